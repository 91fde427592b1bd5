import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// First letters that are as high as several lines.
@Suite struct InlineDropCapTests {
  private func set(_ text: String, _ language: Language = .zhHans, lines: Int = 2) throws -> SetParagraph {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    let harness = InlineHarness(language: language, measure: 20)
    var style = harness.style()
    style.firstIndent = 20
    style.dropCap = DropCap(lines: lines, leading: 17, color: harness.theme.colors.accent)
    return LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
      .set([.text(text)], style, harness.context)
  }

  private let han = String(repeating: "中国人说这里有的字不是一个", count: 6)

  @Test func anIdeographReachesFromTheHeadOfTheFirstLineToTheFootOfTheLast() throws {
    let paragraph = try set(han)
    guard case .glyphs(let cap)? = paragraph.lines[0].items.first else {
      Issue.record("no letter")
      return
    }
    #expect(cap.text == "中" && cap.size == 27)
    #expect(abs(cap.origin.y - 0.88 * 27 + 8.8) < 0.001 && abs(cap.origin.y + 0.12 * 27 - 17 - 1.2) < 0.001)
  }

  @Test func theLinesBesideItAreShorterAndTheOthersAreNot() throws {
    let lines = try set(han).lines
    for (index, line) in lines.enumerated() {
      let glyphs = try InlineHarness.places(line).dropFirst(index == 0 ? 1 : 0)
      #expect(abs((glyphs.first?.x ?? 0) - (index < 2 ? 3 : 0)) < 0.001)
      if index + 1 < lines.count { #expect(abs(line.width - 200) < 0.01) }
    }
    #expect(lines.map(InlineHarness.text).joined() == han)
  }

  @Test func aCapitalStandsOnTheLastLineAndIsAsHighAsTheFirstOnesCapitals() throws {
    let text = String(repeating: "Halfway over the river he stopped and listened. ", count: 4)
    let paragraph = try set(text, .english, lines: 3)
    guard case .glyphs(let cap)? = paragraph.lines[0].items.first, let catalogue = InlineHarness.catalogue
    else {
      Issue.record("no letter")
      return
    }
    let height = TextEngine(catalogue: catalogue).metrics(of: cap.face).capHeight
    #expect(cap.text == "H" && cap.origin.y == 34)
    #expect(abs(height * cap.size - 34 - height * 10) < 0.2)
  }

  @Test func anOpeningMarkIsAsHighAsItsLetter() throws {
    let paragraph = try set("“" + han)
    guard case .glyphs(let cap)? = paragraph.lines[0].items.first else {
      Issue.record("no letter")
      return
    }
    #expect(cap.text == "“中" && cap.size == 27)
    #expect(paragraph.lines.map(InlineHarness.text).joined() == "“" + han)
  }

  @Test(arguments: ["短短一行。", "》收尾的记号开头的一段，还要长一些才能知道它会不会有一个很大的首字，这里再写一些。", "2024年"])
  func otherParagraphsBeginAsAlways(_ text: String) throws {
    let sizes = try set(text).lines.flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.size } else { nil }
    }
    #expect(sizes.allSatisfy { $0 <= 10 })
  }
}
