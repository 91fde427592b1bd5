/// What was made of an issue: the last file that goes into its folder, before the folder gets its name.
///
/// It says nothing of when and where, so that two workers that made the same have the same receipt.
public struct Receipt: Sendable, Equatable, Codable {
  /// The version of the format.
  public var version: Int
  /// The issue.
  public var key: String
  /// Its title.
  public var title: String
  /// Its files, in the order of the job.
  public var outputs: [ReceiptOutput]
  /// How often each id was found while it was made.
  public var findings: [String: Int]

  /// The name of the file.
  static let name = "receipt.json"
}

/// A file that was made.
public struct ReceiptOutput: Sendable, Equatable, Codable {
  /// The name in the folder of the receipt.
  public var file: String
  /// What the ledger is told of it: its path as the job names it, its digest and its size.
  public var issued: IssuedOutput
}

/// What a maker says of an issue that it has made.
public struct MadeItem: Sendable, Equatable, Codable {
  /// The title of the issue.
  public var title: String
  /// Its files, in the order of the job.
  public var files: [MadeFile]
  /// How often each id was found.
  public var findings: [String: Int]

  /// An issue of `files`.
  public init(title: String, files: [MadeFile], findings: [String: Int]) {
    self.title = title
    self.files = files
    self.findings = findings
  }
}

/// A file that a maker has made.
public struct MadeFile: Sendable, Equatable, Codable {
  /// The name in the folder that it was given.
  public var file: String
  /// Its path as the job names it.
  public var path: String
  /// `epub` or `pdf`.
  public var format: String
  /// The pages of a PDF.
  public var pages: Int?

  /// A file called `file`, which is to go to `path`.
  public init(file: String, path: String, format: String, pages: Int?) {
    self.file = file
    self.path = path
    self.format = format
    self.pages = pages
  }
}
