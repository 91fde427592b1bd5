import Manuscript

/// The title page: title, subtitle, creators, publisher, date.
enum TitlePage {
  static func render(as name: String, in book: BookContext) -> RenderedDocument {
    let metadata = book.metadata
    var xml = XMLWriter()
    xml.openPage(title: metadata.title, language: metadata.language)
    xml.open("section", .style("title-page"), .type("titlepage"))
    xml.newline()
    let head = Masthead(metadata)
    xml.line("h1", text: head.name)
    if let issue = head.issue { xml.line("p", .style("issue"), text: issue) }
    if let subtitle = metadata.subtitle { subtitleLine(subtitle, &xml) }
    for creator in metadata.creators { xml.line("p", .style("creator"), text: creator.name) }
    if let publisher = metadata.publisher { xml.line("p", .style("publisher"), text: publisher) }
    if let date = metadata.date {
      xml.line("p", .style("date"), text: Wording.date(date, in: metadata.language))
    }
    xml.closeLine()
    xml.closePage()
    return RenderedDocument(name, xml)
  }

  private static func subtitleLine(_ subtitle: String, _ xml: inout XMLWriter) {
    xml.element("p", .style("subtitle"), .role("doc-subtitle"), text: subtitle)
    xml.newline()
  }
}
