import Manuscript
import PangoCairo
import Testing

@testable import Typesetting

/// Ruby over and beside its base (rule RB-1; jlreq §3.3, clreq §3.3.2).
@Suite struct InlineRubyTests {
  /// The glyph runs of a line by their text.
  private func runs(_ line: Line) -> [GlyphRun] {
    line.items.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
  }

  private func set(
    _ pairs: [(String, String)], before: String = "", after: String = "", _ harness: InlineHarness
  ) throws -> Line {
    let pairs = pairs.map { RubyPair(base: [.text($0.0)], text: $0.1) }
    return try harness.set([.text(before), .ruby(pairs), .text(after)]).lines[0]
  }

  private func places(_ line: Line) throws -> [InlineHarness.Place] { try InlineHarness.places(line) }

  @Test func aShortRubyIsSpreadOverALongBase() throws {
    let line = try set([("中国人的", "いう")], InlineHarness(language: .japanese))
    let ruby = try places(line).suffix(2).map(\.x)
    // Four em of base, one of ruby: half an em at each end, two between the two characters.
    #expect(abs(ruby[0] - 0.5) < 0.01 && abs(ruby[1] - 3) < 0.01)
  }

  @Test func aLongRubyReachesOverKanaBesideButNotOverHan() throws {
    let harness = InlineHarness(language: .japanese)
    let overKana = try places(try set([("中", "いういう")], before: "の", after: "の", harness))
    #expect(abs(overKana[1].x - 1.25) < 0.01 && abs(overKana[2].x - 2.5) < 0.01)
    let overHan = try places(try set([("中", "いういう")], before: "国", after: "国", harness))
    #expect(abs(overHan[1].x - 1.5) < 0.01 && abs(overHan[2].x - 3) < 0.01)
  }

  @Test func aRubyNeverLeavesTheMeasure() throws {
    let line = try set([("中", "いういういう")], after: "のの", InlineHarness(language: .japanese))
    let first = try #require(try places(line).first { $0.text == "い" })
    #expect(first.x >= -0.001)
  }

  @Test func aLineMayBreakBetweenPairsAndNotInsideOne() throws {
    let harness = InlineHarness(measure: 4)
    let mono = Inline.ruby([RubyPair(base: [.text("银")], text: "y"), RubyPair(base: [.text("行")], text: "h")])
    let group = Inline.ruby([RubyPair(base: [.text("银行")], text: "y")])
    func starts(_ inline: Inline) throws -> [String] {
      try harness.set([.text("这里有"), inline, .text("的人们")]).lines.map {
        String(InlineHarness.text($0).prefix(1))
      }
    }
    #expect(try starts(mono).contains("行"))
    #expect(try starts(group).contains("银"))
  }

  @Test func aReadingSyllableBySyllableIsAPairForEachCharacter() throws {
    let spelled = try set([("银行", "yín háng")], InlineHarness())
    let pairs = try set([("银", "yín"), ("行", "háng")], InlineHarness())
    #expect(runs(spelled) == runs(pairs))
  }

  @Test(arguments: ["˙ㄇㄚ", "ㄇㄚˊ"]) func zhuyinIsReadAsItIsWritten(_ reading: String) throws {
    let line = try set([("媽", reading)], InlineHarness(language: .zhHant))
    #expect(runs(line).map(\.text).joined() == "媽" + reading)
  }

  @Test func zhuyinStandsBesideItsBaseAndTakesHalfAnEm() throws {
    let line = try set([("国", "ㄍㄨㄛˊ")], after: "语", InlineHarness(language: .zhHant))
    let places = try places(line)
    #expect(abs(places[1].x - 1.5) < 0.01)
    let symbols = runs(line).filter { "ㄍㄨㄛ".contains($0.text) }
    #expect(symbols.count == 3 && symbols.allSatisfy { abs($0.origin.x - 10) < 0.01 && $0.size == 3 })
    #expect(zip(symbols, symbols.dropFirst()).allSatisfy { abs($1.origin.y - $0.origin.y - 3) < 0.01 })
    #expect(line.ascent == 8.8)
  }

  @Test func theBaseIsReadBeforeAllRubiesOfItsLine() throws {
    let line = try set([("中", "い"), ("国", "う")], before: "の", after: "人", InlineHarness(language: .japanese))
    #expect(InlineHarness.text(line) == "の中国人いう")
  }

  @Test func aCharacterOfARubyThatNoFaceHasIsAFinding() throws {
    let findings = try InlineHarness().set([.ruby([RubyPair(base: [.text("字")], text: "\u{12345}")])])
      .findings
    #expect(findings.map(\.id) == [.glyphMissing])
  }
}
