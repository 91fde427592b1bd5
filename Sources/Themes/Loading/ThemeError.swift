public import Manuscript

/// Why a theme cannot be used: every problem of its files at once, in the order of their places.
public struct ThemeError: Error, Sendable, Equatable {
  /// At least one finding: `theme-missing`, `theme-invalid` or `theme-unknown-key`.
  public let findings: [Finding]

  /// An error of `findings`, which it sorts by place.
  public init(_ findings: [Finding]) {
    self.findings = findings.sorted { lhs, rhs in
      guard let lhs = lhs.place, let rhs = rhs.place else { return lhs.place == nil && rhs.place != nil }
      return (lhs.path, lhs.line ?? 0, lhs.column ?? 0) < (rhs.path, rhs.line ?? 0, rhs.column ?? 0)
    }
  }
}

extension ThemeError: CustomStringConvertible {
  /// One line for each problem: `path:line:column: message`.
  public var description: String {
    findings.map { finding in (finding.place.map { "\($0): " } ?? "") + finding.message }.joined(
      separator: "\n")
  }
}
