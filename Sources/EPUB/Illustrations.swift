import Manuscript

/// The list of illustrations (EPUB 3.3 §7.4.6 and SSV `loi`): the numbered figures of a book by chapter.
struct Illustrations: Sendable {
  /// The figures of one chapter.
  struct Chapter: Sendable {
    let title: String
    let language: Language?
    /// The reference to the chapter.
    let address: String
    let figures: [OutlineFigure]
  }

  /// Books with fewer figures have no list of them.
  static let fewest = 5

  /// The chapters that have figures; empty where there are too few to be listed.
  let chapters: [Chapter]

  init(_ book: BookContext, figures: [String: [OutlineFigure]]) {
    let chapters = book.order.documents.compactMap { document -> Chapter? in
      guard case .chapter(let chapter) = document.content, let own = figures[document.name], !own.isEmpty
      else {
        return nil
      }
      let language = chapter.language == book.metadata.language ? nil : chapter.language
      return Chapter(title: chapter.title, language: language, address: document.file, figures: own)
    }
    let count = chapters.reduce(0) { $0 + $1.figures.count }
    self.chapters = count < Illustrations.fewest ? [] : chapters
  }

  /// Writes the list into the navigation document.
  func write(_ xml: inout XMLWriter, in book: BookContext) {
    guard !chapters.isEmpty else { return }
    xml.open(
      "nav", .id(Illustrations.id), .type("loi"), XMLAttribute("aria-labelledby", Illustrations.id + "-title")
    )
    xml.newline()
    xml.line("h2", .id(Illustrations.id + "-title"), text: book.wording.illustrations)
    xml.open("ol")
    xml.newline()
    for chapter in chapters { write(chapter, &xml) }
    xml.closeLine()
    xml.closeLine()
  }

  private func write(_ chapter: Chapter, _ xml: inout XMLWriter) {
    xml.open("li", language: chapter.language)
    xml.element("a", .address(chapter.address), text: chapter.title)
    xml.newline()
    xml.open("ol")
    xml.newline()
    for figure in chapter.figures {
      xml.open("li", .style("heading-entry"))
      xml.element("a", .address(figure.address), text: figure.title)
      xml.closeLine()
    }
    xml.closeLine()
    xml.closeLine()
  }

  /// The id of the list in the navigation document.
  static let id = "loi"
}
