import Manuscript

/// Writes the blocks and inlines of one chapter as XHTML, and notes what it sees on the way.
struct XHTMLWriter {
  /// What stands at the beginning of the next paragraph.
  enum Lead {
    /// The box of a task.
    case task(isDone: Bool)
    /// The number of a note, leading back to its first reference.
    case note(Int)
  }

  let book: BookContext
  let chapter: Chapter
  /// The documents of the chapter.
  let pieces: [ChapterPiece]
  let noteHomes: NoteHomes
  /// Which document is being written, and its ids.
  var piece = 0
  var anchors: Anchors
  /// The words in the language of the chapter.
  let wording: Wording
  let noteNumbers: [NoteID: Int]

  var xml = XMLWriter()
  var facts = ContentFacts()
  var findings: [Finding] = []
  var headings: [OutlineHeading] = []
  var figures: [OutlineFigure] = []

  /// The language of what is being written.
  var language: Language
  /// A link may not stand inside another.
  var isInLink = false
  /// References to notes inside a link, which are links themselves and so follow after it.
  var postponedReferences: [NoteID] = []
  var lead: Lead?
  /// Which pages of the printed edition begin in what is still to be written.
  var pages: PageCursor
  /// Those that have begun in the document.
  var pageBreaks: [PageBreak] = []
  var referenceCounts: [Int: Int] = [:]
  /// The documents in which notes are referred to first.
  var firstReferences: [Int: ChapterPiece] = [:]
  var headingCount = 0
  var figureCount = 0
  /// Whether the notes are being written; their figures are not numbered.
  var isInNotes = false
  private var usedAnchors: Set<String> = []

  init(_ chapter: Chapter, in pieces: [ChapterPiece], of book: BookContext) {
    self.book = book
    self.chapter = chapter
    self.pieces = pieces
    anchors = Anchors(document: pieces.first?.name ?? "")
    wording = Wording(chapter.language)
    pages = book.pageBreaks.cursor(in: chapter)
    language = chapter.language
    facts.languages = [chapter.language]
    noteNumbers = chapter.noteNumbers
    noteHomes = NoteHomes(chapter, pieces, numbers: noteNumbers)
  }

  /// Goes on with another document of the chapter; numbers and anchors go on, too.
  mutating func begin(_ index: Int) {
    piece = index
    anchors = Anchors(document: pieces[index].name)
    xml = XMLWriter()
    facts = ContentFacts()
    facts.languages = [chapter.language]
    findings = []
    headings = []
    figures = []
    pageBreaks = []
    headingCount = 0
  }

  /// The reference to an id in a document of the chapter.
  func address(of id: String, in target: ChapterPiece) -> String {
    target == pieces[piece] ? "#\(id)" : "\(target.file)#\(id)"
  }

  /// The `id` for a block; an anchor that stands twice in a chapter names its first place, as in HTML.
  mutating func id(_ attributes: Attributes) -> XMLAttribute? {
    guard let anchor = attributes.anchor, !anchor.isEmpty, usedAnchors.insert(anchor).inserted else {
      return nil
    }
    return .id(anchors.id(anchor: anchor))
  }

  /// Writes with the language of a passage, where it differs from what is around.
  mutating func inLanguage(
    of attributes: Attributes, _ write: (inout XHTMLWriter, _ language: Language?) -> Void
  ) {
    inLanguage(attributes.language, write)
  }

  /// Writes with another language; the closure gets it only where it must be said.
  mutating func inLanguage(
    _ other: Language?, _ write: (inout XHTMLWriter, _ language: Language?) -> Void
  ) {
    guard let other, other != language else { return write(&self, nil) }
    let outer = language
    language = other
    facts.languages.insert(other)
    write(&self, other)
    language = outer
  }

  /// Records what could not be shown as it was written.
  mutating func report(_ id: FindingID, _ message: String, at place: SourcePlace? = nil) {
    findings.append(Finding(id, message, at: place ?? chapter.place))
  }
}
