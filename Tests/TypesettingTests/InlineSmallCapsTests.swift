import Manuscript
import PangoCairo
import Testing

@testable import Typesetting

/// Small capitals: by a face that has them, else drawn as capitals of a smaller size.
@Suite struct InlineSmallCapsTests {
  private func runs(_ inlines: [Inline], _ language: Language = .english) throws -> [GlyphRun] {
    try InlineHarness(language: language, measure: 60).set(inlines).lines.flatMap(\.items).compactMap {
      if case .glyphs(let run) = $0 { run } else { nil }
    }
  }

  private func glyphs(_ runs: [GlyphRun]) -> [UInt32] { runs.flatMap(\.glyphs).map(\.id) }

  @Test func aFaceWithoutThemShowsSmallerCapitals() throws {
    let caps = try runs([.smallCaps([.text("Vol. three")])])
    #expect(glyphs(caps) == glyphs(try runs([.text("VOL. THREE")])))
    #expect(caps.map(\.text).joined() == "Vol. three")
    for run in caps {
      let isSmall = run.text.contains { $0.isLowercase }
      #expect(abs(run.size - (isSmall ? 8 : 10)) < 0.001, "\(run.text)")
    }
  }

  @Test func spacesAmongThemAreThoseOfTheText() throws {
    let caps = try InlineHarness(language: .english, measure: 60).set([.smallCaps([.text("a b")])]).lines[0]
    let places = try InlineHarness.places(caps).filter { $0.text != " " }
    let plain = try InlineHarness(language: .english, measure: 60).set("A b").lines[0]
    let space = try #require(try InlineHarness.places(plain).first { $0.text == " " }).advance
    let capital = try #require(try InlineHarness.places(plain).first).advance
    #expect(abs(places[1].x - places[0].x - 0.8 * capital - space) < 0.001)
  }

  @Test func hanCodeAndNotesStayAsTheyAre() throws {
    let text: [Inline] = [.text("汉字 12, "), .code("let x")]
    #expect(try glyphs(runs([.smallCaps(text)], .zhHans)) == glyphs(try runs(text, .zhHans)))
    let sizes = try runs([.smallCaps(text)], .zhHans).map(\.size)
    #expect(try sizes == runs(text, .zhHans).map(\.size))
  }

  @Test func aLetterWithoutOneCapitalStaysSmall() throws {
    #expect(SmallCaps.capital(of: 0xDF) == nil)
    #expect(SmallCaps.capital(of: 0x61) == 0x41)
    #expect(SmallCaps.capital(of: 0x41) == nil)
  }

  @Test func wordsInThemAreBrokenNowhereButAtSpaces() throws {
    let text = "Corran Head Rennie"
    let lines = try InlineHarness(language: .english, measure: 5).set([.smallCaps([.text(text)])]).lines
    #expect(lines.count > 1)
    #expect(lines.map(InlineHarness.text).joined() == text)
    let words = lines.flatMap { InlineHarness.text($0).split(separator: " ") }
    #expect(words == text.split(separator: " "))
  }
}
