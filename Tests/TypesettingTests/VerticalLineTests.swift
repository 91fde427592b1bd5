import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Lines that run from top to bottom (VT-1; clreq §3.2.3, jlreq §3.2.5, UAX #50).
@Suite struct VerticalLineTests {
  @Test(arguments: [
    ("全年12月增长", "全年[12]月增长"), ("2024年5月1日", "<2024>年5月1日"), ("增长3.5%了", "增长<3.5%>了"),
    ("第128页", "第<128>页"), ("共12%的人", "共<12%>的人"), ("增长的GDP数据", "增长的<GDP>数据"),
    ("A股与B股", "A股与B股"), ("用iPhone 15的人", "用<iPhone 15>的人"), ("约5 GB的", "约<5 GB>的"),
    ("（3）", "（3）"), ("a是小写", "<a>是小写"), ("1", "1"),
  ])
  func figuresThatStandAloneAreUpright(text: String, expected: String) throws {
    #expect(try VerticalHarness().cells(text).orientations == expected)
  }

  @Test func twoFiguresShareAnEmAndStandSideBySide() throws {
    let cells = try VerticalHarness().cells("第 12 章")
    let figures = try #require(cells.first { $0.text == "12" })
    #expect(figures.glyphs.count == 2)
    let after = try #require(cells.first { $0.text == "章" })
    #expect(abs(figures.along - 1) < 0.12 && abs(after.along - 2) < 0.02, "\(cells)")
  }

  @Test func codeAndMarksOfNotesDoNotMixWithFigures() throws {
    var harness = VerticalHarness()
    #expect(try harness.cells([.text("用"), .code("12"), .text("的")]).orientations == "用<12>的")
    harness.inline.context.noteMarks = [NoteID("a"): "1"]
    let noted: [Inline] = [.text("共12"), .noteReference(NoteID("a")), .text("人")]
    #expect(try harness.cells(noted).orientations == "共[12]1人")
  }

  @Test(arguments: ["（", "）", "。", "，", "《"]) func marksTakeTheirVerticalForms(mark: Character) throws {
    let cell = try #require(try VerticalHarness().cells("字\(mark)字").first { $0.text == String(mark) })
    let vertical = try VerticalHarness.glyph(mark, .vertical)
    #expect(cell.isUpright && cell.glyphs == [vertical].compactMap { $0 })
    #expect(vertical != (try VerticalHarness.glyph(mark, .horizontal)))
  }

  @Test(arguments: [("“", "『"), ("”", "』"), ("‘", "「"), ("’", "」")])
  func quotesBecomeCornerBracketsAndStayTheTextTheyWere(quote: String, bracket: Character) throws {
    let cell = try #require(try VerticalHarness().cells("他说“你‘好’吗”了").first { $0.text == quote })
    #expect(cell.glyphs == [try VerticalHarness.glyph(bracket, .vertical)].compactMap { $0 })
  }

  @Test func dashesAndDotsRunDownwardInTwoEm() throws {
    let cells = try VerticalHarness().cells("甲——乙……丙")
    let places = cells.filter { "甲乙丙".contains($0.text) }.map(\.along)
    #expect(zip(places, [0, 3, 6]).allSatisfy { abs($0 - $1) < 0.02 }, "\(places)")
    #expect(cells.allSatisfy { $0.isUpright })
  }

  @Test func blanksOfMarksAreThoseOfHorizontalLines() throws {
    var harness = VerticalHarness()
    let text = "这里，有逗号。（括号）、“引号”。"
    let vertical = try harness.cells(text).map(\.along)
    harness.inline.theme.page.writing = .horizontal
    let horizontal = try harness.cells(text).map(\.along)
    // Drawn places differ by what `halt` and `vhal` move; the ideographs, which nothing moves, stand alike.
    for (index, character) in text.enumerated() where CharacterTable.shared[character.scalar].isHan {
      #expect(abs(vertical[index] - horizontal[index]) < 0.02, "\(character)")
    }
  }

  @Test func sizesOfALineHaveOneMiddle() throws {
    let cells = try VerticalHarness().cells([.text("面积5m"), .sup([.text("2")]), .text("整")])
    let (large, small) = (try #require(cells.first), try #require(cells.first { $0.text == "2" }))
    // .65 of the size: the middle of its em box at .38 of that over its baseline, and half of the rise.
    let middle = -small.across + 0.65 * VerticalLine.centre
    #expect(abs(middle - (-large.across + VerticalLine.centre) - 0.18) < 0.01)
  }

  @Test func dotsAndRubyStandAtTheRight() throws {
    let harness = VerticalHarness()
    let dotted = try harness.inline.set([.text("一"), .emphasis([.text("着重")]), .text("三")]).lines[0]
    // In a line that is looked at from its right side, above is right.
    for case .drawing(_, let rect) in dotted.items {
      #expect(rect.y + rect.height < -0.88 * InlineHarness.size)
    }
    let ruby = try harness.cells([.ruby([RubyPair(base: [.text("东京")], text: "とう")])])
    #expect(try #require(ruby.first { $0.text == "と" }).across < -0.9)
  }

  @Test func picturesStandUprightInTheMiddle() throws {
    var harness = VerticalHarness()
    let icon = ImageResource(
      id: ResourceID("icon"), kind: .png, width: 40, height: 16, digest: "", hasAlpha: false,
      content: .memory([]))
    harness.inline.context.images = ImageLibrary(images: [icon.id: icon])
    let line = try harness.inline.set([.text("图"), .image(Image(icon.id, alternative: "图")), .text("后")])
      .lines[0]
    let rect = try #require(
      line.items.compactMap { if case .image(_, let rect, _) = $0 { rect } else { nil } }.first)
    #expect(rect.width == 12 && rect.height == 30)
    #expect(abs(rect.y + rect.height / 2 + VerticalLine.centre * InlineHarness.size) < 0.01)
  }

  @Test func japaneseQuotesAndRunningHeadsFollowTheirOwnRules() throws {
    #expect(VerticalMarks.standIn(for: 0x201C, .japanese) == 0x301D)
    #expect(VerticalMarks.standIn(for: 0x201C, .traditional) == 0x300C)
    let harness = VerticalHarness()
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    var style = harness.inline.style()
    style.writing = .horizontal
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.inline.theme)
    let head = composer.set([.text("第12章")], style, harness.inline.context).lines
    #expect(head.flatMap(VerticalHarness.cells).allSatisfy { !$0.isUpright })
  }

  @Test func secondBestSettingsStandAsTheBestDoes() throws {
    let text = String(repeating: "他说：“好。”（真的？）于是12月，这是一个好的时间，我们看见了山水。", count: 8)
    let harness = VerticalHarness(measure: 17).inline
    let catalogue = try #require(InlineHarness.catalogue)
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
    let best = composer.set([.text(text)], harness.style(), harness.context).lines
    let variants = composer.variants([.text(text)], harness.style(), harness.context)
    try #require(!variants.isEmpty)
    let wanted = best.flatMap(VerticalHarness.cells).orientations
    for variant in variants {
      #expect(variant.lines.flatMap(VerticalHarness.cells).orientations == wanted)
    }
  }
}

extension Character {
  fileprivate var scalar: UInt32 { unicodeScalars.first?.value ?? 0 }
}
