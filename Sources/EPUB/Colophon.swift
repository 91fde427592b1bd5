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
    for line in lines(book) { xml.line("p", text: line) }
    if let site = metadata.site { writeSite(site, &xml) }
    xml.line("p", .style("generator"), text: book.options.generator)
    xml.closeLine()
    xml.closePage()
    return RenderedDocument(name, xml)
  }

  private static func lines(_ book: BookContext) -> [String] {
    let metadata = book.metadata
    var title = metadata.title
    if let series = metadata.series {
      title +=
        book.wording.bylineSeparator + [series.name, series.number].compactMap(\.self).joined(separator: " ")
    }
    let names = metadata.creators.map(\.name).joined(separator: book.wording.bylineSeparator)
    let date = Wording.date(metadata.date ?? book.options.modified, in: metadata.language)
    return [title, names, metadata.publisher, date, metadata.rights, metadata.identifier]
      .compactMap(\.self).filter { !$0.isEmpty }
  }

  private static func writeSite(_ site: String, _ xml: inout XMLWriter) {
    xml.open("p")
    if let address = WebAddress(site) {
      xml.element("a", .address(address.text), text: site)
    } else {
      xml.text(site)
    }
    xml.closeLine()
  }
}
