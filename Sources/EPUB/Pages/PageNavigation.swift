import Manuscript

/// The pages of the printed edition, for reading systems of EPUB 3 (§7.4.4 page-list) and EPUB 2 (OPF 2.0.1 §2.4.1).
enum PageNavigation {
  /// Writes the list into the navigation document. Reading systems offer it; the page of contents does not show it.
  static func write(_ pages: [PageBreak], _ xml: inout XMLWriter, in book: BookContext) {
    guard !pages.isEmpty else { return }
    xml.open(
      "nav", .id("page-list"), .type("page-list"), .role("doc-pagelist"),
      XMLAttribute("aria-label", book.wording.pages), XMLAttribute("hidden", "hidden"))
    xml.newline()
    xml.open("ol")
    xml.newline()
    for page in pages {
      xml.open("li")
      xml.element("a", .address(page.address), text: page.label)
      xml.closeLine()
    }
    xml.closeLine()
    xml.closeLine()
  }

  /// Writes the list into an NCX in which `points` entries stand before it.
  static func write(_ pages: [PageBreak], behind points: Int, _ xml: inout XMLWriter) {
    guard !pages.isEmpty else { return }
    xml.open("pageList")
    xml.newline()
    for (index, page) in pages.enumerated() {
      xml.open(
        "pageTarget", .id("page-\(index + 1)"), XMLAttribute("type", "normal"),
        XMLAttribute("value", page.label), XMLAttribute("playOrder", "\(points + index + 1)"))
      xml.open("navLabel")
      xml.element("text", text: page.label)
      xml.close()
      xml.empty("content", XMLAttribute("src", page.address))
      xml.closeLine()
    }
    xml.closeLine()
  }
}
