import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// Rules, grounds and frames: passages that stand under, behind or around their text.
@Suite struct InlinePassageTests {
  private func fills(_ line: Line) -> [Rect] {
    line.items.compactMap { if case .fill(let rect, _) = $0 { rect } else { nil } }
  }

  @Test func anUnderlineStandsBelowHanAndEndsWithItsText() throws {
    let line = try InlineHarness().set([.text("这"), .underline([.text("沈渡")]), .text("说")]).lines[0]
    let rule = try #require(fills(line).first)
    #expect(rule.y >= 1.2 && rule.y + rule.height < 3)
    #expect(abs(rule.x - 10.7) < 0.001 && abs(rule.width - 18.6) < 0.001)
  }

  @Test func neighboursUnderlinedApartHaveARuleEach() throws {
    let line = try InlineHarness().set([.underline([.text("沈渡")]), .underline([.text("何梅")])]).lines[0]
    #expect(fills(line).count == 2)
  }

  @Test func anUnderlineGoesOnOverChangesOfFace() throws {
    let inlines: [Inline] = [.underline([.text("一本 new "), .strong([.text("book")]), .text("书")])]
    #expect(fills(try InlineHarness().set(inlines).lines[0]).count == 1)
  }

  @Test func anUnderlineOverLinesStandsAtOneHeightAndLeavesOutBlanksAtTheirEnds() throws {
    let text = "some words that are underlined and go on"
    let lines = try InlineHarness(language: .english, measure: 9).set([.underline([.text(text)])]).lines
    let rules = lines.flatMap(fills)
    #expect(lines.count > 1 && rules.count == lines.count)
    #expect(Set(rules.map(\.y)).count == 1)
    for (rule, line) in zip(rules, lines) {
      let last = try #require(try InlineHarness.places(line).last { $0.text != " " })
      #expect(abs(rule.x + rule.width + 0.7 - (last.x + last.advance) * 10) < 0.01)
    }
  }

  @Test func aStrikeGoesThroughTheMiddleOfHan() throws {
    let rule = try #require(fills(try InlineHarness().set([.strike([.text("删去 it")])]).lines[0]).first)
    #expect(abs(rule.y + rule.height / 2 + 3.8) < 0.001)
    let latin = InlineHarness(language: .english)
    let other = try #require(fills(try latin.set([.strike([.text("gone")])]).lines[0]).first)
    #expect(other.y > -3.5 && other.y < -1.5)
  }

  @Test func aKeyHasAFrameWithBlankAroundItsLetters() throws {
    let line = try InlineHarness().set([.text("按"), .keyboard([.text("Esc")]), .text("键")]).lines[0]
    let frames = line.items.compactMap { if case .outline(let rect, _, _, _) = $0 { rect } else { nil } }
    let frame = try #require(frames.first)
    let places = try InlineHarness.places(line)
    #expect(frames.count == 1)
    #expect(frame.x > 10 && frame.x < places[1].x * 10 - 1)
    #expect(frame.x + frame.width > (places[3].x + places[3].advance) * 10 + 1)
    #expect(frame.x + frame.width < places[4].x * 10)
  }

  @Test func codeHasTheGroundThatTheThemeGivesIt() throws {
    var harness = InlineHarness()
    let inlines: [Inline] = [.text("用"), .code("let"), .text("写")]
    #expect(fills(try harness.set(inlines).lines[0]).isEmpty)
    harness.theme.code.background = Color(red: 245, green: 245, blue: 242)
    let line = try harness.set(inlines).lines[0]
    let ground = try #require(fills(line).first)
    let places = try InlineHarness.places(line)
    #expect(abs(places[1].x * 10 - ground.x - 1.2) < 0.001)
    guard case .fill = line.items.first else {
      Issue.record("the ground is not behind the text")
      return
    }
  }

  @Test func dotsStandAboveInJapanese() throws {
    let line = try InlineHarness(language: .japanese).set([.emphasis([.text("かな")])]).lines[0]
    let dots = line.items.compactMap { if case .dots(let centres, _, _) = $0 { centres } else { nil } }
    #expect(dots.first?.allSatisfy { $0.y < -8.8 } == true)
  }

  @Test func dotsStandAboveHangulAndUnderNoLatin() throws {
    let line = try InlineHarness(language: .korean).set([.emphasis([.text("한국 book")])]).lines[0]
    let dots = line.items.compactMap { if case .dots(let centres, _, _) = $0 { centres } else { nil } }
    #expect(dots.map(\.count) == [2])
    #expect(dots[0].allSatisfy { $0.y < -8.8 })
  }

  @Test(arguments: [(Language.japanese, true), (.korean, true), (.zhHans, false), (.zhHant, false)])
  func aRuleBesideVerticalTextStandsAtTheRightInJapaneseAndKorean(_ language: Language, _ isRight: Bool)
    throws
  {
    var harness = InlineHarness(language: language)
    harness.theme.page.writing = .vertical
    let rule = try #require(fills(try harness.set([.underline([.text("한국")])]).lines[0]).first)
    // Above a line that lies on its side is right of it once it stands.
    #expect(isRight ? rule.y + rule.height <= -8.8 : rule.y > 1.2)
  }

  @Test func emphasisInKaiTextTakesDotsWhereItWouldBeKaiAsWell() throws {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    var harness = InlineHarness()
    harness.theme.emphasis.han = .kai
    var style = harness.style()
    for (font, expected) in [(FontRole.serif, false), (.kai, true)] {
      style.font = font
      let line = LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
        .set([.emphasis([.text("强调")])], style, harness.context).lines[0]
      #expect(line.items.contains { if case .dots = $0 { true } else { false } } == expected)
    }
  }

  @Test func linesKeepTheirHeightWhateverStandsInThem() throws {
    let plain = try InlineHarness().set("这里有字").lines[0]
    for inline in [
      Inline.underline([.text("字")]), .strike([.text("字")]), .mark([.text("字")]), .keyboard([.text("字")]),
      .emphasis([.text("字")]), .code("a"),
    ] {
      let line = try InlineHarness().set([.text("这里有"), inline]).lines[0]
      #expect(line.ascent == plain.ascent && line.descent == plain.descent)
    }
  }
}
