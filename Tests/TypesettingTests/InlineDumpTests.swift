import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Whole lines, item by item, as goldens.
@Suite struct InlineDumpTests {
  @Test func everyInline() throws {
    var harness = InlineHarness(measure: 18, indent: 2)
    harness.context.noteMarks = [NoteID("a"): "1"]
    harness.context.addressMarks = ["https://example.com/": "2"]
    harness.context.images = ImageLibrary(images: [
      ResourceID("icon"): ImageResource(
        id: ResourceID("icon"), kind: .png, width: 24, height: 40, digest: "", hasAlpha: false,
        content: .memory([]))
    ])
    let inlines: [Inline] = [
      .text("这里有"), .emphasis([.text("强调 and more")]), .text("，"), .strong([.text("重要 bold")]),
      .strike([.text("不要")]), .underline([.text("底线 under")]), .text("，代码"), .code("let x = 1"), .text("和"),
      .link(Link(.external("https://example.com/"), [.text("一个去处")])), .text("，还有"),
      .link(Link(.chapter(ChapterID("other"), anchor: "部分"), [.text("书里的一章")])), .noteReference(NoteID("a")),
      .text("。H"), .sub([.text("2")]), .text("O，x"), .sup([.text("2")]), .text("；"),
      .ruby([RubyPair(base: [.text("银行")], text: "yínháng")]), .mark([.text("标出")]),
      .keyboard([.text("Ctrl")]),
      .image(Image(ResourceID("icon"), alternative: "图")), .lineBreak, .math("a^2"),
      .span(.english, [.text(" said “yes”")]), .image(Image(ResourceID("none"), alternative: "没有的图")),
    ]
    expectGolden(try harness.dump(inlines), "inline/every-inline.txt")
  }

  @Test func squareEms() throws {
    var harness = InlineHarness(measure: 12, indent: 2)
    harness.theme.fonts = .square
    expectGolden(
      try harness.dump([.text("他说：“这是一本书（真的）。”我们都不知道，为什么会是这样——也许，是时间的问题。")]),
      "inline/square-ems.txt")
  }

  @Test func fourLanguages() throws {
    var text = ""
    let samples: [(Language, String)] = [
      (.zhHans, "中国的书，“好。”他说：GDP增长8.4%。"), (.zhHant, "中国的書，「好。」他說：GDP是8.4%。"),
      (.japanese, "これは本です。「はい、そうです」と言った。GDPは8.4%です。"),
      (.korean, "우리말로 된 책을 만들고 읽는 방법. GDP 8.4%"),
    ]
    for (language, sample) in samples {
      text += try InlineHarness(language: language, measure: 10).dump([.text(sample)])
    }
    expectGolden(text, "inline/four-languages.txt")
  }

  @Test func code() throws {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: .inline)
    var style = InlineHarness().style()
    style.font = .mono
    style.size = 8.5
    let line = composer.setCells("  let 变量 = \"值\"\t// fi", style, cell: 5.1)
    expectGolden(LineDump.text(SetParagraph(lines: [line]), catalogue), "inline/code.txt")
  }

  @Test func colouredCodeKeepsItsLettersAndColumns() throws {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: .inline)
    var style = InlineHarness().style()
    style.font = .mono
    let blue = Color(red: 0, green: 0, blue: 255)
    let texts = ["  let", " 变量", " = ", "\"值\"", "\t// fi"]
    let pieces = texts.enumerated().map { index, text in
      CellPiece(
        text: text, color: index.isMultiple(of: 2) ? blue : style.color,
        weight: index == 0 ? .bold : .regular)
    }
    let plain = composer.setCells(texts.joined(), style, cell: 6)
    let line = composer.setCells(pieces, style, cell: 6)
    #expect(Self.runs(line).map(\.text).joined() == Self.runs(plain).map(\.text).joined())
    #expect(line.width == plain.width)
    #expect(Self.runs(line).contains { $0.color == blue } && Self.runs(line).count >= texts.count)
    let ends = [line, plain].map { Self.runs($0).last.map { $0.origin.x + ($0.glyphs.last?.x ?? 0) } }
    #expect(abs((ends[0] ?? 0) - (ends[1] ?? 0)) < 0.001)
  }

  private static func runs(_ line: Line) -> [GlyphRun] {
    line.items.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
  }
}
