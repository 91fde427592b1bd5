import Foundation
import TestSupport
import Testing

@testable import PangoCairo

/// The folders in which drawings find their fonts.
@Suite struct DrawingFontsTests {
  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("drawing-") }
      .sorted()
  }

  @Test func goWithTheirDrawingAndTakeThoseOfDeadProcessesAlong() throws {
    try TestFolder.with(["drawing-dead/0": "font", "drawing-dead/1": "font", "drawing-alive/0": "font"]) {
      folder in
      let dead = folder.appending(path: "drawing-dead")
      let old = Date(timeIntervalSinceNow: -2 * 86_400)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: dead.path)
      let catalogue = try FontCatalogue(
        folders: [TestFolder.fonts.appending(path: "paint").path], cacheFolder: folder.path)
      let svg = Array(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-family=\"serif\">天</text></svg>".utf8)
      var fonts: DrawingFonts? = try DrawingFonts(svg: svg, catalogue: catalogue)
      #expect(fonts != nil)
      let during = try names(folder)
      #expect(during.count == 2 && during.contains("drawing-alive") && !during.contains("drawing-dead"))
      fonts = nil
      let left = try names(folder)
      #expect(left == ["drawing-alive"])
    }
  }
}
