import Manuscript

/// A page that shows the cover, for the profiles whose reading systems want one.
enum CoverPage {
  static func render(as name: String, in book: BookContext) -> RenderedDocument? {
    guard let cover = book.cover else { return nil }
    var xml = XMLWriter()
    xml.openPage(title: book.wording.cover, language: book.metadata.language)
    xml.open("section", .style("cover"), .type("cover"), XMLAttribute("aria-label", book.wording.cover))
    xml.empty(
      "img", XMLAttribute("src", cover.path), XMLAttribute("alt", book.metadata.title),
      .role("doc-cover"))
    xml.closeLine()
    xml.closePage()
    return RenderedDocument(name, xml)
  }
}
