import Foundation
import PangoCairo
import Testing

@testable import Typesetting

/// What only the full Japanese face shows: the frozen fonts are cut from the simplified Chinese one.
@Suite(.enabled(if: JapaneseFace.isInstalled, "Noto Serif CJK is not installed"))
struct InlineJapaneseFaceTests {
  @Test(arguments: [(0x201C as UInt32, -0.5), (0x201D, 0), (0x300C, -0.5), (0x3002, 0)])
  func trimsTheBlankHalfOfTheGlyphThatIsSet(scalar: UInt32, shift: Double) throws {
    let catalogue = try FontCatalogue(folders: [JapaneseFace.folder], cacheFolder: JapaneseFace.cache)
    let face = try #require(catalogue.face(family: "Noto Serif CJK JP", weight: 400, italic: false))
    let table = GlyphTable(engine: TextEngine(catalogue: catalogue), face: face, language: "ja")
    let kind: CharacterClass = scalar == 0x201C || scalar == 0x300C ? .open : .close
    let entry = table.entry(scalar, kind)
    #expect(abs(entry.advance - 1) < 0.001)
    #expect(abs(entry.halfShift - shift) < 0.001)
  }
}

private enum JapaneseFace {
  static let folder = "/usr/share/fonts/opentype/noto"
  static let cache = FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path
  static var isInstalled: Bool {
    FileManager.default.fileExists(atPath: folder + "/NotoSerifCJK-Regular.ttc")
  }
}
