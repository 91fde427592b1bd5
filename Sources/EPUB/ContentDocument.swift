import Manuscript
import Themes

/// The content documents of a chapter (EPUB 3.3 §6.1): kicker, title, byline, body, notes. A big chapter has several.
enum ContentDocument {
  static func render(
    _ chapter: Chapter, in pieces: [ChapterPiece], of book: BookContext
  ) -> [RenderedDocument] {
    var writer = XHTMLWriter(chapter, in: pieces, of: book)
    return pieces.indices.map { index in
      writer.begin(index)
      writer.writePiece()
      writer.reportSize()
      return RenderedDocument(
        pieces[index].name, writer.xml, facts: writer.facts, findings: writer.findings,
        headings: writer.headings, figures: writer.figures, pages: writer.pageBreaks,
        fingerprint: index == 0 ? Fingerprint.of(chapter) : [], place: chapter.place)
    }
  }
}

extension XHTMLWriter {
  /// Writes the document that was begun.
  fileprivate mutating func writePiece() {
    xml.openPage(title: chapter.title, language: chapter.language)
    openSection()
    writeBlocks()
    writeNotes()
    xml.closeLine()
    if book.options.hasChapterLinks, piece == pieces.count - 1 { writeChapterLinks(from: pieces[0].name) }
    xml.closePage()
  }

  /// Tells of a document that could not be made smaller, because blocks are not divided.
  fileprivate mutating func reportSize() {
    guard xml.bytes.count > SplitChapter.limit else { return }
    let sizes = MarkupSize.sizes(of: chapter)
    guard let largest = pieces[piece].blocks.max(by: { sizes[$0] < sizes[$1] }) else { return }
    let attributes = chapter.blocks[largest].attributes
    report(
      .blockTooLarge,
      "“\(chapter.title)” has a block of \(sizes[largest] / 1000) kB, which no cut divides; "
        + "some readers give up on documents of more than \(SplitChapter.limit / 1000) kB",
      at: attributes.place)
  }

  /// The section of the chapter with its title. What goes on from the document before is no new chapter: it has no type,
  /// and the title stands small above it, so that every document begins with a heading.
  private mutating func openSection() {
    guard piece == 0 else {
      xml.open("section", .style("continued"), XMLAttribute("aria-labelledby", anchors.title))
      xml.newline()
      return xml.line("h1", .id(anchors.title), text: chapter.title)
    }
    let isEditorial = chapter.role == .editorial
    xml.open(
      "section", when(isEditorial, .style("editorial")), .type(isEditorial ? "foreword" : "chapter"),
      .role(isEditorial ? "doc-foreword" : "doc-chapter"),
      XMLAttribute("aria-labelledby", anchors.title))
    xml.newline()
    writeOpening()
  }

  /// Kicker, title and byline, as far as the theme shows them.
  fileprivate mutating func writeOpening() {
    let style = book.theme.title
    xml.open("header")
    xml.newline()
    breakPages(within: 1)
    if style.kicker, let kicker {
      xml.line("p", .style("kicker"), language: languageOfKicker(kicker), text: kicker)
    }
    xml.line("h1", .id(anchors.title), text: chapter.title)
    if style.byline { writeByline() }
    xml.closeLine()
  }

  /// The categories; of an editorial, that it is one, unless its title says so.
  private var kicker: String? {
    if chapter.role == .editorial { return chapter.title == wording.editorial ? nil : wording.editorial }
    let categories = chapter.byline.categories
    return categories.isEmpty ? nil : categories.joined(separator: wording.bylineSeparator)
  }

  /// Categories belong to the site, and are in the language of the book where their script is; `nil` where that is the
  /// chapter's.
  private func languageOfKicker(_ kicker: String) -> Language? {
    let language = book.metadata.language
    guard language != chapter.language, chapter.role != .editorial else { return nil }
    return kicker.unicodeScalars.contains(where: \.isEastAsian) == language.isCJK ? language : nil
  }

  private mutating func writeByline() {
    let byline = chapter.byline
    let source = byline.source.flatMap(WebAddress.init)
    if let address = byline.source, source == nil {
      report(.linkUnresolved, "the source address “\(address)” cannot be followed")
    }
    guard !byline.authors.isEmpty || byline.date != nil || source != nil || byline.sourceName != nil else {
      return
    }
    xml.open("p", .style("byline"))
    var isFirst = true
    func separate(_ xml: inout XMLWriter) {
      if !isFirst { xml.text(wording.bylineSeparator) }
      isFirst = false
    }
    if !byline.authors.isEmpty {
      separate(&xml)
      xml.element("span", .style("author"), text: Wording.names(byline.authors, in: chapter.language))
    }
    if let date = byline.date {
      separate(&xml)
      let machine = XMLAttribute("datetime", date.iso8601)
      xml.element("time", machine, text: Wording.date(date, in: chapter.language))
    }
    if let source {
      separate(&xml)
      let name = byline.sourceName ?? wording.source
      xml.element("a", .style("source"), .address(source.text), text: name)
    } else if let name = byline.sourceName {
      separate(&xml)
      xml.element("span", .style("source"), text: name)
    }
    xml.closeLine()
  }

  /// The way on from a chapter of a newsletter: previous, contents, next.
  fileprivate mutating func writeChapterLinks(from name: String) {
    let (previous, next) = book.order.neighbours(of: name)
    xml.open("nav", .style("way"))
    xml.newline()
    if let previous { writeWay("previous", previous, wording.previous) }
    xml.element("a", .style("contents"), .address(NavigationDocument.file), text: wording.contents)
    xml.newline()
    if let next { writeWay("next", next, wording.next) }
    xml.closeLine()
  }

  /// A neighbour: which it is, and its title.
  private mutating func writeWay(_ style: String, _ document: ReadingOrder.Document, _ label: String) {
    guard case .chapter(let neighbour) = document.content else { return }
    xml.open("a", .style(style), .address(document.file))
    xml.element("span", .style("label"), text: label)
    xml.text(" ")
    let language = neighbour.language == chapter.language ? nil : neighbour.language
    xml.element("span", language: language, text: neighbour.title)
    xml.closeLine()
  }
}
