import Manuscript

/// How many bytes of XHTML blocks come to, or a little less: counted on the manuscript, so that links know where
/// everything will be before the first document is written.
struct MarkupSize: Walker {
  private var bytes = 0
  private var notes: [NoteID: Note]
  /// Ids hold the name of their document.
  private static let idLength = 70

  private init(_ notes: [Note]) {
    self.notes = Dictionary(notes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The size of each block of a chapter with the notes that it is the first to refer to.
  static func sizes(of chapter: Chapter) -> [Int] {
    var counter = MarkupSize(chapter.notes)
    return chapter.blocks.map { block in
      counter.bytes = 0
      counter.visit(block)
      return counter.bytes
    }
  }

  mutating func visit(_ block: Block) {
    bytes += 24
    if let anchor = block.attributes.anchor { bytes += MarkupSize.idLength + 6 * anchor.utf8.count }
    if block.attributes.language != nil { bytes += 40 }
    switch block {
    case .heading: bytes += MarkupSize.idLength
    case .code(let code): bytes += MarkupSize.escaped(code.text) + 32 * code.tokens.count + 40
    case .math(let math): bytes += MarkupSize.escaped(math.tex) + 40
    case .linkCard(let card): bytes += MarkupSize.escaped(card.title) + 2 * card.address.utf8.count + 80
    case .list(let list): bytes += 60 * list.items.count
    case .definitionList(let list): bytes += 40 * list.items.count
    case .table(let table):
      bytes += 80 + (table.head + table.body).reduce(0) { $0 + 12 + 70 * $1.count }
    case .paragraph, .quote, .figure, .rule, .aside: break
    }
    walkChildren(of: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text): bytes += MarkupSize.escaped(text)
    case .code(let text), .math(let text): bytes += MarkupSize.escaped(text) + 40
    case .image(let image):
      bytes += 160 + (image.alternative?.utf8.count ?? 0) + (image.title?.utf8.count ?? 0)
    case .link(let link):
      bytes += 40 + MarkupSize.length(of: link.destination) + (link.title?.utf8.count ?? 0)
    case .ruby(let pairs): bytes += pairs.reduce(20) { $0 + 48 + $1.text.utf8.count }
    case .noteReference(let id): count(id)
    case .emphasis, .strong, .underline, .strike, .lineBreak, .sub, .sup, .mark, .keyboard, .smallCaps, .span:
      bytes += 48
    }
    walkChildren(of: inline)
  }

  /// A reference, and the note itself, which stands in the document of its first one.
  private mutating func count(_ id: NoteID) {
    bytes += 2 * MarkupSize.idLength + 100
    guard let note = notes.removeValue(forKey: id) else { return }
    bytes += 2 * MarkupSize.idLength + 200
    walk(note.blocks)
  }

  private static func length(of destination: LinkDestination) -> Int {
    switch destination {
    case .external(let address): escaped(address) + address.utf8.count / 8
    case .chapter(_, let anchor): 2 * idLength + 6 * (anchor?.utf8.count ?? 0)
    }
  }

  /// Bytes of text; `&amp;` and its like are up to six for one.
  private static func escaped(_ text: String) -> Int {
    var count = 0
    for byte in text.utf8 {
      count += 1
      if byte == 0x26 || byte == 0x3c || byte == 0x3e || byte == 0x22 { count += 5 }
    }
    return count
  }
}
