import Foundation
import PangoCairo
import TestSupport
import Testing

@Suite struct TextEngineTests {
  private let catalogue: FontCatalogue

  init() throws {
    catalogue = try FontCatalogue(
      folders: [TestFolder.fonts.appending(path: "text").path],
      cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
  }

  private func shape(
    _ text: String, _ family: String, _ script: TextScript, _ language: String, _ features: [FontFeature] = []
  ) throws -> [ShapedGlyph] {
    let face = try #require(catalogue.face(family: family, weight: 400, italic: false))
    let scalars = text.unicodeScalars.map(\.value)
    var glyphs: [ShapedGlyph] = []
    TextEngine(catalogue: catalogue).shape(
      scalars, 0..<scalars.count, face: face, script: script, language: language, features: features,
      into: &glyphs)
    return glyphs
  }

  @Test func namesOnlyTheFacesOfItsFolders() {
    #expect(catalogue.faces.count == 11)
    #expect(catalogue.faces.allSatisfy { $0.path.hasPrefix(TestFolder.fonts.path) })
  }

  @Test func anUnknownFamilyIsNoFace() {
    #expect(catalogue.face(family: "No Such Family", weight: 400, italic: false) == nil)
  }

  @Test func anEmptyFolderIsAnError() throws {
    try TestFolder.with { folder in
      _ = #expect(throws: FontCatalogueError.noFonts([folder.path])) {
        _ = try FontCatalogue(folders: [folder.path], cacheFolder: folder.appending(path: "cache").path)
      }
    }
  }

  @Test(arguments: [
    (400, false, "NotoSerif-Regular"), (700, false, "NotoSerif-Bold"), (400, true, "NotoSerif-Italic"),
  ])
  func choosesTheNearestFace(_ weight: Int, _ italic: Bool, _ file: String) throws {
    let id = try #require(catalogue.face(family: "Noto Serif", weight: weight, italic: italic))
    #expect(catalogue[id].path.contains(file))
  }

  @Test func familiesAreFoundWhateverTheirCase() {
    #expect(catalogue.face(family: "noto serif cjk sc", weight: 400, italic: false) != nil)
  }

  @Test func ideographsAreAnEmWide() throws {
    #expect(try shape("好书", "Noto Serif CJK SC", .han, "zh-Hans").map(\.advance) == [1, 1])
  }

  @Test func aDoubleDashIsOneGlyphOfTwoEmInChinese() throws {
    let glyphs = try shape("——", "Noto Serif CJK SC", .han, "zh-Hans")
    #expect(glyphs.reduce(0) { $0 + $1.advance } == 2)
  }

  @Test func halfWidthAlternatesTellWhereTheInkStands() throws {
    let open = try shape("《", "Noto Serif CJK SC", .han, "zh-Hans", [.halfWidthAlternates])
    #expect(open.map(\.advance) == [0.5] && open.map(\.dx) == [-0.5])
  }

  @Test func clustersAreIndicesOfTheText() throws {
    #expect(
      try shape("office", "Noto Serif", .own, "en", [.noLigatures]).map(\.cluster) == [0, 1, 2, 3, 4, 5])
  }

  @Test func coverageIsThatOfTheFace() throws {
    let latin = try #require(catalogue.face(family: "Noto Serif", weight: 400, italic: false))
    let engine = TextEngine(catalogue: catalogue)
    #expect(engine.has(0x41, in: latin) && !engine.has(0x4E00, in: latin))
    #expect(catalogue.anyFace(for: 0x4E00, weight: 400) != nil)
    #expect(catalogue.anyFace(for: 0x12345, weight: 400) == nil)
  }

  @Test func linesBreakAtSpacesByUAX14() {
    let starts = BreakOpportunities.lineStarts("ab cd", language: "en")
    #expect(starts == [false, false, false, true, false])
  }
}
