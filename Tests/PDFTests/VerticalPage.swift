import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Themes

@testable import PDF
@testable import Typesetting

/// A small vertical page, set by the composer in the frozen fonts.
enum VerticalPage {
  /// A page of paragraphs by the composer, turned.
  static func page(_ paragraphs: [String]) throws -> (Page, FontCatalogue) {
    let catalogue = try PageMaker(folders: [TestFolder.fonts.appending(path: "text").path]).catalogue
    let themes = TestFolder.root.appending(path: "themes").path
    var theme = try ThemeLoader(searchPath: [themes]).load("base")
    theme.page.writing = .vertical
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    let style = ParagraphStyle(
      font: .serif, size: 12, color: PageMaker.black, language: .zhHans, measure: 180, alignment: .justified)
    let lines = paragraphs.flatMap {
      composer.set([.text($0)], style, InlineContext(chapter: ChapterID("c"))).lines
    }
    var items: [FrameItem] = []
    for (index, line) in lines.enumerated() {
      items += line.items.compactMap { item in
        guard case .glyphs(var run) = item else { return nil }
        run.origin = Point(x: run.origin.x + 20, y: run.origin.y + 34 + 20 * Double(index))
        return .glyphs(run)
      }
    }
    let size = PageSize(width: 160, height: 220)
    let frame = TurnPage(width: size.width)(Frame(region: .column(0), items: items))
    return (Page(size: size, label: "1", master: .body, frames: [frame]), catalogue)
  }

  static func file(_ paragraphs: [String]) throws -> PDFFile {
    let (page, catalogue) = try page(paragraphs)
    return PDFFile(
      book: SetBook(pages: BookPages([page]), outline: [], findings: []), images: .init(),
      catalogue: catalogue,
      information: PDFInformation(
        title: "书", author: "某人", subject: "", keywords: "", creator: "Bifolium",
        created: "2022-03-14T17:32:21+08:00", modified: "2022-03-14T17:32:21+08:00"))
  }
}
