import Manuscript

/// The last page: rights, publisher, where the posts were published, what made the book, and when.
enum Colophon {
  static func render(as name: String, in book: BookContext) -> RenderedDocument {
    let metadata = book.metadata
    var xml = XMLWriter()
    xml.openPage(title: book.wording.colophon, language: metadata.language)
    xml.open("section", .style("colophon"), .type("colophon"), .role("doc-colophon"))
    xml.newline()
    xml.line("h1", text: book.wording.colophon)
    for line in ColophonLines.paragraphs(metadata, date: book.options.modified) { write(line, &xml) }
    xml.line("p", .style("generator"), text: book.options.generator)
    xml.closeLine()
    xml.closePage()
    return RenderedDocument(name, xml)
  }

  /// A paragraph of text and addresses.
  private static func write(_ inlines: [Inline], _ xml: inout XMLWriter) {
    xml.open("p")
    for inline in inlines {
      if case .strong(let words) = inline {
        xml.element("strong", text: words.plainText)
        continue
      }
      if case .link(let link) = inline, case .external(let text) = link.destination,
        let address = WebAddress(text)
      {
        xml.element("a", .address(address.text), text: link.inlines.plainText)
      } else {
        xml.text([inline].plainText)
      }
    }
    xml.closeLine()
  }
}
