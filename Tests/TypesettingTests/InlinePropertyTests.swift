import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// What holds for any text at all, tried on made-up ones. The texts depend only on their seeds.
@Suite struct InlinePropertyTests {
  /// A small generator, so that a failure can be had again (Knuth's MMIX constants).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  static let pieces = [
    "的", "一", "是", "在", "不", "了", "国", "人", "我们", "时间", "，", "。", "、", "：“", "。”", "（", "）", "《", "》", "？",
    "！", "……",
    "——", "3,462.17", "8.4%", "2026", "GDP", "Jackson Hole", " and ", "data-dependent", "·", "￥300", "；",
  ]

  static func text(_ seed: Int, _ count: Int) -> String {
    var random = Seeded(state: UInt64(seed) &* 7919 &+ 17)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  static let opening: Set<String> = ["“", "‘", "（", "《", "〈", "「"]
  static let closing = Set("”’）》〉」』】。，、：；！？·%")

  @Test(arguments: 0..<40) func everyLineObeysTheRules(_ seed: Int) throws {
    let text = InlinePropertyTests.text(seed, 120)
    var harness = InlineHarness(measure: Double(12 + seed % 27))
    harness.theme.cjk.level = .gb
    let set = try harness.set(text)
    let lines = set.lines.map { InlineHarness.text($0).trimmingSpaces }
    let isRelieved = set.findings.contains { $0.id == .breakRelief || $0.id == .breakEmergency }
    if !isRelieved {
      #expect(
        !lines.dropFirst().contains { InlinePropertyTests.closing.contains($0.first ?? " ") }, "\(lines)")
      #expect(
        !lines.dropLast().contains { InlinePropertyTests.opening.contains(String($0.suffix(1))) }, "\(lines)")
    }
  }

  @Test(arguments: 0..<40) func everyLineFillsItsMeasure(_ seed: Int) throws {
    let harness = InlineHarness(measure: Double(10 + seed % 29), indent: Double(seed % 3))
    let set = try harness.set(InlinePropertyTests.text(seed + 100, 150))
    guard !set.findings.contains(where: { $0.id == .lineUnderfull }) else { return }
    for line in set.lines.dropLast() {
      #expect(abs(line.width - harness.measure * 10) < 0.01)
    }
    #expect(try #require(set.lines.last).width <= harness.measure * 10 + 0.01)
  }

  @Test(arguments: 0..<40) func textInIsTextOut(_ seed: Int) throws {
    let text = InlinePropertyTests.text(seed + 200, 150)
    let set = try InlineHarness(measure: Double(8 + seed % 30)).set(text)
    let start = text.drop { $0 == " " }
    #expect(set.lines.map(InlineHarness.text).joined() == String(start))
    for case .glyphs(let run) in set.lines.flatMap(\.items) {
      #expect(run.clusters.reduce(0) { $0 + $1.bytes } == run.text.utf8.count)
      #expect(run.clusters.reduce(0) { $0 + $1.glyphs } == run.glyphs.count)
    }
  }

  @Test(arguments: 0..<20) func glyphsNeverStandLeftOfTheOneBefore(_ seed: Int) throws {
    let set = try InlineHarness(measure: 16).set(InlinePropertyTests.text(seed + 300, 100))
    for line in set.lines {
      let places = try InlineHarness.places(line)
      // The blank half of an opening mark may lie under the mark before it.
      for (first, second) in zip(places, places.dropFirst()) {
        let blank = InlinePropertyTests.opening.contains(second.text) ? 0.5 : 0
        #expect(first.x <= second.x + blank + 0.001)
      }
    }
  }

  @Test(arguments: 0..<40) func latinBreaksAreThoseOfUAX14(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 31 &+ 5)
    let letters = Array("abXY0189.,:;()[]%$+-\"'?! “”’")
    let text = "a" + String((0..<80).map { _ in letters.randomElement(using: &random) ?? "a" }) + "b"
    let paragraph = try InlineHarness(language: .english, measure: 500).measured(text)
    let starts = BreakOpportunities.lineStarts(text, language: "en")
    let scalars = text.unicodeScalars.map(\.value)
    let kinsoku = Kinsoku(.gb, .english)
    for (first, second) in zip(paragraph.text.units.indices, paragraph.text.units.indices.dropFirst()) {
      let (before, after) = (paragraph.text.units[first], paragraph.text.units[second])
      let isKinsoku =
        kinsoku.forbidsStart(after.kind, scalars[Int(after.textStart)])
        || kinsoku.forbidsEnd(before.kind, scalars[Int(before.textStart)])
      // A number may begin with its point: stricter than LB25.
      if before.kind == .latinPoint && after.kind == .digit { continue }
      if isKinsoku || !paragraph.text.joints[second].spaces.isEmpty { continue }
      let isAllowed = paragraph.breaks.penalties[second] < .infinity
      #expect(
        isAllowed == starts[Int(after.textStart)],
        "\(text.unicodeScalars.map(String.init)[Int(before.textStart)...Int(after.textStart)].joined())")
    }
  }

  @Test(arguments: 0..<30) func noWayOfBreakingIsBetter(_ seed: Int) throws {
    let harness = InlineHarness(measure: Double(6 + seed % 5))
    let paragraph = try harness.measured(InlinePropertyTests.text(seed + 400, 15))
    let range = 0..<paragraph.text.units.count
    let found = BreakLines.run(paragraph, range, .justified, isFirst: true)
    let best = AllBreaks(paragraph: paragraph).least()
    let cost = AllBreaks(paragraph: paragraph).cost(found.map(\.units))
    #expect(abs(cost - best) <= best * 1e-9, "\(cost) instead of \(best)")
  }

  /// Narrow columns of divided words and compounds, in which hyphens stand in a row.
  static func hyphens(_ seed: Int, _ count: Int) -> String {
    var random = Seeded(state: UInt64(seed) &* 104_729 &+ 11)
    let words = [
      "har\u{AD}bour", "moun\u{AD}tain", "sea-ice", "bad\u{AD}ger", "the", "re\u{AD}mem\u{AD}ber", "a-b",
    ]
    return (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  @Test(arguments: 0..<30) func noWayOfBreakingHyphensIsBetter(_ seed: Int) throws {
    let harness = InlineHarness(language: .english, measure: 3.5 + Double(seed % 8) * 0.4)
    let paragraph = try harness.measured(InlinePropertyTests.hyphens(seed, 7))
    let found = BreakLines.run(paragraph, 0..<paragraph.text.units.count, .justified, isFirst: true)
    let all = AllBreaks(paragraph: paragraph, shortest: 0)
    let (cost, best) = (all.cost(found.map(\.units)), all.least())
    #expect(abs(cost - best) <= best * 1e-9, "\(cost) instead of \(best)")
  }

  @Test(arguments: 0..<20) func hyphensInAreHyphensOut(_ seed: Int) throws {
    let text = InlinePropertyTests.hyphens(seed, 40)
    let set = try InlineHarness(language: .english, measure: 4 + Double(seed % 6)).set(text)
    let found = set.lines.map(InlineHarness.text).joined()
    #expect(found.replacing("\u{AD}", with: "") == text.replacing("\u{AD}", with: ""))
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
