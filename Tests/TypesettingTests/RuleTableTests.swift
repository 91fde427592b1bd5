import Foundation
import Manuscript
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// The rules of composition: each one in the code under its id, with an example that shows it and one that it
/// spares. The table is ``Rule/all``; the examples are in `RuleExamples….swift`.
@Suite struct RuleTableTests {
  static let examples = RuleExample.breaking + RuleExample.levels + RuleExample.widths + RuleExample.spacing

  @Test(arguments: examples) func holds(_ example: RuleExample) throws { try example.check() }

  @Test(arguments: Rule.all.map(\.id)) func everyRuleIsShownAndItsLimitToo(_ id: String) {
    let senses = RuleTableTests.examples.filter { $0.rule == id }.map(\.sense)
    #expect(senses.contains(.applies), "no example of \(id)")
    #expect(senses.contains(.spares), "no example beside \(id)")
  }

  @Test func noExampleIsOfAnUnknownRule() {
    let known = Set(Rule.all.map(\.id))
    #expect(RuleTableTests.examples.allSatisfy { known.contains($0.rule) })
    #expect(known.count == Rule.all.count)
  }

  @Test func theCodeNamesEveryRule() throws {
    let files = try ["Inline", "Vertical"].flatMap { name in
      try FileManager.default.contentsOfDirectory(
        at: TestFolder.root.appending(path: "Sources/Typesetting/\(name)"), includingPropertiesForKeys: nil)
    }
    let comments = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
      .split(separator: "\n").filter { $0.contains("//") }.joined(separator: "\n")
    for rule in Rule.all {
      let pattern = try Regex("\\b\(rule.id)\\b")
      #expect(comments.contains(pattern), "\(rule.id): \(rule.says)")
    }
  }

  /// LB-1s and LB-1e, mark by mark and at every measure that could tempt.
  @Test(arguments: ["。．，、：；！？‼⁇⁈⁉”’）》〉」』】〗〕］｝〙〛｠·・‧／～%％‰℃°,.;:!?)]}"])
  func noMarkThatClosesStartsALine(_ marks: String) throws {
    for mark in marks {
      for length in 3...6 {
        let text = String(repeating: "字", count: length) + "\(mark)" + String(repeating: "体", count: 9)
        let lines = try InlineHarness(measure: Double(length)).lines(text)
        #expect(!lines.dropFirst().contains { $0.first == mark }, "\(mark): \(lines)")
      }
    }
  }

  @Test(arguments: ["“‘（《〈「『【〖〔［｛〘〚｟([{￥$€"]) func noMarkThatOpensEndsALine(_ marks: String) throws {
    for mark in marks {
      for length in 3...6 {
        let text = String(repeating: "字", count: length) + "\(mark)5" + String(repeating: "体", count: 9)
        let lines = try InlineHarness(measure: Double(length + 1)).lines(text)
        #expect(!lines.dropLast().contains { $0.last == mark }, "\(mark): \(lines)")
      }
    }
  }

  /// AS-1: whatever a line needs, the blank between Han and Latin stays between its bounds.
  @Test(arguments: 8...30) func autospaceStaysWithinItsBounds(_ measure: Int) throws {
    let text = "他在Swift里写了5个GB文件，然后用GDP和CPI的数据看一看2026年的增长；之后Moody也来说明为什么。"
    for line in try InlineHarness(measure: Double(measure)).set(text).lines {
      let places = try InlineHarness.places(line)
      for (first, second) in zip(places, places.dropFirst()) where isPair(first.text, second.text) {
        let gap = second.x - first.x - first.advance
        #expect(gap > 0.1249 && gap < 0.5001, "\(first.text)\(second.text): \(gap)")
      }
    }
  }

  private func isPair(_ first: String, _ second: String) -> Bool {
    guard let first = first.unicodeScalars.first, let second = second.unicodeScalars.first else {
      return false
    }
    let table = CharacterTable.shared
    let (before, after) = (table[first.value], table[second.value])
    return before.isHan && after.takesAutospace || before.takesAutospace && after.isHan
  }

  /// HP-1: only the half of one pause or stop stands beyond the measure.
  @Test(arguments: 0..<20) func nothingHangsButOneMark(_ seed: Int) throws {
    var harness = InlineHarness(measure: Double(10 + seed))
    harness.theme.cjk.hanging = true
    let set = try harness.set(InlinePropertyTests.text(seed + 500, 150))
    for line in set.lines where line.width > harness.measure * 10 + 0.01 {
      #expect("，、。．".contains(InlineHarness.text(line).last ?? " "), "\(InlineHarness.text(line))")
      #expect(abs(line.width - harness.measure * 10 - 5) < 0.01)
    }
  }

  struct Tongue: Sendable, CustomTestStringConvertible {
    var language: Language
    var pieces: String
    var noStart: String
    var noEnd: String
    var testDescription: String { language.description }

    func text(_ seed: Int) -> String {
      var random = InlinePropertyTests.Seeded(state: UInt64(seed) &* 104_729 &+ 7)
      let words = pieces.split(separator: "|")
      return (0..<120).map { _ in String(words.randomElement(using: &random) ?? "") }.joined()
    }
  }

  static let tongues = [
    Tongue(
      language: .zhHant, pieces: "的|一|是|在|我们|时间|，|。|、|：「|。」|」|（|）|？|！|……|——|3,462|GDP|·|；",
      noStart: "，。、：；」）？！·", noEnd: "「（"),
    Tongue(
      language: .japanese, pieces: "の|は|これ|です|とき|本|書|、|。|「|」|（|）|？|！|……|・|ゝ|ー|ッ|々|12%|Swift",
      noStart: "、。」）？！・ゝ%", noEnd: "「（"),
    Tongue(
      language: .korean, pieces: "우리 |책을 |만들고 |읽는 |방법|. |, |“말|” |(|) |GDP는 |12% |국",
      noStart: ".,”)%", noEnd: "“("),
  ]

  /// Random text in other languages than the property tests have: no forbidden start, no forbidden end, no line
  /// that is too wide.
  @Test(arguments: tongues, 0..<12) func everyLanguageObeysItsRules(_ tongue: Tongue, _ seed: Int) throws {
    var harness = InlineHarness(language: tongue.language, measure: Double(9 + seed * 2))
    harness.theme.cjk.level = .auto
    let set = try harness.set(tongue.text(seed))
    #expect(!set.findings.contains { $0.id == .lineOverfull })
    guard !set.findings.contains(where: { $0.id == .breakRelief || $0.id == .breakEmergency }) else { return }
    let lines = set.lines.map { InlineHarness.text($0).trimmingCharacters(in: .whitespaces) }
    #expect(!lines.dropFirst().contains { tongue.noStart.contains($0.first ?? "字") }, "\(lines)")
    #expect(!lines.dropLast().contains { tongue.noEnd.contains($0.last ?? "字") }, "\(lines)")
  }

  /// A level means something in every language, and only in its own terms.
  @Test(arguments: [
    (Language.zhHans, CJKStyle.Level.gb), (.zhHant, .basic), (.japanese, .strict), (.korean, .basic),
    (.english, .basic),
  ])
  func theLevelIsTheCustomOfTheLanguage(_ language: Language, _ level: CJKStyle.Level) {
    #expect(Kinsoku(.auto, language).level == level)
    for other in CJKStyle.Level.allCases { #expect(Kinsoku(other, language).level != .auto) }
  }
}
