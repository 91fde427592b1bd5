import Foundation
import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// Which face sets which character, with the fonts that Debian installs (rule FN-3).
@Suite(.enabled(if: SystemFaces.areThere)) struct InlineFaceTests {
  private func runs(_ text: String, _ language: Language = .zhHans) throws -> ([GlyphRun], [Finding]) {
    let catalogue = try #require(SystemFaces.catalogue)
    var harness = InlineHarness()
    harness.theme.fonts = SystemFaces.fonts
    harness.language = language
    harness.measure = 60
    let set = LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
      .set([.text(text)], harness.style(), harness.context)
    let runs = set.lines.flatMap { line in
      line.items.compactMap { item -> GlyphRun? in if case .glyphs(let run) = item { run } else { nil } }
    }
    return (runs, set.findings)
  }

  private func family(_ run: GlyphRun) throws -> String {
    try #require(SystemFaces.catalogue)[run.face].family
  }

  @Test(arguments: [
    ("zh-Hans", "Noto Serif CJK SC"), ("zh-Hant", "Noto Serif CJK TC"), ("zh-Hant-HK", "Noto Serif CJK HK"),
    ("ja", "Noto Serif CJK JP"), ("ko", "Noto Serif CJK KR"),
  ])
  func eachRegionHasItsOwnFace(_ language: String, _ expected: String) throws {
    let (runs, findings) = try runs("门骨直", Language(language))
    #expect(try runs.map(family) == [expected])
    #expect(findings.isEmpty)
  }

  /// 骨 and 直 are drawn in another way in each of the three.
  @Test func regionsDrawTheirOwnForms() throws {
    let glyphs = try ["zh-Hans", "zh-Hant", "ja"].map { try runs("骨直", Language($0)).0[0].glyphs.map(\.id) }
    #expect(glyphs[0][0] != glyphs[1][0])
    #expect(glyphs[1][1] != glyphs[2][1])
  }

  @Test func anIdeographicVariantComesFromAFaceThatHasIt() throws {
    // U+845B with the selector of Adobe-Japan1 for its traditional form.
    let plain = try runs("葛", .japanese).0[0]
    let variant = try runs("葛\u{E0100}", .japanese).0[0]
    #expect(variant.glyphs.count == 1)
    #expect(plain.text == "葛" && variant.text == "葛\u{E0100}")
    #expect(try runs("葛\u{E0101}", .japanese).0[0].glyphs[0].id != variant.glyphs[0].id)
    #expect(try family(runs("葛\u{E0101}").0[0]).hasSuffix("JP"))
  }

  @Test func anUnknownVariantIsSetInItsUsualFormAndReported() throws {
    let (runs, findings) = try runs("葛\u{E01EF}")
    #expect(runs[0].glyphs[0].id != 0)
    #expect(findings.map(\.id) == [.glyphMissing])
  }

  @Test(arguments: ["👩‍👩‍👧", "🇨🇳", "1️⃣", "👍🏽", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍⚕️", "☎️"])
  func anEmojiSequenceIsOnePicture(_ emoji: String) throws {
    let (runs, findings) = try runs("好\(emoji)好")
    let picture = try #require(runs.first { $0.text == emoji })
    #expect(try family(picture) == "Noto Color Emoji")
    #expect(picture.glyphs.count == 1)
    #expect(findings.isEmpty)
  }

  @Test func aSelectorForTextAsksForNoPicture() throws {
    let (runs, _) = try runs("好☎\u{FE0E}好")
    #expect(try !runs.map(family).contains("Noto Color Emoji"))
  }

  @Test func compatibilityIdeographsKeepTheirCode() throws {
    let (runs, findings) = try runs("\u{F9B4}\u{2F800}")
    #expect(runs.map(\.text).joined() == "\u{F9B4}\u{2F800}")
    #expect(runs.allSatisfy { $0.glyphs.allSatisfy { $0.id != 0 } })
    #expect(findings.isEmpty)
  }

  @Test func whatNoFaceHasIsReportedWithThePackageThatHasIt() throws {
    let (_, findings) = try runs("\u{E83A}")
    #expect(findings.map(\.id) == [.glyphMissing])
    #expect(findings.first?.hint?.contains("private use") == true)
    #expect(FontSet.debianPackage(having: 0x2A6D6) == "fonts-hanazono")
  }

  @Test func smallCapitalsComeFromAFaceThatHasThem() throws {
    let catalogue = try #require(SystemFaces.catalogue)
    var harness = InlineHarness(language: .english, measure: 60)
    harness.theme.fonts = SystemFaces.fonts
    func glyphs(_ inline: Inline) -> [GlyphRun] {
      LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
        .set([inline], harness.style(), harness.context).lines.flatMap(\.items).compactMap {
          if case .glyphs(let run) = $0 { run } else { nil }
        }
    }
    let caps = glyphs(.smallCaps([.text("Volume")]))
    #expect(caps.count == 1 && caps[0].size == 10 && caps[0].text == "Volume")
    for text in ["Volume", "VOLUME"] {
      let others = glyphs(.text(text)).flatMap(\.glyphs).map(\.id)
      #expect(caps[0].glyphs[0].id == others[0])
      #expect(zip(caps[0].glyphs, others).dropFirst().allSatisfy { $0.id != $1 })
    }
  }

  @Test func aMissingCharacterIsToldOncePerBook() {
    let glyph = MissingGlyph(scalar: 0xE83A)
    let places = (1...3).map { SourcePlace(path: "a.md", line: $0) }
    let once = AssembleBook.once(places.map { glyph.finding(at: $0) })
    #expect(once.map(\.place) == [places[0]])
  }
}

/// The fonts of the machine, in the families of the theme `base`.
private enum SystemFaces {
  static let catalogue = try? FontCatalogue(
    folders: FontCatalogue.systemFolders,
    cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)

  static let areThere = ["Noto Serif CJK SC", "Noto Serif CJK HK", "Noto Color Emoji", "Noto Serif"]
    .allSatisfy {
      catalogue?.face(family: $0, weight: 400, italic: false) != nil
    }

  static let fonts = FontSet(stacks: [
    .serif: FontStack(
      latin: "Noto Serif",
      han: [
        "zh-Hans": "Noto Serif CJK SC", "zh-Hant": "Noto Serif CJK TC", "zh-Hant-HK": "Noto Serif CJK HK",
        "ja": "Noto Serif CJK JP", "ko": "Noto Serif CJK KR",
      ])
  ])
}
