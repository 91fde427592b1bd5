import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Whole vertical pages, by the composer, in the frozen fonts.
@Suite struct VerticalBookTests {
  private var chapters: [Chapter] {
    let marks = "他说：“好。”（真的？）于是12月3日，GDP增长了3.5%——这是2024年的事……"
    let ruby = Inline.ruby([RubyPair(base: [.text("东京")], text: "とうきょう")])
    return [
      Chapter(
        id: ChapterID("one"), title: "第一章",
        blocks: [
          .paragraph(Paragraph([.text(marks), .noteReference(NoteID("a")), .text("后来")])),
          .heading(Heading(level: 2, [.text("书里的字")])),
          .paragraph(
            Paragraph([
              .text("这里有"), .emphasis([.text("着重")]), .text("和"), .underline([.text("人名")]), .text("，"), ruby,
              .text("，"), .code("let x"), .text("。"),
            ])),
          .list(List(.bullet, items: [.init([.paragraph(Paragraph([.text("一个")]))])])),
        ], notes: [Note(id: NoteID("a"), blocks: [.paragraph(Paragraph([.text("在书后面说明。")]))])]),
      Chapter(
        id: ChapterID("two"), title: "第二章",
        blocks: [.paragraph(Paragraph([.text(String(repeating: marks, count: 6))]))]),
    ]
  }

  private func book(jobs: Int) async throws -> SetBook {
    let catalogue = try #require(InlineHarness.catalogue)
    var theme = TestTheme.make {
      $0.fonts = .frozen
      $0.page.writing = .vertical
      $0.page.size = PageSize(width: 300, height: 360)
    }
    theme.page.contents.depth = 1
    let publication = Publication(
      metadata: Metadata(title: "书"), parts: [Part(chapters: chapters)])
    let set = theme
    return try await Typesetter(
      theme: theme, images: .init(),
      makeSetter: { LineComposer(engine: TextEngine(catalogue: catalogue), theme: set) }, jobs: jobs
    ).set(publication)
  }

  @Test func setsABookThatRunsFromRightToLeft() async throws {
    expectGolden(PageDump.text(of: try await book(jobs: 1).pages), "pages/vertical.txt")
  }

  @Test func twoWorkersSetTheSamePages() async throws {
    let alone = try await book(jobs: 1)
    #expect(alone.pages.count > 3)
    #expect(alone == (try await book(jobs: 2)))
  }

  @Test func linesFollowEachOtherToTheLeft() async throws {
    for page in Pages.body(of: try await book(jobs: 1)) {
      for frame in page.frames {
        guard case .column = frame.region else { continue }
        let runs = frame.items.compactMap {
          if case .glyphs(let run) = $0, run.size == 10 { run } else { nil }
        }
        let lines = runs.map(\.origin.x)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $1 <= $0 + 10 }, "\(page.label): \(lines)")
        #expect(runs.allSatisfy { $0.origin.x > 0 && $0.origin.x < page.size.width })
      }
    }
  }
}
