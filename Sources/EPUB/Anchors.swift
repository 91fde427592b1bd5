import Manuscript

/// The ids of one document. They are ASCII, begin with the document's name, and cannot collide: what the
/// author wrote, what is numbered and what belongs to notes stand in name spaces of their own.
struct Anchors: Sendable {
  /// The name of the document.
  let document: String

  /// The id of the chapter's title.
  var title: String { document + ".title" }

  /// The id for an anchor of the author's.
  func id(anchor: String) -> String { "\(document).a.\(Anchors.ascii(anchor))" }

  /// The id for a heading without an anchor; headings count from 1.
  func id(heading number: Int) -> String { "\(document).h.\(number)" }

  /// The id of a note; notes count from 1.
  func id(note number: Int) -> String { "\(document).n.\(number)" }

  /// The id of a numbered figure; figures count from 1.
  func id(figure number: Int) -> String { "\(document).f.\(number)" }

  /// The id of a reference to a note, of which there may be several.
  func id(reference count: Int, toNote number: Int) -> String {
    "\(document).r.\(number)" + (count > 1 ? ".\(count)" : "")
  }

  /// Anchors that differ get spellings that differ: letters, digits and hyphens stay, all else becomes
  /// the number of its character between underscores.
  private static func ascii(_ anchor: String) -> String {
    var text = ""
    for scalar in anchor.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": text.unicodeScalars.append(scalar)
      default: text += "_\(String(scalar.value, radix: 16))_"
      }
    }
    return text
  }
}

/// Where the chapters of a book and the anchors in them are.
struct Destinations: Sendable {
  private struct Target: Sendable {
    /// Its documents.
    let pieces: [ChapterPiece]
    /// In which of them each anchor is, counted from 0.
    let anchors: [String: Int]
  }

  private let targets: [ChapterID: Target]

  init(_ order: ReadingOrder) {
    var targets: [ChapterID: Target] = [:]
    for document in order.documents {
      guard case .chapter(let chapter) = document.content, targets[chapter.id] == nil else { continue }
      targets[chapter.id] = Target(
        pieces: document.pieces, anchors: AnchorCollector.anchors(of: chapter, in: document.pieces))
    }
    self.targets = targets
  }

  /// The reference to a chapter or a place in it; `nil` where the book has no such chapter.
  ///
  /// - Returns: the reference, and whether the anchor was found. Without the anchor it leads to the
  ///   chapter's beginning.
  func reference(to chapter: ChapterID, anchor: String?) -> (address: String, isExact: Bool)? {
    guard let target = targets[chapter], let first = target.pieces.first else { return nil }
    guard let anchor, !anchor.isEmpty else { return (first.file, true) }
    guard let index = target.anchors[anchor] else { return (first.file, false) }
    let piece = target.pieces[index]
    return ("\(piece.file)#\(Anchors(document: piece.name).id(anchor: anchor))", true)
  }
}

/// Collects the anchors of a chapter, each with the document that it is written in first.
private struct AnchorCollector: Walker {
  private var anchors: [String: Int] = [:]
  private var piece = 0

  static func anchors(of chapter: Chapter, in pieces: [ChapterPiece]) -> [String: Int] {
    var collector = AnchorCollector()
    let homes = NoteHomes(chapter, pieces, numbers: chapter.noteNumbers)
    for (index, piece) in pieces.enumerated() {
      collector.piece = index
      for block in chapter.blocks[piece.blocks] { collector.visit(block) }
      for (number, note) in chapter.notes.enumerated() where homes[number + 1] == index {
        collector.walk(note.blocks)
      }
    }
    return collector.anchors
  }

  mutating func visit(_ block: Block) {
    if let anchor = block.attributes.anchor, anchors[anchor] == nil { anchors[anchor] = piece }
    walkChildren(of: block)
  }

  // Nothing inside a line has an anchor.
  mutating func visit(_ inline: Inline) {}
}
