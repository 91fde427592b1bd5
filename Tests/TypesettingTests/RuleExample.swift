import Foundation
import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// One example of a rule of composition: a text, how it is set, and what a reader must see.
struct RuleExample: Sendable, CustomTestStringConvertible {
  /// What the example shows.
  enum Sense { case applies, spares }

  enum Expectation: Sendable {
    case lines([String])
    /// No line but the first starts, no line but the last ends, with one of these.
    case noStart(String), noEnd(String)
    case someStart(String), someEnd(String)
    /// Whether all of a text stands on one line.
    case keeps(String), splits(String)
    /// From the origin of the first character of a pair to that of the second; less its advance: em.
    case step(String, Double), gap(String, Double)
    /// From the end of what stands before a run to the origin of what follows it: em.
    case span(String, Double)
    /// Where a line ends, where its first glyph has its origin: em.
    case ends(Int, Double), origin(Int, Double)
    case family(String, String)
    case upright(String)
    /// How a vertical line stands: `<…>` lies on its side, `[…]` shares an em.
    case stands(String)
    /// How many emphasis dots, and which findings.
    case dots(Int)
    case findings([FindingID])
  }

  var rule: String
  var sense: Sense
  var language: Language
  var text: String
  /// em.
  var measure = 20.0
  var indent = 0.0
  var inlines: [Inline]?
  var change: @Sendable (inout Theme) -> Void = { _ in }
  var expects: [Expectation]
  var testDescription: String { "\(rule) \(sense): \(text)" }

  static func applies(
    _ rule: String, _ text: String, in language: Language = .zhHans, at measure: Double = 20,
    indent: Double = 0, as inlines: [Inline]? = nil,
    with change: @escaping @Sendable (inout Theme) -> Void = { _ in }, _ expects: Expectation...
  ) -> RuleExample {
    RuleExample(
      rule: rule, sense: .applies, language: language, text: text, measure: measure, indent: indent,
      inlines: inlines, change: change, expects: expects)
  }

  /// An example that looks alike, and in which the rule does nothing.
  static func spares(
    _ rule: String, _ text: String, in language: Language = .zhHans, at measure: Double = 20,
    indent: Double = 0, as inlines: [Inline]? = nil,
    with change: @escaping @Sendable (inout Theme) -> Void = { _ in }, _ expects: Expectation...
  ) -> RuleExample {
    var example = applies(rule, text, in: language, at: measure, indent: indent, as: inlines, with: change)
    example.sense = .spares
    example.expects = expects
    return example
  }

  func check() throws {
    var harness = InlineHarness(language: language, measure: measure, indent: indent)
    harness.theme.cjk.level = .auto
    change(&harness.theme)
    let set = try harness.set(inlines ?? [.text(text)])
    for expectation in expects { try RuleResult(paragraph: set).check(expectation) }
  }
}

/// What came out.
private struct RuleResult {
  var paragraph: SetParagraph

  private var texts: [String] {
    paragraph.lines.map { InlineHarness.text($0).trimmingCharacters(in: CharacterSet(charactersIn: " ")) }
  }

  func check(_ expectation: RuleExample.Expectation) throws {
    switch expectation {
    case .lines(let lines): #expect(texts == lines)
    case .noStart, .noEnd, .someStart, .someEnd, .keeps, .splits: checkBreaks(expectation)
    case .step(let pair, let em):
      let (first, second) = try places(pair)
      #expect(close(second.x - first.x, em), "\(second.x - first.x)")
    case .gap(let pair, let em):
      let (first, second) = try places(pair)
      #expect(close(second.x - first.x - first.advance, em), "\(second.x - first.x - first.advance)")
    case .span(let run, let em): try checkSpan(run, em)
    case .ends(let line, let em): #expect(close(paragraph.lines[line].width / InlineHarness.size, em))
    case .origin(let line, let em):
      #expect(close(try #require(try InlineHarness.places(paragraph.lines[line]).first).x, em))
    case .family(let text, let family):
      #expect(Set(try all().filter { $0.text == text }.map(\.face.family)) == [family])
    case .upright(let text):
      #expect(Set(try all().filter { $0.text == text }.map(\.face.isItalic)) == [false])
    case .stands(let expected):
      #expect(paragraph.lines.flatMap(VerticalHarness.cells).orientations == expected)
    case .dots(let count): #expect(dots == count)
    case .findings(let ids): #expect(paragraph.findings.map(\.id) == ids)
    }
  }

  private func checkBreaks(_ expectation: RuleExample.Expectation) {
    let lines = texts
    switch expectation {
    case .noStart(let marks): #expect(!lines.dropFirst().contains { starts($0, marks) }, "\(lines)")
    case .noEnd(let marks): #expect(!lines.dropLast().contains { ends($0, marks) }, "\(lines)")
    case .someStart(let marks): #expect(lines.dropFirst().contains { starts($0, marks) }, "\(lines)")
    case .someEnd(let marks): #expect(lines.dropLast().contains { ends($0, marks) }, "\(lines)")
    case .keeps(let part): #expect(lines.contains { $0.contains(part) }, "\(lines)")
    case .splits(let part):
      #expect(!lines.contains { $0.contains(part) } && lines.joined().contains(part), "\(lines)")
    default: break
    }
  }

  private func starts(_ line: String, _ marks: String) -> Bool { line.first.map(marks.contains) ?? false }
  private func ends(_ line: String, _ marks: String) -> Bool { line.last.map(marks.contains) ?? false }
  private func close(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 0.001 }

  private func all() throws -> [InlineHarness.Place] {
    try paragraph.lines.flatMap(InlineHarness.places).filter { $0.text != " " }
  }

  private func places(_ pair: String) throws -> (InlineHarness.Place, InlineHarness.Place) {
    let places = try all()
    let index = places.indices.dropLast().first { places[$0].text + places[$0 + 1].text == pair }
    let first = try #require(index)
    return (places[first], places[first + 1])
  }

  private func checkSpan(_ run: String, _ em: Double) throws {
    let places = try all()
    let start = try #require(
      places.indices.dropFirst().first { index in
        run.hasPrefix(places[index].text)
          && places[index...].map(\.text).joined().hasPrefix(run)
      })
    var end = start
    while places[start..<end].map(\.text).joined() != run { end += 1 }
    let before = places[start - 1]
    #expect(close(places[end].x - before.x - before.advance, em), "\(places[end].x - before.x)")
  }

  private var dots: Int {
    paragraph.lines.flatMap(\.items).reduce(0) { count, item in
      guard case .dots(let centres, _, _) = item else { return count }
      return count + centres.count
    }
  }
}
