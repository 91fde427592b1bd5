import Manuscript
import Themes

extension XHTMLWriter {
  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    inLanguage(of: block.attributes) { writer, language in writer.write(block, language) }
  }

  private mutating func write(_ block: Block, _ language: Language?) {
    switch block {
    case .paragraph(let paragraph): write(paragraph, language)
    case .heading(let heading): write(heading, language)
    case .list(let list): write(list, language)
    case .definitionList(let list): write(list, language)
    case .quote(let quote): write(quote, language)
    case .code(let code): write(code, language)
    case .table(let table): write(table, language)
    case .figure(let figure): write(figure, language)
    case .rule(let attributes):
      xml.empty("hr", id(attributes))
      xml.newline()
    case .math(let math): write(math, language)
    case .aside(let aside): write(aside, language)
    case .linkCard(let card): write(card, language)
    }
  }

  private mutating func write(_ paragraph: Paragraph, _ language: Language?) {
    let style = paragraph.alignment.map(XHTMLWriter.style)
    xml.open("p", id(paragraph.attributes), XMLAttribute("class", style), language: language)
    writeLead()
    write(paragraph.inlines)
    xml.closeLine()
  }

  private mutating func write(_ heading: Heading, _ language: Language?) {
    headingCount += 1
    // Within the heading the number of the page would be a part of its name.
    breakPages(within: max(1, heading.inlines.plainText.letterCount))
    facts.hasHeadings = true
    let level = min(max(heading.level, 2), 6)
    let id = id(heading.attributes) ?? .id(anchors.id(heading: headingCount))
    headings.append(
      OutlineHeading(
        level: level, title: heading.inlines.plainText, address: "\(pieces[piece].file)#\(id.value)"))
    xml.open("h\(level)", id, language: language)
    write(heading.inlines)
    xml.closeLine()
  }

  private mutating func write(_ quote: Quote, _ language: Language?) {
    let isPulled = quote.isPulled
    xml.open(
      "blockquote", id(quote.attributes), when(isPulled, .style("pull")), when(isPulled, .type("pullquote")),
      when(isPulled, .role("doc-pullquote")), language: language)
    xml.newline()
    write(quote.blocks)
    xml.closeLine()
  }

  private mutating func write(_ code: CodeBlock, _ language: Language?) {
    xml.open("pre", id(code.attributes), language: language)
    xml.open("code", XMLAttribute("class", code.language.map(XHTMLWriter.codeStyle)))
    for piece in code.pieces {
      let kind = book.theme.code.highlight ? piece.kind : nil
      if let kind { xml.open("span", .style(CodeStyles.name(kind))) }
      writeCounted(String(piece.text))
      if kind != nil { xml.close() }
    }
    xml.close()
    xml.closeLine()
  }

  /// A class as highlighters name it; a class holds no white space.
  private static func codeStyle(_ language: String) -> String {
    "language-"
      + String(String.UnicodeScalarView(language.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  private mutating func write(_ math: MathBlock, _ language: Language?) {
    facts.hasTeX = true
    xml.open("p", id(math.attributes), .style("math"), language: language)
    xml.open("code", .style("math"))
    writeCounted(math.tex)
    xml.close()
    xml.closeLine()
  }

  private mutating func write(_ aside: Aside, _ language: Language?) {
    xml.open("aside", id(aside.attributes), .style("box"), language: language)
    xml.newline()
    if let title = aside.title, !title.isEmpty {
      xml.open("p", .style("box-title"))
      write(title)
      xml.closeLine()
    }
    write(aside.blocks)
    xml.closeLine()
  }

  private mutating func write(_ card: LinkCard, _ language: Language?) {
    xml.open("p", id(card.attributes), .style("card"), language: language)
    writeLink(to: .external(card.address), title: nil) { $0.writeCounted(card.title) }
    xml.empty("br")
    xml.open("span", .style("address"))
    if card.title == card.address { xml.text(card.address) } else { writeCounted(card.address) }
    xml.close()
    xml.closeLine()
  }

  /// What stands before the first words of the next paragraph.
  mutating func writeLead() {
    guard let lead else { return }
    self.lead = nil
    switch lead {
    case .task(let isDone): xml.element("span", .style("check"), text: isDone ? "☑" : "☐")
    case .note(let number): writeBacklink(number)
    }
    xml.text(" ")
  }

  /// The class for an alignment.
  static func style(_ alignment: TextAlignment) -> String { alignment.rawValue }
}
