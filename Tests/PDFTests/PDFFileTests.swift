import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes
import Typesetting

@testable import PDF

@Suite struct PDFFileTests {
  @Test func writesAPage() throws {
    let text = HandSetPage()
    let page = try text.page("山高月小，水落石出。Ab fi 用", at: 100)
    let file = PDFFile(
      book: SetBook(pages: [page], outline: [OutlineEntry(title: "开头", level: 1, target: "start")]),
      images: ImageLibrary(), catalogue: text.catalogue,
      information: PDFInformation(title: "书", creator: "test", created: "2022-03-14T00:00:00Z", modified: "2022-03-14T00:00:00Z"))
    let result = try file.write(to: "/tmp/pdf-test.pdf")
    print(result)
  }
}

struct HandSetPage {
  let catalogue: FontCatalogue
  let engine: TextEngine
  init() {
    catalogue = try! FontCatalogue(folders: FontCatalogue.systemFolders, cacheFolder: "/tmp/bifolium-font-cache")
    engine = TextEngine(catalogue: catalogue)
  }

  func page(_ text: String, at y: Double) throws -> Page {
    let face = try #require(catalogue.face(family: "Noto Serif CJK SC", weight: 400, italic: false))
    let scalars = text.unicodeScalars.map(\.value)
    var shaped: [ShapedGlyph] = []
    engine.shape(scalars, 0..<scalars.count, face: face, language: "zh-Hans", into: &shaped)
    var x = 0.0
    var glyphs: [Glyph] = []
    var clusters: [Cluster] = []
    for (index, glyph) in shaped.enumerated() {
      let end = index + 1 < shaped.count ? shaped[index + 1].cluster : scalars.count
      glyphs.append(Glyph(id: glyph.id, x: x + glyph.dx * 12, y: glyph.dy * 12))
      let bytes = Array(text.unicodeScalars)[glyph.cluster..<end].reduce(0) { $0 + String($1).utf8.count }
      clusters.append(Cluster(bytes: bytes, glyphs: 1))
      x += glyph.advance * 12
    }
    let run = GlyphRun(face: face, size: 12, color: Color(red: 17, green: 17, blue: 17), origin: Point(x: 50, y: y), glyphs: glyphs, text: text, clusters: clusters, language: .zhHans)
    return Page(size: PageSize(width: 419.5, height: 595.3), label: "1", master: .body, frames: [Frame(region: .column(0), items: [.glyphs(run)], links: [LinkArea(rect: Rect(x: 50, y: 90, width: 100, height: 14), destination: .address("https://example.org/a_(b)?q='x'&中"))])], targets: [LinkTarget(name: "start", position: Point(x: 50, y: 90))])
  }
}
