import Manuscript

extension XHTMLWriter {
  mutating func write(_ inlines: [Inline]) { for inline in inlines { write(inline) } }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): writeText(text)
    case .emphasis(let inlines): writeEmphasis(inlines)
    case .strong(let inlines): write(inlines, in: "strong")
    case .strike(let inlines): write(inlines, in: "del")
    case .underline(let inlines): write(inlines, in: "u")
    case .code(let text): writeCode(text)
    case .link(let link):
      writeLink(to: link.destination, title: link.title) { $0.writeText(of: link) }
    case .image(let image): write(image)
    case .lineBreak: xml.empty("br")
    case .sub(let inlines): write(inlines, in: "sub")
    case .sup(let inlines): write(inlines, in: "sup")
    case .ruby(let pairs): write(pairs)
    case .noteReference(let id): writeReference(to: id)
    case .mark(let inlines): write(inlines, in: "mark")
    case .keyboard(let inlines): write(inlines, in: "kbd")
    case .math(let tex):
      facts.hasTeX = true
      writeCode(tex, .style("math"))
    case .span(let language, let inlines): write(inlines, in: language)
    }
  }

  private mutating func writeCode(_ text: String, _ style: XMLAttribute? = nil) {
    xml.open("code", style)
    writeCounted(text)
    xml.close()
  }

  private mutating func write(_ inlines: [Inline], in element: String) {
    xml.open(element)
    write(inlines)
    xml.close()
  }

  private mutating func write(_ inlines: [Inline], in language: Language) {
    inLanguage(language) { writer, difference in
      guard let difference else { return writer.write(inlines) }
      writer.xml.open("span", language: difference)
      writer.write(inlines)
      writer.xml.close()
    }
  }

  /// Emphasis looks as the language around it wants, unless its text is of the other kind: a Latin title
  /// in a Chinese line is italic, Han in an English one is not.
  private mutating func writeEmphasis(_ inlines: [Inline]) {
    let isEastAsian = inlines.plainText.unicodeScalars.contains(where: \.isEastAsian)
    let style = isEastAsian == language.isCJK ? nil : (isEastAsian ? "han" : "latin")
    xml.open("em", XMLAttribute("class", style))
    write(inlines)
    xml.close()
  }

  private mutating func write(_ pairs: [RubyPair]) {
    facts.hasRuby = true
    // Reading systems take what stands in a ruby for a base.
    breakPages(within: pairs.reduce(0) { $0 + $1.base.plainText.letterCount })
    xml.open("ruby", XMLAttribute("class", pairs.allSatisfy(\.isZhuyin) ? "zhuyin" : nil))
    for pair in pairs {
      write(pair.base)
      xml.element("rp", text: "(")
      xml.element("rt", text: pair.text)
      xml.element("rp", text: ")")
    }
    xml.close()
  }
}

extension Unicode.Scalar {
  /// Han, kana, bopomofo or hangul: characters that are never slanted.
  var isEastAsian: Bool {
    switch value {
    case 0x1100...0x11ff, 0x2e80...0x2fdf, 0x3005...0x3007, 0x3040...0x31ff, 0x3400...0x9fff,
      0xac00...0xd7ff, 0xf900...0xfaff, 0x1b000...0x1b16f, 0x20000...0x3ffff:
      true
    default: false
    }
  }
}
