import Manuscript
import Themes

/// Numbers the notes of a chapter in the order of their first references, and turns external links into notes
/// of the same sequence or into bracketed addresses, as the theme asks.
struct NumberNotes {
  /// A note as it will be printed.
  struct NumberedNote: Sendable, Equatable {
    var id: NoteID
    /// What is printed at the reference and before the note.
    var mark: String
    var blocks: [Block]
  }

  private var links: LinkStyle
  private let language: Language
  private let written: [NoteID: Note]
  private var numbered: [NumberedNote] = []
  private var indices: [NoteID: Int] = [:]
  /// The number of the last note that has one.
  private var count = 0

  /// What becomes of a chapter: blocks with note references in the place of addresses, and its notes.
  struct Result: Sendable, Equatable {
    var blocks: [Block]
    var notes: [NumberedNote]
    /// Whether the first note gives the address at which the chapter was published; nothing refers to it.
    var hasSource: Bool
    /// The notes that nothing refers to: how many of the last ones.
    var orphans: Int
    var marks: [NoteID: String] { Dictionary(notes.map { ($0.id, $0.mark) }) { first, _ in first } }
  }

  /// Numbers the notes of `chapter`.
  static func run(_ chapter: Chapter, links: LinkStyle) -> Result {
    var numbers = NumberNotes(chapter, links: links)
    if let source = chapter.byline.source, links == .notes { numbers.addSource(source) }
    let hasSource = !numbers.numbered.isEmpty
    let blocks = numbers.rewrite(chapter.blocks)
    numbers.rewriteNotes(from: 0)
    let referred = numbers.numbered.count
    for note in chapter.notes { _ = numbers.number(note.id) }
    numbers.rewriteNotes(from: referred)
    return Result(
      blocks: blocks, notes: numbers.numbered, hasSource: hasSource,
      orphans: numbers.numbered.count - referred)
  }

  /// The address of the chapter itself stands before all notes, with a word in the place of a number.
  private mutating func addSource(_ address: String) {
    let link = Inline.link(Link(.external(address), [.text(address)]))
    numbered.append(
      NumberedNote(
        id: NoteID("source"), mark: Wording(language).source,
        blocks: [.paragraph(Paragraph([link], alignment: .start))]))
  }

  private init(_ chapter: Chapter, links: LinkStyle) {
    self.links = links
    language = chapter.language
    written = Dictionary(chapter.notes.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Notes may refer to notes, which are then numbered behind them. Addresses in notes are printed in place.
  private mutating func rewriteNotes(from start: Int) {
    if links == .notes { links = .inline }
    var index = start
    while index < numbered.count {
      if written[numbered[index].id] != nil { numbered[index].blocks = rewrite(numbered[index].blocks) }
      index += 1
    }
  }

  /// The note's place in the sequence; it is numbered if this is its first reference.
  private mutating func number(_ id: NoteID) -> Int? {
    if let index = indices[id] { return index }
    guard let note = written[id] else { return nil }
    return append(id, note.blocks)
  }

  private mutating func append(_ id: NoteID, _ blocks: [Block]) -> Int {
    indices[id] = numbered.count
    count += 1
    numbered.append(NumberedNote(id: id, mark: String(count), blocks: blocks))
    return numbered.count - 1
  }

  /// An address is one note, however often the chapter links to it.
  private mutating func reference(to address: String) -> Inline {
    let id = NoteID("→ \(address)")
    if indices[id] == nil {
      let link = Inline.link(Link(.external(address), [.text(address)]))
      _ = append(id, [.paragraph(Paragraph([link], alignment: .start))])
    }
    return .noteReference(id)
  }
}

extension NumberNotes: Rewriter {
  mutating func rewrite(_ inline: Inline) -> [Inline] {
    switch inline {
    case .noteReference(let id):
      _ = number(id)
      return [inline]
    case .link(let link): return [rewriteChildren(of: inline)] + address(of: link)
    default: return [rewriteChildren(of: inline)]
    }
  }

  /// What stands behind a link on paper; nothing where the reader sees the address already.
  private mutating func address(of link: Link) -> [Inline] {
    guard case .external(let address) = link.destination else { return [] }
    let text = link.inlines.plainText
    let isShown = ["", "http://", "https://", "mailto:"].contains {
      [$0 + text, $0 + text + "/"].contains(address)
    }
    if isShown { return [] }
    switch links {
    case .none: return []
    case .notes: return [reference(to: address)]
    case .inline: return [.text(PrintedAddress.text(address, in: language))]
    }
  }
}
