import Manuscript

/// The pages of the printed edition by the chapters in which they begin.
struct PageBreaks: Sendable {
  private var starts: [ChapterID: [PageStart]] = [:]

  /// The pages of `list`; those whose chapters are in other books are never asked for.
  init(_ list: PageList?) {
    for start in list?.starts ?? [] { starts[start.position.chapter, default: []].append(start) }
  }

  /// The folios of the pages with the title of a part.
  func labels(of part: Part) -> [String] {
    guard let first = part.chapters.first else { return [] }
    return starts[first.id, default: []].filter { $0.position.place == .part }.map(\.label)
  }

  /// The pages that begin in a chapter.
  func cursor(in chapter: Chapter) -> PageCursor {
    PageCursor(waiting: starts[chapter.id, default: []].filter { $0.position.place != .part }[...])
  }
}

/// Goes through the letters of a chapter and tells where pages begin.
struct PageCursor: Sendable {
  /// The pages that have not begun yet, in their order.
  private(set) var waiting: ArraySlice<PageStart>
  private var block = -1
  private var letters = 0

  fileprivate init(waiting: ArraySlice<PageStart>) { self.waiting = waiting }

  /// Whether a page begins in the block that is being written, or should have begun before it.
  var isNear: Bool {
    guard let next = waiting.first else { return false }
    switch next.position.place {
    case .part, .opening: return true
    case .text(let block, _): return block <= self.block
    }
  }

  /// Begins a block of the chapter.
  mutating func begin(_ block: Int) {
    self.block = block
    letters = 0
  }

  /// Goes over letters in which no page begins.
  mutating func pass(_ count: Int) { letters += count }

  /// How many of the next `count` letters stand before the next page; `nil` if it begins behind them.
  func offset(within count: Int) -> Int? {
    guard isNear, count > 0 else { return nil }
    guard case .text(block, let first)? = waiting.first?.position.place else { return 0 }
    return first < letters + count ? max(0, first - letters) : nil
  }

  /// The folio of the page that begins next.
  mutating func next() -> String? { waiting.popFirst()?.label }
}

/// The beginning of a page of the printed edition in a document.
struct PageBreak: Sendable {
  /// The folio as printed.
  let label: String
  /// The reference from the folder of the package document.
  let address: String
}
