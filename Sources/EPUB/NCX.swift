import Manuscript

/// The contents for reading systems of EPUB 2 (OPF 2.0.1 §2.4.1).
enum NCX {
  /// The name of its file.
  static let file = "toc.ncx"

  static func document(
    _ outline: Outline, _ pages: [PageBreak] = [], identifier: String, in book: BookContext
  ) -> [UInt8] {
    var xml = XMLWriter()
    xml.open(
      "ncx", XMLAttribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/"), XMLAttribute("version", "2005-1"),
      XMLAttribute("xml:lang", book.metadata.language.description))
    xml.newline()
    xml.open("head")
    xml.newline()
    let facts = [
      ("dtb:uid", identifier), ("dtb:depth", "\(outline.depth)"),
      ("dtb:totalPageCount", "\(pages.count)"),
      ("dtb:maxPageNumber", "\(pages.compactMap { Int($0.label) }.max() ?? 0)"),
    ]
    for (name, content) in facts {
      xml.empty("meta", XMLAttribute("name", name), XMLAttribute("content", content))
      xml.newline()
    }
    xml.closeLine()
    xml.open("docTitle")
    xml.element("text", text: book.metadata.title)
    xml.closeLine()
    xml.open("navMap")
    xml.newline()
    var count = 0
    for entry in outline.entries { write(entry, &count, &xml) }
    xml.closeLine()
    PageNavigation.write(pages, behind: count, &xml)
    xml.closeLine()
    return xml.bytes
  }

  private static func write(_ entry: Outline.Entry, _ count: inout Int, _ xml: inout XMLWriter) {
    count += 1
    xml.open("navPoint", .id("point-\(count)"), XMLAttribute("playOrder", "\(count)"))
    xml.open("navLabel")
    xml.element("text", text: entry.title)
    xml.close()
    xml.empty("content", XMLAttribute("src", entry.address))
    for child in entry.children {
      xml.newline()
      write(child, &count, &xml)
    }
    xml.closeLine()
  }
}
