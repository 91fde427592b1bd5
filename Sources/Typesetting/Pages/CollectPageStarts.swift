import Manuscript

/// Finds out with what of the text each page begins.
struct CollectPageStarts {
  /// A position among all chapters.
  private struct Key: Comparable {
    var chapter: Int
    var place: TextPosition.Place

    static func < (one: Key, other: Key) -> Bool {
      (one.chapter, one.place) < (other.chapter, other.place)
    }
  }

  private let chapters: [ChapterID: Int]
  private(set) var starts: [PageStart] = []
  /// The furthest position on the pages so far, and the one that the last page began with.
  private var reached: Key?
  private var last: Key?

  init(_ publication: Publication) {
    chapters = Dictionary(publication.chapters.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Adds the next page. One on which no text begins, such as a blank one, has no beginning in the text.
  ///
  /// Figures that were moved to the head of a column stand before text that comes first: the page begins with the
  /// first text that goes on behind the page before.
  mutating func add(_ page: DraftPage, label: String) {
    let positions = page.parts.filter { $0.region != .notes }.flatMap(\.fragments)
      .compactMap(\.fragment.position)
    let found = positions.compactMap { position in
      chapters[position.chapter].map { (Key(chapter: $0, place: position.place), position) }
    }
    let start =
      found.first { key, _ in reached.map { key >= $0 } ?? true }
      ?? found.first { key, _ in last.map { key >= $0 } ?? true }
    if let furthest = found.map(\.0).max() { reached = max(reached ?? furthest, furthest) }
    guard let start else { return }
    last = start.0
    starts.append(PageStart(label: label, position: start.1))
  }
}
