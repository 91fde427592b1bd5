import Manuscript

/// A content document of a chapter: the whole of it, or of a big one the blocks from one cut to the next.
struct ChapterPiece: Sendable, Equatable {
  /// The name of the document without extension.
  let name: String
  /// The blocks of the chapter that it shows.
  let blocks: Range<Int>

  /// The name of its file.
  var file: String { name + ".xhtml" }
}

/// Cuts big chapters: reading systems hold a whole document in memory, and those on paper-like screens slow down, or
/// give up, from some 300 KB on.
///
/// A cut stands before a heading, the higher the better; without one in reach before any block, but never behind a
/// heading. Blocks stay whole, whatever their size.
enum SplitChapter {
  /// Bytes of XHTML that a document has at most, where its blocks allow it.
  static let limit = 250_000
  /// What a document has besides its blocks.
  private static let frame = 4_000

  /// The blocks of each document of a chapter, in order; one range where it is not big.
  static func ranges(of chapter: Chapter, limit: Int = limit) -> [Range<Int>] {
    let sizes = MarkupSize.sizes(of: chapter)
    let room = limit - frame
    guard sizes.reduce(0, +) > room, chapter.blocks.count > 1 else { return [0..<chapter.blocks.count] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < sizes.count {
      let end = fitting(sizes, from: start, room)
      let cut = end == sizes.count ? end : SplitChapter.cut(chapter.blocks, sizes, start..<end, room)
      ranges.append(start..<cut)
      start = cut
    }
    return ranges
  }

  /// The end of the blocks that fit from `start` on: one at least.
  private static func fitting(_ sizes: [Int], from start: Int, _ room: Int) -> Int {
    var (end, size) = (start + 1, sizes[start])
    while end < sizes.count, size + sizes[end] <= room {
      size += sizes[end]
      end += 1
    }
    return end
  }

  /// The best place to cut behind `range` or within it; no document is to be smaller than a quarter of the room.
  private static func cut(_ blocks: [Block], _ sizes: [Int], _ range: Range<Int>, _ room: Int) -> Int {
    var best: (level: Int, place: Int)?
    var size = sizes[range.lowerBound]
    for place in range.lowerBound + 1..<range.upperBound + 1 {
      if size >= room / 4, let level = blocks[place].headingLevel, level <= best?.level ?? 6 {
        best = (level, place)
      }
      if place < sizes.count { size += sizes[place] }
    }
    if let best { return best.place }
    var end = range.upperBound
    while end > range.lowerBound + 1, blocks[end - 1].headingLevel != nil { end -= 1 }
    return end
  }
}

extension Block {
  fileprivate var headingLevel: Int? {
    if case .heading(let heading) = self { return heading.level }
    return nil
  }
}
