import Manuscript
import PangoCairo
import Resources
import Testing

@testable import Themes
@testable import Typesetting

/// Lines with rubies among others, at every leading: a ruby stands in the blank between lines, or its line moves on to
/// the next line of the grid (RB-1).
@Suite struct FlowRubyTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var language: Language
    var pair: (base: String, reading: String)
  }

  static let kinds = [
    Kind(testDescription: "kana", language: .japanese, pair: ("東", "とう")),
    Kind(testDescription: "pinyin", language: .zhHans, pair: ("银", "yín")),
    Kind(testDescription: "zhuyin", language: .zhHant, pair: ("國", "ㄍㄨㄛˊ")),
  ]

  /// The runs of the first body page of three lines, in the second of which a ruby stands.
  private func runs(_ kind: Kind, leading: Double) async throws -> [GlyphRun] {
    let catalogue = try #require(InlineHarness.catalogue)
    let theme = TestTheme.make {
      $0.fonts = .frozen
      $0.text.leading = leading
      $0.text.indent = .em(0)
      $0.page.size.height = 600
    }
    let line = String(repeating: "国", count: 20)
    let ruby = Inline.ruby([RubyPair(base: [.text(kind.pair.base)], text: kind.pair.reading)])
    let text = Paragraph([.text(line), ruby, .text(line + String(repeating: "国", count: 10))])
    let publication = Publication(
      metadata: Metadata(title: "书", language: kind.language),
      parts: [
        Part(chapters: [
          Chapter(id: ChapterID("a"), title: "题", language: kind.language, blocks: [.paragraph(text)])
        ])
      ])
    let book = try await Typesetter(
      theme: theme, images: .init(),
      makeSetter: { LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme) }, jobs: 1
    ).set(publication)
    return try #require(Pages.body(of: book).first).frames.flatMap { frame -> [GlyphRun] in
      guard case .column = frame.region else { return [] }
      return frame.items.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    }
  }

  private func baselines(_ runs: [GlyphRun]) -> [Double] {
    Set(runs.filter { $0.size == 10 }.map(\.origin.y)).sorted()
  }

  @Test(arguments: kinds, [12.0, 13, 14, 15, 16, 18, 20])
  func noRubyTouchesTheLineAbove(_ kind: Kind, _ leading: Double) async throws {
    let runs = try await runs(kind, leading: leading)
    let lines = baselines(runs)
    let rubies = runs.filter { $0.structure.isRubyText && $0.size < 10 }
    #expect(lines.count == 3 && !rubies.isEmpty)
    for ruby in rubies {
      let top = ruby.origin.y - 0.88 * ruby.size
      // What ideographs leave blank of their em box may be shared.
      #expect(top >= lines[0] + 1.2 - 0.5 - 0.001, "\(ruby.text) at \(top), \(lines)")
    }
    for (line, next) in zip(lines, lines.dropFirst()) {
      let pace = (next - line) / leading
      #expect(abs(pace - pace.rounded()) < 0.001, "\(lines) at \(leading)")
    }
  }

  @Test func aLineMovesOnlyWhereItsRubyHasNoRoom() async throws {
    for kind in FlowRubyTests.kinds {
      for (leading, pace) in [(12.0, kind.testDescription == "zhuyin" ? 1.0 : 2), (16, 1), (20, 1)] {
        let lines = baselines(try await runs(kind, leading: leading))
        #expect(abs(lines[1] - lines[0] - pace * leading) < 0.001, "\(kind) at \(leading): \(lines)")
      }
    }
  }
}
