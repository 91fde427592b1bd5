public import Manuscript

/// Prints issues. The command gives it: newsletters know no exporter.
public protocol Press: Sendable {
  /// Brings to hand what all files of an issue need: their themes, and the pictures once for all.
  ///
  /// - Parameters:
  ///   - issue: what is to be printed.
  ///   - jobs: how many tasks may work at once.
  ///   - progress: is told how many pictures are at hand.
  /// - Returns: the issue, ready to be printed.
  /// - Throws: why it cannot be printed, such as what is wrong with a theme.
  func prepare(_ issue: Issue, jobs: Int, progress: @escaping Tally.Listener) async throws(RunFailure)
    -> any PreparedIssue
}

/// An issue with everything that its files need.
public protocol PreparedIssue: Sendable {
  /// What was found while it was prepared, such as pictures that are missing.
  var findings: [Finding] { get }

  /// Makes one file. The PDFs of an issue are asked for before its EPUBs, which may show their page numbers.
  ///
  /// - Parameters:
  ///   - order: which file; the same issue always makes the same bytes.
  ///   - path: where the file is to be written; nothing is there yet.
  ///   - progress: is told how much of it is done.
  /// - Returns: what is known of the file.
  /// - Throws: why it cannot be made; then whatever is at `path` is thrown away.
  func print(_ order: OutputOrder, at path: String, progress: @escaping Tally.Listener) async throws(Finding)
    -> Printed

  /// Reads a file again and checks that it is whole.
  ///
  /// - Throws: a finding `output-invalid` that says what is wrong with it.
  func examine(_ order: OutputOrder, at path: String, _ printed: Printed) throws(Finding)
}

extension [OutputOrder] {
  /// The files in the order in which they are printed: PDFs first.
  var inPrintingOrder: [OutputOrder] {
    filter { $0.output.format == .pdf } + filter { $0.output.format != .pdf }
  }
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
