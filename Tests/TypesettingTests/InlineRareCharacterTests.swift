import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Ideographs beyond the Basic Multilingual Plane, which only a face has that no theme names.
@Suite struct InlineRareCharacterTests {
  /// One of each extension B to G.
  static let rare = [
    "\u{2000B}", "\u{20BB7}", "\u{2A7DD}", "\u{2B746}", "\u{2CBBF}", "\u{2D544}", "\u{30EDE}",
  ]

  private func set(_ text: String, measure: Double = 20, beyond: Bool = true) throws -> SetParagraph {
    let folders = beyond ? ["text", "beyond"] : ["text"]
    let catalogue = try FontCatalogue(
      folders: folders.map { TestFolder.fonts.appending(path: $0).path },
      cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
    let harness = InlineHarness(measure: measure)
    return LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
      .set([.text(text)], harness.style(), harness.context)
  }

  private func runs(_ set: SetParagraph) -> [GlyphRun] {
    set.lines.flatMap(\.items).compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
  }

  @Test(arguments: rare) func standsInAnEmOfTheOnlyFaceThatHasIt(_ character: String) throws {
    let set = try set("人\(character)中国")
    #expect(set.findings.isEmpty)
    #expect(runs(set).map(\.text).joined() == "人\(character)中国")
    let own = try #require(runs(set).first { $0.text == character })
    #expect(own.glyphs.count == 1 && own.glyphs[0].id != 0)
    let next = try #require(runs(set).last)
    #expect(abs(own.origin.x - 10) < 0.001 && abs(next.origin.x - 20) < 0.001)
  }

  @Test(arguments: rare) func breaksLikeAnyIdeograph(_ character: String) throws {
    let lines = try set("人人\(character)，中\(character)国国", measure: 3).lines.map(InlineHarness.text)
    #expect(lines == ["人人", "\(character)，中", "\(character)国国"], "\(lines)")
    let latin = try runs(set("\(character)GDP"))
    #expect(abs(latin[1].origin.x - 12.5) < 0.001, "a quarter em stands between it and Latin")
  }

  @Test(arguments: rare) func isAFindingWhereNoFaceHasIt(_ character: String) throws {
    let set = try set("人\(character)", beyond: false)
    #expect(set.findings.map(\.id) == [.glyphMissing])
    let value = try #require(character.unicodeScalars.first).value
    #expect(set.findings[0].message.contains(String(value, radix: 16, uppercase: true)))
  }
}
