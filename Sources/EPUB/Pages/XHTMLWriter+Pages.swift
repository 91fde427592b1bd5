import Manuscript

extension XHTMLWriter {
  /// Writes the blocks of the document, of which the pages are counted.
  mutating func writeBlocks() {
    for index in pieces[piece].blocks {
      pages.begin(index)
      write([chapter.blocks[index]])
    }
    // Text that is written in another way than it is set must not take its pages along.
    while pages.isNear { writePageBreak() }
  }

  /// Writes text of the manuscript with the beginnings of pages in it.
  mutating func writeCounted(_ text: String) {
    // Where no page begins in the block, nobody counts its letters.
    guard pages.isNear, !isInNotes else { return xml.text(text) }
    var rest = text[...]
    while let letters = pages.offset(within: rest.letterCount) {
      let start = rest.index(ofLetter: letters)
      xml.text(String(rest[..<start]))
      pages.pass(letters)
      rest = rest[start...]
      writePageBreak()
    }
    pages.pass(rest.letterCount)
    xml.text(String(rest))
  }

  /// Writes the beginnings of the pages that begin in the next letters, before what must not be divided.
  mutating func breakPages(within count: Int) {
    guard !isInNotes else { return }
    while pages.offset(within: count) != nil { writePageBreak() }
  }

  private mutating func writePageBreak() {
    guard let label = pages.next() else { return }
    pageBreaks.append(xml.pageBreak(label, in: pieces[piece].file))
  }
}

extension XMLWriter {
  /// Writes the beginning of a page of the printed edition (EPUB 3 SSV `pagebreak`, DPUB-ARIA `doc-pagebreak`).
  ///
  /// Its name stands in `title`, which every reading system that knows the role takes as the name: axe-core calls an
  /// `aria-label` on a `span` forbidden, because it does not see the role.
  mutating func pageBreak(_ label: String, in file: String) -> PageBreak {
    let id = "page-\(label)"
    element(
      "span", .id(id), .type("pagebreak"), .role("doc-pagebreak"), XMLAttribute("title", label), text: ""
    )
    return PageBreak(label: label, address: "\(file)#\(id)")
  }
}
