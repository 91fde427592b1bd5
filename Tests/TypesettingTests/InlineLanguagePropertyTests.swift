import Foundation
import Manuscript
import Testing
import Themes

@testable import Typesetting

/// What holds for any text in any of five languages, on made-up ones that depend only on their seeds.
@Suite struct InlineLanguagePropertyTests {
  /// A language with the pieces that its texts are made of, and what may not begin or end its lines.
  struct Sample: Sendable, CustomTestStringConvertible {
    var language: Language
    var pieces: [String]
    var forbiddenStarts: Set<Character>
    var forbiddenEnds: Set<Character>
    var seed: Int

    var testDescription: String { "\(language) \(seed)" }

    func text(_ count: Int) -> String {
      var random = InlinePropertyTests.Seeded(state: UInt64(seed) &* 104_729 &+ 29)
      return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }

  private static let han = [
    "的", "一", "是", "在", "不", "了", "国", "人", "我们", "时间", "2026", "3.5%", "GDP", " and ",
  ]
  private static let latin = [
    "a ", "book ", "of ", "lines ", "printed ", "(in ", "1998) ", "by ", "hand, ", "which ", "“quite ",
    "well” ",
    "state-of-the-art ", "ends. ", "Then ", "$3.50 ", "again; ", "why? ",
  ]

  private static func kinds(_ seed: Int) -> [Sample] {
    [
      Sample(
        language: .zhHans,
        pieces: han + ["，", "。", "、", "：“", "。”", "（", "）", "《", "》", "？", "！", "——", "……"],
        forbiddenStarts: Set("，。、：；？！”’）》」』·%"), forbiddenEnds: Set("“‘（《「『"), seed: seed),
      Sample(
        language: Language("zh-Hant"),
        pieces: han + ["，", "。", "、", "：「", "。」", "（", "）", "《", "》", "？", "『", "』", "——"],
        forbiddenStarts: Set("，。、：；？！」』）》·%"), forbiddenEnds: Set("「『（《"), seed: seed),
      Sample(
        language: Language("ja"),
        pieces: [
          "の", "は", "を", "ます", "日本", "時間", "一", "人", "カ", "ー", "っ", "、", "。", "「", "」", "（", "）", "2026",
          "GDP",
        ],
        forbiddenStarts: Set("、。」』）"), forbiddenEnds: Set("「『（"), seed: seed),
      Sample(
        language: Language("ko"),
        pieces: ["나라 ", "사람이 ", "시간, ", "있다. ", "그 ", "책을 ", "“우리 ", "말” ", "(한국) ", "2026년 ", "GDP "],
        forbiddenStarts: Set(",.”)"), forbiddenEnds: Set("“("), seed: seed),
      Sample(
        language: .english, pieces: latin, forbiddenStarts: Set(",.;?)”"), forbiddenEnds: Set("(“$"),
        seed: seed),
    ]
  }

  static let samples = (0..<12).flatMap(kinds)

  private func harness(_ sample: Sample, narrowest: Int = 12) -> InlineHarness {
    InlineHarness(
      language: sample.language, measure: Double(narrowest + sample.seed * 5 % 24),
      indent: Double(sample.seed % 3))
  }

  private func lines(_ set: SetParagraph) -> [String] {
    set.lines.map { InlineHarness.text($0).trimmingCharacters(in: .whitespaces) }
  }

  @Test(arguments: samples) func noLineStartsOrEndsWhereItMustNot(_ sample: Sample) throws {
    let set = try harness(sample).set(sample.text(110))
    let isHelped = set.findings.contains { [.breakRelief, .breakEmergency].contains($0.id) }
    guard !isHelped else { return }
    let lines = lines(set)
    for (number, line) in lines.enumerated() {
      if number > 0, let first = line.first {
        #expect(!sample.forbiddenStarts.contains(first), "\(line)")
      }
      if number + 1 < lines.count, let last = line.last {
        #expect(!sample.forbiddenEnds.contains(last), "\(line)")
      }
    }
  }

  @Test(arguments: samples) func noLineIsTooWideWithoutAFinding(_ sample: Sample) throws {
    let harness = harness(sample, narrowest: 2)
    let set = try harness.set(sample.text(60))
    let isOverfull = set.lines.contains { $0.width > harness.measure * InlineHarness.size + 0.01 }
    #expect(!isOverfull || set.findings.contains { $0.id == .lineOverfull })
  }

  @Test(arguments: samples) func justifiedLinesAreAsWideAsTheMeasure(_ sample: Sample) throws {
    let harness = harness(sample, narrowest: 20)
    let set = try harness.set(sample.text(120))
    guard !set.findings.contains(where: { $0.id == .lineUnderfull }) else { return }
    for line in set.lines.dropLast() {
      #expect(abs(line.width - harness.measure * InlineHarness.size) < 0.01)
    }
  }

  @Test(arguments: samples) func textInIsTextOut(_ sample: Sample) throws {
    let text = sample.text(100)
    let set = try harness(sample, narrowest: 6).set(text)
    #expect(set.lines.map(InlineHarness.text).joined() == String(text.drop { $0 == " " }))
  }

  @Test(arguments: samples) func noWayOfBreakingIsBetter(_ sample: Sample) throws {
    var harness = harness(sample)
    harness.measure = 6 + Double(sample.seed) / 3
    harness.indent = 0
    let paragraph = try harness.measured(sample.text(9).trimmingCharacters(in: .whitespaces))
    let found = BreakLines.run(paragraph, 0..<paragraph.text.units.count, .justified, isFirst: true)
    let all = AllBreaks(paragraph: paragraph, shortest: 0)
    let (cost, best) = (all.cost(found.map(\.units)), all.least())
    #expect(abs(cost - best) <= best * 1e-9, "\(cost) instead of \(best)")
  }

  /// The others say something only of texts that need no help.
  @Test func mostTextsAreTried() throws {
    for language in Set(InlineLanguagePropertyTests.samples.map(\.language)) {
      let own = InlineLanguagePropertyTests.samples.filter { $0.language == language }
      let helped = try own.filter { sample in
        try harness(sample).set(sample.text(110)).findings.contains {
          [.breakRelief, .breakEmergency, .lineUnderfull].contains($0.id)
        }
      }
      #expect(helped.count * 3 <= own.count, "\(language): \(helped.count) of \(own.count)")
    }
  }

  @Test func twoWorkersSetWhatOneSets() async throws {
    let samples = InlineLanguagePropertyTests.samples
    let alone = try samples.map { try harness($0).set($0.text(90)) }
    let together = try await withThrowingTaskGroup(of: [(Int, SetParagraph)].self) { group in
      for worker in 0..<2 {
        group.addTask {
          try samples.indices.filter { $0 % 2 == worker }.map {
            ($0, try harness(samples[$0]).set(samples[$0].text(90)))
          }
        }
      }
      var results: [(Int, SetParagraph)] = []
      for try await part in group { results += part }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    #expect(alone == together)
  }
}
