public import Manuscript

/// What an export needs from its surroundings: nothing in it is read from the clock or the environment.
public struct PDFOptions: Sendable {
  /// The date that the file is stamped with; the same date gives the same bytes.
  public var created: PostDate
  /// The program and its version, for the document information.
  public var generator: String
  /// How many workers may set type at once; at least 1.
  public var jobs: Int
  /// The folders in which fonts are looked for; `nil` for the system's own.
  public var fontFolders: [String]?
  /// The folders in which hyphenation dictionaries are looked for; `nil` for the system's own.
  public var hyphenationFolders: [String]?
  /// A folder where what was found out about fonts may be kept between runs.
  public var fontCacheFolder: String

  /// Options for one export.
  public init(
    created: PostDate, generator: String, jobs: Int = 1, fontFolders: [String]? = nil,
    hyphenationFolders: [String]? = nil, fontCacheFolder: String
  ) {
    self.created = created
    self.generator = generator
    self.jobs = jobs
    self.fontFolders = fontFolders
    self.hyphenationFolders = hyphenationFolders
    self.fontCacheFolder = fontCacheFolder
  }
}

/// What came of an export.
public struct PDFResult: Sendable {
  /// Pages, the cover included.
  public var pages: Int
  /// The length of the file.
  public var bytes: Int
  /// What was found on the way, in reading order.
  public var findings: [Finding]
  /// What the pages of the body begin with.
  package var pageStarts: [PageStart] = []
}
