public import Manuscript
import Settings

/// Why a theme cannot be used: every problem of its files at once, in the order of their places.
public struct ThemeError: Error, Sendable, Equatable {
  /// At least one finding: `theme-missing`, `theme-invalid` or `theme-unknown-key`.
  public let findings: [Finding]

  /// An error of `findings`, which it sorts by place.
  public init(_ findings: [Finding]) { self.findings = findings.sortedByPlace }
}

extension ThemeError: CustomStringConvertible {
  /// One line for each problem: `path:line:column: message`.
  public var description: String { findings.lines }
}
