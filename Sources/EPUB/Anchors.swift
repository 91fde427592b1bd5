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
    let document: ReadingOrder.Document
    let anchors: Set<String>
  }

  private let targets: [ChapterID: Target]

  init(_ order: ReadingOrder) {
    var targets: [ChapterID: Target] = [:]
    for document in order.documents {
      guard case .chapter(let chapter) = document.content, targets[chapter.id] == nil else { continue }
      var collector = AnchorCollector()
      collector.walk(chapter)
      targets[chapter.id] = Target(document: document, anchors: collector.anchors)
    }
    self.targets = targets
  }

  /// The reference to a chapter or a place in it; `nil` where the book has no such chapter.
  ///
  /// - Returns: the reference, and whether the anchor was found. Without the anchor it leads to the
  ///   chapter's beginning.
  func reference(to chapter: ChapterID, anchor: String?) -> (address: String, isExact: Bool)? {
    guard let target = targets[chapter] else { return nil }
    guard let anchor, !anchor.isEmpty else { return (target.document.file, true) }
    guard target.anchors.contains(anchor) else { return (target.document.file, false) }
    let id = Anchors(document: target.document.name).id(anchor: anchor)
    return ("\(target.document.file)#\(id)", true)
  }
}

/// Collects the anchors of a chapter.
private struct AnchorCollector: Walker {
  var anchors: Set<String> = []

  mutating func visit(_ block: Block) {
    if let anchor = block.attributes.anchor { anchors.insert(anchor) }
    walkChildren(of: block)
  }

  // Nothing inside a line has an anchor.
  mutating func visit(_ inline: Inline) {}
}
