import Manuscript

/// In which document of a chapter each note stands: in that of its first reference, where reading systems look for what
/// they pop up.
struct NoteHomes: Sendable {
  /// The document, counted from 0, by the number of the note.
  private var homes: [Int: Int] = [:]
  private let last: Int

  /// The homes of the notes of a chapter that is cut into `pieces`.
  init(_ chapter: Chapter, _ pieces: [ChapterPiece], numbers: [NoteID: Int]) {
    last = pieces.count - 1
    guard pieces.count > 1 else { return }
    for (index, piece) in pieces.enumerated() {
      var waiting = NoteReferences.of(chapter.blocks[piece.blocks])
      // Notes refer to notes.
      while let id = waiting.popFirst() {
        guard let number = numbers[id], homes[number] == nil else { continue }
        homes[number] = index
        waiting += NoteReferences.of(chapter.notes[number - 1].blocks[...])
      }
    }
  }

  /// The document of a note; nobody misses one without a reference before the end.
  subscript(number: Int) -> Int { homes[number] ?? last }
}

/// Collects references in their order.
private struct NoteReferences: Walker {
  private var found: [NoteID] = []

  static func of(_ blocks: ArraySlice<Block>) -> ArraySlice<NoteID> {
    var collector = NoteReferences()
    for block in blocks { collector.visit(block) }
    return collector.found[...]
  }

  mutating func visit(_ inline: Inline) {
    if case .noteReference(let id) = inline { found.append(id) }
    walkChildren(of: inline)
  }
}

extension Chapter {
  /// The numbers of the notes, counted from 1; of two of one name the first has it.
  var noteNumbers: [NoteID: Int] {
    Dictionary(notes.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }
}
