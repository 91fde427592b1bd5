import Foundation
import Manuscript
import Resources
import TestSupport
import Testing
import Themes
import Typesetting

@testable import PDF

/// Pages as pixels: few, because texts say more about what is wrong.
@Suite(.enabled(if: Tool.exists("pdftoppm"))) struct RasterTests {
  /// Draws the first page at 100 pixels an inch and compares it with its golden, in both directions.
  private func expectPage(_ file: PDFFile, _ name: String) throws {
    try TestFolder.with { folder in
      let (pdf, png) = (folder.appending(path: "book.pdf"), folder.appending(path: "page.png"))
      _ = try file.write(to: pdf.path)
      let root = png.deletingPathExtension().path
      _ = try Tool.run("pdftoppm", "-r", "100", "-png", "-singlefile", pdf.path, root)
      let golden = TestFolder.reference.appending(path: "pdf/\(name).png")
      guard accept(png, as: golden) else { return }
      let (drawn, expected) = (try raster(png), try raster(golden))
      let difference = max(drawn.difference(to: expected), expected.difference(to: drawn))
      #expect(difference < 0.0005, "\(name): \(difference) of its pixels differ")
    }
  }

  /// Whether there is a golden to compare with. A missing one is written and fails; `ACCEPT=1` replaces it.
  private func accept(_ png: URL, as golden: URL) -> Bool {
    let files = FileManager.default
    let accepts = ProcessInfo.processInfo.environment["ACCEPT"] == "1"
    guard accepts || !files.fileExists(atPath: golden.path) else { return true }
    try? files.createDirectory(at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? files.removeItem(at: golden)
    try? files.copyItem(at: png, to: golden)
    if !accepts { Issue.record("golden \(golden.lastPathComponent) was missing; it has been written") }
    return false
  }

  private func raster(_ png: URL) throws -> TestRaster {
    let picture = ImageResource(
      id: ResourceID("page"), kind: .png, width: 0, height: 0, digest: "", hasAlpha: false,
      content: .file(png.path))
    let pixels = try picture.pixels()
    return TestRaster(width: pixels.width, height: pixels.height, bytes: pixels.bytes)
  }

  @Test func paintsTextInItsPlaceAndColour() throws {
    let maker = try PageMaker()
    let rule = FrameItem.fill(
      Rect(x: 20, y: 96, width: 60, height: 2), Color(red: 138, green: 43, blue: 43))
    try expectPage(
      maker.file([maker.page(["山高月小，水落石出。", "Office 😀 2022", "“用户”（中文）"], items: [rule])]), "text")
  }

  @Test(.enabled(if: LanguageSample.hasFonts), arguments: LanguageSample.all)
  func paintsAParagraphOfALanguage(_ sample: LanguageSample) throws {
    let maker = try PageMaker(folders: LanguageSample.fonts)
    try expectPage(maker.file([sample.page(maker.catalogue)]), "lines-\(sample.language)")
  }

  @Test func paintsDotsAndFramesThatAreNoText() throws {
    let maker = try PageMaker()
    let red = Color(red: 138, green: 43, blue: 43)
    let items: [FrameItem] = [
      .dots([Point(x: 26, y: 34), Point(x: 38, y: 34)], radius: 1.5, red),
      .outline(Rect(x: 60, y: 18, width: 50, height: 16), corner: 4, width: 1, PageMaker.black),
    ]
    try expectPage(maker.file([maker.page(["山高"], items: items)]), "dots-and-frames")
  }

  @Test func paintsPicturesInTheirRectangles() throws {
    let maker = try PageMaker()
    let library = TestPictures.library
    let items: [FrameItem] = [
      .image(TestPictures.svg, Rect(x: 20, y: 20, width: 60, height: 60)),
      .fill(Rect(x: 90, y: 20, width: 60, height: 60), Color(red: 200, green: 220, blue: 255)),
      .image(TestPictures.png, Rect(x: 90, y: 20, width: 60, height: 60)),
      .image(TestPictures.jpeg, Rect(x: 160, y: 20, width: 60, height: 30)),
    ]
    try expectPage(maker.file([maker.page([], items: items)], images: library), "pictures")
  }

  @Test func paintsVerticalLinesFromRightToLeft() throws {
    try expectPage(VerticalPage.file(["他说：“共12件。”", "（见GDP）——完……", "好，是的！3.5%"]), "vertical")
  }
}
