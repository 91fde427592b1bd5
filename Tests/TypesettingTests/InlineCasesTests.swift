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
    var tol: Double?
    var n: Int?
    var base: String?
    var dotted: String?
    var langs: [String]?
    var distinctMin: Int?
    var uprightCell: [String]?
    var rotated: [String]?
    var vertGlyphs: String?

    /// A length, but words in the assertions about styles.
    var em: Double? { if case .length(let em) = measured { em } else { nil } }
    private var measured: Measured?

    private enum Measured: Decodable, Sendable {
      case length(Double)
      case words

      init(from decoder: any Decoder) throws {
        self = (try? Double(from: decoder)).map(Measured.length) ?? .words
      }
    }

    private enum CodingKeys: String, CodingKey {
      case type, lines, chars, strings, value, line, char, pair, pairs, run, role, occurrence, tol, n, base
      case dotted, langs, rotated
      case measured = "em"
      case distinctMin = "distinct_min"
      case uprightCell = "upright_cell"
      case vertGlyphs = "vert_glyphs"
    }
  }

  /// What we hold to be wrong in the file, by case and pair, with the source.
  static let disputed: [String: String] = [
    // clreq §3.1.6.2 presses a bracket against what it encloses: 。 gives the quarter that faces 」 and stands on
    // the other one, so the pair takes 1.75 em. 1.5 would need the quarter that keeps 。 from its own word.
    "W11": "。」"
  ]

  static let cases: [Case] = (try? read()) ?? []

  static func read() throws -> [Case] {
    try JSONDecoder().decode(File.self, from: try Data(contentsOf: file)).cases
  }

  @Test(.enabled(if: hasFile)) func canBeRead() throws {
    #expect(try InlineCasesTests.read().count > 50)
  }

  @Test(.enabled(if: hasFile), arguments: cases) func holds(_ item: Case) throws {
    var harness = InlineHarness(language: Language(item.lang), measure: item.measure, indent: item.indent)
    // The file counts on hangul of a full em; those of Noto are narrower.
    if item.lang == "ko" { harness.measure *= try Self.hangulAdvance() }
    harness.theme.cjk.level = try #require(CJKStyle.Level(rawValue: item.options?.level ?? "auto"))
    if item.options?.wordBreak == "normal" { harness.theme.cjk.koreanBreaks = .syllables }
    if item.options?.writing != nil { harness.theme.page.writing = .vertical }
    if item.options?.justify == false { harness.alignment = .start(balanced: false) }
    if let style = item.options?.punctuation {
      harness.theme.cjk.punctuation = .init(rawValue: style) ?? .quanjiao
    }
    let result = CaseResult(
      lines: try harness.set(CaseResult.inlines(item)).lines, breaks: try harness.measured(item.text),
      measure: item.measure)
    for assertion in item.asserts where assertion.pair == nil || assertion.pair != Self.disputed[item.id] {
      try result.check(assertion)
    }
  }

  private static func hangulAdvance() throws -> Double {
    let lines = try InlineHarness(language: .korean).set("한국").lines
    return try #require(try lines.first.map(InlineHarness.places)?.first).advance
  }
}
