import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes
import Typesetting

@testable import Covers

/// Covers as SVG, set with a mock in which every character is a square em.
@Suite struct CoverMakerTests {
  private func theme(_ template: String) throws -> Theme {
    var theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("base")
    theme.cover.template = template
    return theme
  }

  private func svg(_ template: String, title: String, language: Language = .zhHans) throws -> String {
    var publication = Publication(
      metadata: Metadata(title: title, creators: [Creator(name: "甲 & 乙")], language: language),
      parts: [
        Part(chapters: ["一二三四五六七八九十", "短"].map { Chapter(id: ChapterID("a"), title: $0, blocks: []) })
      ])
    publication.metadata.date = PostDate(year: 2022, month: 3, day: 4)
    return try CoverMaker.svg(
      for: publication, theme: try theme(template), width: 200, height: 300, setter: SquareSetter())
  }

  /// The title's lines, each as `size: text`.
  private func title(_ text: String, _ attributes: String, language: Language = .zhHans) throws -> [String] {
    let template = "<svg \(attributes)>{{#title.lines}}{{size}}: {{text}};{{/title.lines}}</svg>"
    let svg = try svg(template, title: text, language: language)
    return svg.split(separator: ">")[1].split(separator: "<")[0].split(separator: ";").map(String.init)
  }

  private let box = #"data-title="100 0 1400 600" data-title-size="200""#

  @Test func fillsInWhatIsKnownAndEscapesIt() throws {
    let svg = try svg("<svg>{{width}}×{{height}} {{author}} {{date}} {{issue}}{{accent}}</svg>", title: "书")
    #expect(svg == "<svg>1600×2400 甲 &amp; 乙 2022\u{2005}年\u{2005}3\u{2005}月\u{2005}4\u{2005}日 #333333</svg>")
  }

  @Test func leavesTheBlankBetweenHanAndLatinThatTheComposerLeaves() throws {
    #expect(try title("写C 6的书", box) == ["200: 写\u{2005}C 6\u{2005}的书"])
    #expect(try title("C写", box, language: .english) == ["200: C写"])
  }

  @Test func setsAShortTitleOnOneLineAtTheLargestSize() throws {
    #expect(try title("春：夏", box) == ["200: 春：夏"])
  }

  @Test func breaksWhereAMarkEndsAPart() throws {
    #expect(try title("风花雪月：山高月小水落", box) == ["200: 风花雪月：", "200: 山高月小水落"])
  }

  @Test func takesASmallerSizeWhenTheBoxCannotHoldTheTitle() throws {
    let lines = try title(String(repeating: "长", count: 24), box)
    #expect(lines.map(\.count).reduce(0, +) == 24 + lines.count * 5)
    let sizes = Set(lines.map { $0.prefix { $0 != ":" } })
    #expect(sizes == ["151"])
  }

