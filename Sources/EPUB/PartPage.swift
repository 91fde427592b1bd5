import Manuscript

/// The page before the chapters of a titled part: its title, and links to what it holds.
enum PartPage {
  static func render(_ part: Part, as name: String, in book: BookContext) -> RenderedDocument {
    let title = part.title ?? ""
    let anchors = Anchors(document: name)
    var xml = XMLWriter()
    xml.openPage(title: title, language: book.metadata.language)
    xml.open(
      "section", .style("part"), .type("part"), .role("doc-part"),
      XMLAttribute("aria-labelledby", anchors.title))
    xml.newline()
    let pages = book.pageBreaks.labels(of: part).map { xml.pageBreak($0, in: name + ".xhtml") }
    xml.line("h1", .id(anchors.title), text: title)
    if !part.chapters.isEmpty {
      xml.open("ul")
      xml.newline()
      for chapter in part.chapters { writeLink(to: chapter, &xml, book) }
      xml.closeLine()
    }
    xml.closeLine()
    xml.closePage()
    return RenderedDocument(name, xml, pages: pages)
  }

  private static func writeLink(to chapter: Chapter, _ xml: inout XMLWriter, _ book: BookContext) {
    guard let found = book.destinations.reference(to: chapter.id, anchor: nil) else { return }
    xml.open("li", language: chapter.language == book.metadata.language ? nil : chapter.language)
    xml.element("a", .address(found.address), text: chapter.title)
    xml.closeLine()
  }
}
