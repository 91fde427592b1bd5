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

  private let order: [ChapterID: Int]
  /// The furthest position on the pages so far, and the one that the last page began with.
  private var reached: Key?
  private var last: Key?

  /// - Parameter order: the places of chapters among each other.
  init(_ order: [ChapterID: Int]) { self.order = order }

  /// What the next page begins with. One on which no text begins, such as a blank one, has no beginning in the text.
  ///
  /// Figures that were moved to the head of a column stand before text that comes first: the page begins with the
  /// first text that goes on behind the page before.
  mutating func start(of page: DraftPage) -> TextPosition? {
    let positions = page.parts.filter { $0.region != .notes }.flatMap(\.fragments)
      .compactMap(\.fragment.position)
    let found = positions.compactMap { position in
      order[position.chapter].map { (Key(chapter: $0, place: position.place), position) }
    }
    let start =
      found.first { key, _ in reached.map { key >= $0 } ?? true }
      ?? found.first { key, _ in last.map { key >= $0 } ?? true }
    if let furthest = found.map(\.0).max() { reached = max(reached ?? furthest, furthest) }
    guard let start else { return nil }
    last = start.0
    return start.1
  }
}
