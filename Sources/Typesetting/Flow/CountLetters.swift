import Manuscript
import Themes

/// Counts the letters and digits of text as ``TextPosition`` does: neither rubies, nor marks of notes, nor the addresses
/// that ``NumberNotes`` prints behind links.
struct CountLetters: Walker {
  private var count = 0
  private var links: PrintedAddress

  private init(_ style: LinkStyle) { links = PrintedAddress(style) }

  /// The letters of some text.
  static func of(_ inlines: [Inline], _ style: LinkStyle) -> Int {
    var counter = CountLetters(style)
    for inline in inlines { counter.visit(inline) }
    return counter.count
  }

  /// The letters of blocks with all that is in them.
  static func of(_ blocks: [Block], _ style: LinkStyle) -> Int {
    var counter = CountLetters(style)
    for block in blocks { counter.visit(block) }
    return counter.count
  }

  mutating func visit(_ block: Block) {
    switch block {
    case .code(let code): count += code.text.letterCount
    case .math(let math): count += math.tex.letterCount
    case .linkCard(let card):
      count += card.title.letterCount
      if card.title != card.address { count += card.address.letterCount }
    case .paragraph, .heading, .list, .definitionList, .quote, .table, .figure, .rule, .aside: break
    }
    walkChildren(of: block)
  }

  mutating func visit(_ inline: Inline) {
    if links.isPrinted(inline) { return }
    switch inline {
    case .text(let text), .code(let text), .math(let text): count += text.letterCount
    default: break
    }
    walkChildren(of: inline)
    links.leave(inline)
  }
}

/// Knows the addresses that stand behind links on paper, where the theme prints them in the text.
struct PrintedAddress {
  private let isInline: Bool
  /// The address of the link that ended just before.
  private var address: String?

  init(_ style: LinkStyle) { isInline = style == .inline }

  /// An address as it is printed behind its link.
  static func text(_ address: String, in language: Language) -> String {
    language.isCJK ? "（\(address)）" : " (\(address))"
  }

  /// Whether an inline is the address of the link before it.
  mutating func isPrinted(_ inline: Inline) -> Bool {
    guard isInline else { return false }
    defer { address = nil }
    guard let address, case .text(let text) = inline else { return false }
    return text == "（\(address)）" || text == " (\(address))"
  }

  /// Goes on behind an inline.
  mutating func leave(_ inline: Inline) {
    guard isInline, case .link(let link) = inline, case .external(let address) = link.destination else {
      return
    }
    self.address = address
  }
}
