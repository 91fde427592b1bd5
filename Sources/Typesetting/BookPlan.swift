import Manuscript

/// What of a publication is needed when its chapters have been set: all but their text.
struct BookPlan: Sendable {
  let metadata: Metadata
  /// The parts that have chapters.
  let parts: [PartPlan]
  let chapters: [ChapterPlan]

  init(_ publication: Publication) {
    metadata = publication.metadata
    parts = publication.parts.compactMap { PartPlan($0, language: publication.metadata.language) }
    var chapters = zip(parts, publication.parts.filter { !$0.chapters.isEmpty }).flatMap { plan, part in
      part.chapters.enumerated().map { ChapterPlan(id: $1.id, part: plan, beginsPart: $0 == 0) }
    }
    if !chapters.isEmpty { chapters[0].isFirst = true }
    self.chapters = chapters
  }
}

/// A part of a book.
struct PartPlan: Sendable {
  let title: String?
  /// Where it begins.
  let target: String
  /// How many chapters stand in it.
  let count: Int
  /// What it is in the structure, if it has a title.
  let element: StructureElement?

  /// A part without chapters is none.
  fileprivate init?(_ part: Part, language: Language) {
    guard let first = part.chapters.first else { return nil }
    title = part.title
    target = TargetName.anchor("§part", in: first.id)
    count = part.chapters.count
    element = title.map { _ in StructureElement(.part, language: language) }
  }
}

/// A chapter, and the part that begins with it.
struct ChapterPlan: Sendable {
  let id: ChapterID
  /// The part that it stands in, if that has a title.
  let part: StructureElement?
  /// The title of the part of which it is the first chapter, and where that part begins.
  let section: (title: String, target: String)?
  /// Whether it is the first one of the book.
  var isFirst = false

  fileprivate init(id: ChapterID, part: PartPlan, beginsPart: Bool) {
    self.id = id
    self.part = part.element
    section = beginsPart ? part.title.map { ($0, part.target) } : nil
  }
}
