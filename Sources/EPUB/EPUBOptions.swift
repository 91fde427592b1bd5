public import Manuscript

/// What an EPUB needs besides publication and theme.
public struct EPUBOptions: Sendable, Equatable {
  /// When this version of the book was made; nothing here asks the clock.
  public var modified: PostDate
  /// How deep the contents go: 1: chapters; 2: also headings of level 2, and so on to 6.
  public var tocDepth: Int
  /// How many tasks may work at the same time.
  public var jobs: Int
  /// The program that made the book, with its version, for the colophon and the metadata.
  public var generator: String
  /// Whether each chapter ends with links to the one before, the contents and the next, as in newsletters.
  public var hasChapterLinks: Bool
  /// The folder in which what was found out about fonts is kept between runs; without it no cover is drawn and no font
  /// embedded.
  public var fontCacheFolder: String?
  /// The folders in which fonts to embed are looked for; `nil` for the system's own.
  public var fontFolders: [String]?
  /// The reading systems that the book is made for.
  public var profile: EPUBProfile
  /// The most bytes that the archive may have; `nil` for any number.
  public var maximumSize: Int?
  /// Where pictures that are made smaller are kept, within the folder for caches; without it they stay in memory.
  public var pictureCacheFolder: String?
  /// The pages of a printed edition that was made with the book.
  package var pageList: PageList?
  /// Where chapters are on the web that are in another volume of the same book.
  package var addresses: [ChapterID: String] = [:]

  /// Options for a book made at `modified`.
  public init(
    modified: PostDate, tocDepth: Int = 2, jobs: Int = 2, generator: String = "Bifolium",
    hasChapterLinks: Bool = false, fontCacheFolder: String? = nil, fontFolders: [String]? = nil,
    profile: EPUBProfile = .generic, maximumSize: Int? = nil, pictureCacheFolder: String? = nil
  ) {
    self.modified = modified
    self.tocDepth = min(max(tocDepth, 1), 6)
    self.jobs = max(jobs, 1)
    self.generator = generator
    self.hasChapterLinks = hasChapterLinks
    self.fontCacheFolder = fontCacheFolder
    self.fontFolders = fontFolders
    self.profile = profile
    self.maximumSize = maximumSize
    self.pictureCacheFolder = pictureCacheFolder
  }
}

/// What became of an export.
public struct EPUBResult: Sendable, Equatable {
  /// What could not be shown as it was written.
  public var findings: [Finding]
  /// The number of files in the container.
  public var files: Int
  /// The size of the archive.
  public var bytes: Int
}
