import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Themes
import Typesetting

@testable import PDF

/// Makes pages by hand, so that the file is tested without the typesetter. Fonts are the frozen ones.
struct PageMaker {
  static let size = PageSize(width: 240, height: 160)
  static let black = Color(red: 17, green: 17, blue: 17)

  let catalogue: FontCatalogue
  private let engine: TextEngine

  init(folders: [String] = [TestFolder.fonts.appending(path: "paint").path]) throws {
    let cache = FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts")
    catalogue = try FontCatalogue(
      folders: folders, cacheFolder: cache.path)
    engine = TextEngine(catalogue: catalogue)
  }

  /// A page of lines at 20 points below each other, each of one face.
  func page(
    _ lines: [String], label: String = "1", targets: [String] = [], links: [LinkArea] = [],
    items: [FrameItem] = []
  ) -> Page {
    let runs = lines.enumerated().flatMap { self.runs($1, at: Point(x: 20, y: 30 + 20 * Double($0))) }
    let places = targets.enumerated().map {
      LinkTarget(name: $1, position: Point(x: 20, y: 30 + 20 * Double($0)))
    }
    return Page(
      size: PageMaker.size, label: label, master: .body,
      frames: [Frame(region: .column(0), items: items + runs.map(FrameItem.glyphs), links: links)],
      targets: places)
  }

  /// Shapes a line in as many runs as it has faces.
  private func runs(_ text: String, at origin: Point) -> [GlyphRun] {
    var (x, runs) = (origin.x, [GlyphRun]())
    for character in text {
      let run = self.run(String(character), at: Point(x: x, y: origin.y), advance: &x)
      if var last = runs.last, last.face == run.face {
        let distance = run.origin.x - last.origin.x
        last.glyphs += run.glyphs.map { Glyph(id: $0.id, x: $0.x + distance, y: $0.y) }
        last.clusters += run.clusters
        last.text += run.text
        runs[runs.count - 1] = last
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  private func run(_ text: String, at origin: Point, advance x: inout Double) -> GlyphRun {
    let scalars = text.unicodeScalars.map(\.value)
    let face = catalogue.anyFace(for: scalars[0], weight: 400) ?? FaceID(index: 0)
    var shaped: [ShapedGlyph] = []
    engine.shape(scalars, 0..<scalars.count, face: face, language: "zh-Hans", into: &shaped)
    let glyphs = shaped.map { Glyph(id: $0.id, x: $0.dx * 12, y: $0.dy * 12) }
    x += shaped.reduce(0) { $0 + $1.advance } * 12
    return GlyphRun(
      face: face, size: 12, color: PageMaker.black, origin: origin, glyphs: glyphs, text: text,
      clusters: [Cluster(bytes: text.utf8.count, glyphs: glyphs.count)], language: .zhHans)
  }

  /// A file of `pages`, ready to be written.
  func file(
    _ pages: [Page], outline: [OutlineEntry] = [], title: String = "书", images: ImageLibrary = ImageLibrary()
  ) -> PDFFile {
    PDFFile(
      book: SetBook(pages: BookPages(pages), outline: outline, findings: []), images: images,
      catalogue: catalogue,
      information: PDFInformation(
        title: title, author: "某人", subject: "题", keywords: "甲, 乙", creator: "Bifolium",
        created: "2022-03-14T17:32:21+08:00", modified: "2022-03-14T17:32:21+08:00"))
  }
}
