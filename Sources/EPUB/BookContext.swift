import Manuscript
import Profiles
import Themes
import Zip

/// What every content document needs to know about the book that it belongs to.
struct BookContext: Sendable {
  let metadata: Metadata
  let theme: Theme
  let options: EPUBOptions
  let order: ReadingOrder
  let destinations: Destinations
  let images: ImageFiles
  /// Where the pages of the printed edition begin.
  let pageBreaks: PageBreaks
  /// The picture on the cover.
  let cover: ImageFiles.File?
  /// The words of the book itself, in its language.
  let wording: Wording

  init(
    _ publication: Publication, theme: Theme, options: EPUBOptions, images: ImageFiles,
    cover: ImageFiles.File?
  ) {
    metadata = publication.metadata
    self.theme = theme
    self.options = options
    self.cover = cover
    order = ReadingOrder(
      publication, hasCoverPage: cover != nil && options.profile.rules.coverPage == .needed)
    destinations = Destinations(order)
    self.images = images
    pageBreaks = PageBreaks(options.pageList)
    wording = Wording(publication.metadata.language)
  }

  /// Whether the cover has a page of its own.
  var hasCoverPage: Bool { cover != nil && options.profile.rules.coverPage == .needed }
}

/// A content document as it was written.
struct RenderedDocument: Sendable {
  let name: String
  private(set) var content: ArchiveEntry.Content
  let features: Set<DocumentFeature>
  let facts: ContentFacts
  let findings: [Finding]
  /// The headings that the contents may show.
  let headings: [OutlineHeading]
  /// The numbered figures, for the list of illustrations.
  let figures: [OutlineFigure]
  /// The pages of the printed edition that begin in it.
  let pages: [PageBreak]
  /// By what the text is known; empty for all but chapters.
  let fingerprint: [UInt8]

  init(
    _ name: String, _ xml: XMLWriter, facts: ContentFacts = ContentFacts(), findings: [Finding] = [],
    headings: [OutlineHeading] = [], figures: [OutlineFigure] = [], pages: [PageBreak] = [],
    fingerprint: [UInt8] = [], place: SourcePlace? = nil
  ) {
    self.name = name
    content = .bytes(xml.bytes)
    features = xml.features
    self.facts = facts
    self.headings = headings
    self.figures = figures
    self.pages = pages
    self.fingerprint = fingerprint
    guard xml.droppedCharacters > 0 else {
      self.findings = findings
      return
    }
    let message = "\(xml.droppedCharacters) control characters were left out"
    self.findings = findings + [Finding(.controlCharacters, message, at: place)]
  }

  /// Deflates the text, so that a long book waits for the archive in a third of the memory.
  mutating func pack(_ compressor: Compressor) {
    guard case .bytes(let bytes) = content else { return }
    content = .packed(compressor.pack(bytes))
  }
}

/// A heading inside a chapter, for the contents.
struct OutlineHeading: Sendable {
  let level: Int
  let title: String
  /// The reference from the folder of the package document.
  let address: String
}

/// A numbered figure, for the list of illustrations.
struct OutlineFigure: Sendable {
  /// Its number and its caption.
  let title: String
  /// The reference from the folder of the package document.
  let address: String
}