  @Test func putsNoMoreHanOnALineThanTheTemplateSays() throws {
    let lines = try title("一二三四五六七八九十", box + #" data-title-characters="5""#)
    #expect(lines == ["200: 一二三四五", "200: 六七八九十"])
  }

  @Test func neverGoesBeyondTheBox() throws {
    let lines = try title(String(repeating: "很长的题目", count: 200), box)
    #expect(lines.last?.hasSuffix("…") == true)
    let size = try #require(Double(lines[0].prefix { $0 != ":" }))
    #expect(size * (1 + 1.3 * Double(lines.count - 1)) <= 600)
  }

  @Test(arguments: [("top", "176"), ("middle", "376"), ("bottom", "576")])
  func anchorsTheTitleInItsBox(_ anchor: String, _ baseline: String) throws {
    let svg = try svg(
      "<svg \(box) data-title-anchor=\"\(anchor)\">{{#title.lines}}{{x}} {{y}}{{/title.lines}}</svg>",
      title: "书")
    #expect(svg.contains(">100 \(baseline)<"))
  }

  @Test func setsAVerticalTitleFromRightToLeft() throws {
    let template =
      "<svg data-title=\"100 50 500 800\" data-title-size=\"200\" data-title-writing=\"vertical\">"
      + "{{#title.lines}}{{x}} {{y}} {{size}} {{text}};{{/title.lines}}</svg>"
    #expect(try svg(template, title: "春夏").contains(">500 50 200 春夏;<"))
    #expect(try svg(template, title: "风花雪：山高月").contains(">500 50 200 风花雪：;240 50 200 山高月;<"))
  }

  @Test func breaksASubtitleIntoLinesAndCutsWhatIsTooLong() throws {
    let template =
      "<svg data-subtitle=\"400 120 100 2\">{{#subtitleLines}}{{y}} {{text}};{{/subtitleLines}}</svg>"
    var publication = Publication(metadata: Metadata(title: "书"), parts: [])
    func svg() throws -> String {
      try CoverMaker.svg(
        for: publication, theme: try theme(template), width: 200, height: 300, setter: SquareSetter())
    }
    #expect(try svg().hasSuffix("2\"></svg>"))
    publication.metadata.subtitle = "一二三四"
    #expect(try svg().contains(">0 一二三四;<"))
    publication.metadata.subtitle = "一二三四五六"
    #expect(try svg().contains(">0 一二三四;120 五六;<"))
    publication.metadata.subtitle = "一二三四五六七八九十"
    #expect(try svg().contains(">0 一二三四;120 五六七…;<"))
  }

  @Test func shortensHighlightsToOneLine() throws {
    let template = """
      <svg data-highlights="0 50% 300 60 50 3">{{#highlights}}{{y}} {{text}};{{/highlights}}</svg>
      """
    #expect(try svg(template, title: "书").hasSuffix(">1200 一二三四五…;1260 短;</svg>"))
  }

  @Test(arguments: [
    ("100%", ">0 [0 一二三四五六,62.5 七八九十,] 122.5 [0 短,] </svg>"),
    ("130", ">0 [0 一二三四五六,62.5 七八九十,] 122.5 [0 短,] </svg>"), ("120", ">0 [0 一二三四五…,] 60 [0 短,] </svg>"),
    ("", ">0 [0 一二三四五…,] 60 [0 短,] </svg>"),
  ])
  func givesHighlightsASecondLineWhereThereIsRoom(height: String, result: String) throws {
    let template = """
      <svg data-highlights="0 0 300 60 50 3 \(height)">{{#highlights}}{{y}} [{{#lines}}{{y}} {{text}},{{/lines}}] \
      {{/highlights}}</svg>
      """
    #expect(try svg(template, title: "书").hasSuffix(result))
  }

  @Test func reportsATemplateThatIsNotMustache() {
    #expect(throws: Finding.self) { try svg("<svg>{{#title}}</svg>", title: "书") }
  }
}

/// Sets text in lines of square characters that break anywhere.
final class SquareSetter: ParagraphSetter {
  func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph {
    let characters = Array(inlines.plainText)
    let perLine = max(1, Int(style.measure / style.size))
    let lines = stride(from: 0, to: characters.count, by: perLine).map { start in
      line(String(characters[start..<min(start + perLine, characters.count)]), style)
    }
    return SetParagraph(lines: lines)
  }

  func widths(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> ContentWidths {
    ContentWidths(minimum: style.size, natural: style.size * Double(inlines.plainText.count))
  }

  func setCells(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double) -> Line {
    line(pieces.map(\.text).joined(), style)
  }

  private func line(_ text: String, _ style: ParagraphStyle) -> Line {
    let run = GlyphRun(
      face: FaceID(index: 0), size: style.size, color: style.color, origin: .zero, glyphs: [], text: text,
      clusters: [], language: style.language)
    return Line(
      items: [.glyphs(run)], width: style.size * Double(text.count), ascent: style.size, descent: 0)
  }
}
