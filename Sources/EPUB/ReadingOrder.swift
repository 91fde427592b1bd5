import Manuscript

/// The content documents of a book in the order of its spine, each with a name that no other has.
///
/// Title page, contents, the chapters with a page before each titled part, colophon. The cover has a page only where
/// the profile wants one: elsewhere the image alone is the cover, or some reading systems show it twice.
struct ReadingOrder: Sendable {
  /// What a document shows.
  enum Content: Sendable {
    case cover
    case titlePage
    case contents
    case part(Part)
    case chapter(Chapter)
    case colophon
  }

  /// A document of the spine.
  struct Document: Sendable {
    /// The name without extension: ASCII letters, digits and hyphens, beginning with a letter.
    let name: String
    let content: Content
    /// Whether it belongs to a titled part.
    var isInPart = false
    /// The documents that a chapter has in fact; the first has the name of this one.
    var pieces: [ChapterPiece] = []

    /// The name of its file.
    var file: String { name + ".xhtml" }

    fileprivate var isChapter: Bool {
      if case .chapter = content { return true }
      return false
    }
  }

  let documents: [Document]
  /// The documents of chapters alone, and where each stands among them.
  private let chapters: [Document]
  private let positions: [String: Int]

  init(_ publication: Publication, hasCoverPage: Bool = false) {
    var names = FileNames(reserved: ["cover", "title", "nav", "colophon"])
    var documents = hasCoverPage ? [Document(name: "cover", content: .cover)] : []
    documents += [
      Document(name: "title", content: .titlePage), Document(name: "nav", content: .contents),
    ]
    for part in publication.parts {
      if part.title != nil { documents.append(Document(name: names.name(for: "part"), content: .part(part))) }
      for chapter in part.chapters {
        let pieces = SplitChapter.ranges(of: chapter).map {
          ChapterPiece(name: names.name(for: chapter.id.description), blocks: $0)
        }
        guard let first = pieces.first else { continue }
        documents.append(
          Document(
            name: first.name, content: .chapter(chapter), isInPart: part.title != nil, pieces: pieces))
      }
    }
    documents.append(Document(name: "colophon", content: .colophon))
    self.documents = documents
    let chapters = documents.filter(\.isChapter)
    self.chapters = chapters
    positions = Dictionary(uniqueKeysWithValues: chapters.indices.map { (chapters[$0].name, $0) })
  }

  /// The chapters before and after the one in the document of that name.
  func neighbours(of name: String) -> (previous: Document?, next: Document?) {
    guard let position = positions[name] else { return (nil, nil) }
    return (
      position > 0 ? chapters[position - 1] : nil,
      position + 1 < chapters.count ? chapters[position + 1] : nil
    )
  }

  /// Where the text begins: the first part or chapter.
  var bodyStart: Document? {
    documents.first { document in
      switch document.content {
      case .part, .chapter: true
      default: false
      }
    }
  }
}

/// Gives out names that differ from each other even where case does not count (OCF §4.2.3).
struct FileNames: Sendable {
  private var taken: Set<String>

  init(reserved: Set<String>) { taken = reserved }

  /// The wish as a name: lower case, at most 60 characters, with a number where it is taken.
  mutating func name(for wish: String) -> String {
    let stem = FileNames.stem(of: wish)
    var name = stem
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }

  private static func stem(of wish: String) -> String {
    let words = wish.lowercased().unicodeScalars.split { !isNameCharacter($0) }
    let stem = String(words.map(String.init).joined(separator: "-").prefix(60))
    // Names also serve as XML names, which begin with a letter.
    guard let first = stem.unicodeScalars.first else { return "c" }
    return ("a"..."z").contains(first) ? stem : "c-" + stem
  }

  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
