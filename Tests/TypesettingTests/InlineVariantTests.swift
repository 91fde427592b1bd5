import Foundation
import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// Second-best settings of paragraphs: one line less, one line more.
@Suite struct InlineVariantTests {
  private func text(_ seed: Int, _ count: Int) -> String { InlinePropertyTests.text(seed + 900, count) }

  private func variants(_ harness: InlineHarness, _ text: String) throws -> [ParagraphVariant] {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    return LineComposer(engine: TextEngine(catalogue: catalogue), theme: harness.theme)
      .variants([.text(text)], harness.style(), harness.context)
  }

  @Test(arguments: 0..<40) func haveALineLessOrMoreAndTheSameText(_ seed: Int) throws {
    let harness = InlineHarness(measure: Double(18 + seed % 17), indent: 2)
    let text = text(seed, 150)
    let best = try harness.set(text)
    for variant in try variants(harness, text) {
      #expect(abs(variant.lines.count - best.lines.count) == 1)
      #expect(variant.strain >= 0)
      let printed = variant.lines.map(InlineHarness.text).joined()
      #expect(printed == best.lines.map(InlineHarness.text).joined())
      // Where the best setting has lines that are left short, others may have them too.
      if best.findings.contains(where: { $0.id == .lineUnderfull }) { continue }
      // A hundredth of an em may lack where all blanks of a line have given what they can.
      for line in variant.lines.dropLast() { #expect(abs(line.width - harness.measure * 10) < 0.1) }
    }
  }

  @Test func areToBeHadOfManyLongParagraphs() throws {
    var (less, more) = (0, 0)
    for seed in 0..<40 {
      let harness = InlineHarness(measure: 30, indent: 2)
      let text = text(seed, 220)
      let count = try harness.set(text).lines.count
      for variant in try variants(harness, text) {
        if variant.lines.count < count { less += 1 } else { more += 1 }
      }
    }
    #expect(less + more >= 5, "\(less) of 40 in a line less, \(more) in a line more")
  }

  @Test func areNotMadeOfWhatIsShortRaggedOrForced() throws {
    #expect(try variants(InlineHarness(measure: 30), "我们的时间。").isEmpty)
    #expect(
      try variants(InlineHarness(measure: 30, alignment: .start(balanced: false)), text(1, 200)).isEmpty)
    #expect(try variants(InlineHarness(measure: 4), text(1, 200) + "data-dependent".uppercased()).isEmpty)
  }

  @Test(arguments: 0..<30) func noOtherBreaksIntoAsManyLinesAreBetter(_ seed: Int) throws {
    let harness = InlineHarness(measure: Double(7 + seed % 4))
    let paragraph = try harness.measured(InlinePropertyTests.text(seed + 500, 16))
    guard paragraph.breaks.fallbacks.isEmpty else { return }
    let range = 0..<paragraph.text.units.count
    let best = BreakLines.run(paragraph, range, .justified, isFirst: true)
    let search = EveryBreak(paragraph, best)
    for variant in VaryLines.run(paragraph, best, isFirst: true) {
      let cost = search.cost(variant.lines.map(\.units))
      let least = search.least(variant.lines.count)
      #expect(abs(cost - least) <= least * 1e-9, "\(cost) instead of \(least)")
    }
  }
}

/// Every way to break a short paragraph into a number of bearable lines, judged by the same costs.
private struct EveryBreak {
  private let judge: JudgeLine
  private let range: Range<Int>
  private let legal: [Int]
  private let dearest: Double
  private let widest: Double

  init(_ paragraph: MeasuredParagraph, _ best: [BrokenLine]) {
    judge = JudgeLine(paragraph: paragraph, mode: .justified)
    let range = 0..<paragraph.text.units.count
    self.range = range
    legal = range.dropFirst().filter { paragraph.breaks.penalties[$0] < .infinity } + [range.upperBound]
    let verdicts = judge.verdicts(best.map(\.units), in: range, isFirst: true)
    dearest = max(CompositionCosts.variantLine, verdicts.map(\.cost).max() ?? 0)
    widest = max(CompositionCosts.variantHanGap * paragraph.em, verdicts.map(\.hanGap).max() ?? 0)
  }

  func cost(_ lines: [Range<Int>]) -> Double {
    JudgeLine.cost(judge.verdicts(lines, in: range, isFirst: true))
  }

  func least(_ count: Int) -> Double { search(0, legal[...], [], count) }

  private func search(_ start: Int, _ rest: ArraySlice<Int>, _ lines: [Range<Int>], _ count: Int) -> Double {
    if start == range.upperBound { return lines.count == count ? cost(lines) : .infinity }
    guard lines.count < count else { return .infinity }
    var best = Double.infinity
    for (offset, end) in zip(rest.indices, rest) {
      let line = judge.line(start, end, in: range, isFirst: true)
      if line.isOverfull { break }
      guard line.cost <= dearest, line.hanGap <= widest else { continue }
      best = min(best, search(end, rest[(offset + 1)...], lines + [start..<end], count))
    }
    return best
  }
}
