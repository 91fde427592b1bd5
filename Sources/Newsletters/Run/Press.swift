public import Manuscript

/// Prints issues. The command gives it: newsletters know no exporter.
public protocol Press: Sendable {
  /// Makes one file of an issue.
  ///
  /// - Parameters:
  ///   - order: which file.
  ///   - issue: of what; the same issue always makes the same bytes.
  ///   - path: where the file is to be written; nothing is there yet.
  /// - Returns: what is known of the file.
  /// - Throws: why it cannot be made; then whatever is at `path` is thrown away.
  func print(_ order: OutputOrder, of issue: Issue, at path: String) async throws(Finding) -> Printed
}

/// What is known of a file that was printed.
public struct Printed: Sendable, Equatable {
  /// The pages of a PDF.
  public var pages: Int?
  /// What could not be shown as it was written.
  public var findings: [Finding]

  /// A file of so many pages.
  public init(pages: Int? = nil, findings: [Finding] = []) {
    self.pages = pages
    self.findings = findings
  }
}
