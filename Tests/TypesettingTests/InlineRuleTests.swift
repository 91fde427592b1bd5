import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// One test per rule of the design; the identifiers stand beside the cases.
@Suite struct InlineRuleTests {
  struct Lines: CustomTestStringConvertible, Sendable {
    var rule: String
    var text: String
    var measure: Double
    var lines: [String]
    var testDescription: String { rule + " " + text }
  }

  @Test(arguments: [
    Lines(
      rule: "LB-1s", text: "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", measure: 10, lines: ["甲乙丙丁戊己庚辛壬", "癸，子丑寅卯。"]),
    Lines(
      rule: "LB-1s in", text: "甲乙丙，丁戊己，庚辛壬癸，子丑寅卯辰巳午未申酉。", measure: 12,
      lines: ["甲乙丙，丁戊己，庚辛壬癸，", "子丑寅卯辰巳午未申酉。"]),
    Lines(rule: "LB-1e", text: "他在书里这样写道：“明天会更好的。”", measure: 9, lines: ["他在书里这样写道：", "“明天会更好的。”"]),
    Lines(rule: "PW-3", text: "甲乙丙丁戊己庚辛壬癸《子丑寅》卯", measure: 10, lines: ["甲乙丙丁戊己庚辛壬癸", "《子丑寅》卯"]),
    Lines(rule: "PW-4", text: "甲乙丙丁戊己庚辛壬，子丑寅卯", measure: 9.5, lines: ["甲乙丙丁戊己庚辛壬，", "子丑寅卯"]),
    Lines(rule: "AS-2", text: "甲乙丙丁戊己庚辛壬癸Swift语言", measure: 10, lines: ["甲乙丙丁戊己庚辛壬癸", "Swift语言"]),
  ])
  func breaksWhereTheRuleSays(_ lines: Lines) throws {
    #expect(try InlineHarness(measure: lines.measure).lines(lines.text) == lines.lines)
  }

  @Test(arguments: [
    ("LB-3", "今年同比增长4.03%并保持稳定", "4.03%"), ("LB-3", "总共约为￥3,900万和$1.2亿以及€500", "￥3,900"),
    ("LB-3", "总共约为￥3,900万和$1.2亿以及€500", "€500"), ("LB-3", "时间是12:30到15:45之间的时候", "12:30"),
    ("LB-5", "少的就是多的——这句话有道理，少就是多——记住", "——"), ("LB-5", "他说……我也不知道……真的不知道……好", "……"),
    ("LB-6", "见第\u{A0}3\u{A0}章以及其他的说明", "第\u{A0}3\u{A0}章"), ("LB-6", "与图\u{2060}5的说明以及其他的", "图\u{2060}5"),
  ])
  func keepsTogether(_ rule: String, _ text: String, _ whole: String) throws {
    for measure in 4...9 {
      let lines = try InlineHarness(measure: Double(measure)).set(text).lines.map(InlineHarness.text)
      let pieces = text.components(of: whole)
      #expect(
        lines.reduce(0) { $0 + $1.components(of: whole) } == pieces, "\(rule) at \(measure) em: \(lines)")
    }
  }

  @Test(arguments: ["。．，、：；！？”’）》〉」』】〗〕］｝·・％℃", "／～"])
  func neverStartsALineWithAMarkThatCloses(_ marks: String) throws {
    for mark in marks {
      for length in 3...6 {
        let text = String(repeating: "字", count: length) + "\(mark)" + String(repeating: "体", count: 9)
        let lines = try InlineHarness(measure: Double(length)).lines(text)
        #expect(!lines.dropFirst().contains { $0.first == mark }, "\(mark): \(lines)")
      }
    }
  }

  @Test(arguments: ["“‘（《〈「『【〖〔［｛"])
  func neverEndsALineWithAMarkThatOpens(_ marks: String) throws {
    for mark in marks {
      for length in 3...6 {
        let text = String(repeating: "字", count: length) + "\(mark)" + String(repeating: "体", count: 9)
        let lines = try InlineHarness(measure: Double(length + 1)).lines(text)
        #expect(!lines.dropLast().contains { $0.last == mark }, "\(mark): \(lines)")
      }
    }
  }

  @Test func startsNoLineWithALongMarkAtLevelStrict() throws {
    var harness = InlineHarness(measure: 6)
    harness.theme.cjk.level = .strict
    #expect(try !harness.lines("一二三四五六……七八九十").contains { $0.first == "…" })
  }

  @Test func endsNoLineWithASolidusAtLevelGB() throws {
    for measure in 3...8 {
      let lines = try InlineHarness(measure: Double(measure)).lines("各个地方／全部地方／中国地方／特别地方")
      #expect(!lines.contains { $0.last == "／" || $0.first == "／" }, "\(lines)")
    }
  }

  @Test func japaneseKanaStartLinesUnlessTheLevelIsVeryStrict() throws {
    let text = "チョコレートとキャッシュ"
    var harness = InlineHarness(language: .japanese, measure: 4)
    #expect(try harness.set(text).lines.count == 3)
    harness.theme.cjk.level = .veryStrict
    #expect(try !harness.lines(text).contains { "ョーャッュ".contains($0.prefix(1)) })
  }

  @Test func koreanBreaksAtSpaces() throws {
    let harness = InlineHarness(language: .korean, measure: 7.9, alignment: .start(balanced: false))
    let lines = try harness.lines("대한민국의 수도는 서울특별시입니다")
    #expect(lines == ["대한민국의", "수도는", "서울특별시입니다"])
  }

  @Test func koreanParticlesStayWithLatinWords() throws {
    for measure in 4...12 {
      let harness = InlineHarness(
        language: .korean, measure: Double(measure), alignment: .start(balanced: false))
      let lines = try harness.lines("우리 GDP는 책을 “만들”고 읽는")
      #expect(lines.contains { $0.contains("GDP는") } && lines.contains { $0.contains("“만들”고") }, "\(lines)")
    }
  }

  @Test func addressesBreakAfterTheirDividers() throws {
    let text = "详见https://example.com/reports/2026/q3?lang=zh-CN的说明"
    for measure in 10...16 {
      let lines = try InlineHarness(measure: Double(measure)).lines(text)
      #expect(!lines.dropFirst().contains { "/?=&#".contains($0.prefix(1)) }, "\(lines)")
      #expect(lines.joined() == text)
    }
  }

  @Test func keepsANumberWithItsUnitWhereItCan() throws {
    let lines = try InlineHarness(measure: 12).lines("前十个月全国家庭增加3109亿元左右。")
    #expect(lines.contains { $0.contains("3109亿") }, "\(lines)")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
