import Manuscript
import TestSupport
import Testing

@testable import Typesetting

@Suite struct PagesBreakingTests {
  @Test func setsParagraphsOnTheGrid() async throws {
    let dump = try await Pages.dump([
      paragraph(50), .heading(Heading(level: 2, [.text("小节")])), paragraph(200),
    ])
    expectGolden(dump, "pages/paragraphs.txt")
  }

  /// Three lines before the last two of a page: neither the first nor the last line may stand alone.
  @Test(arguments: 1...12) func leavesNoLineAlone(lines: Int) async throws {
    let blocks = [
      paragraph(18 + 20 * (lines - 1)), paragraph(38, from: 1000), paragraph(58, from: 2000), paragraph(300),
    ]
    let book = try await Pages.set([Pages.chapter(blocks)])
    for lines in Pages.lines(Pages.body(of: book), "column 0") where lines.count > 1 {
      #expect(lines[0].count < 20 ? lines[0].count == 18 : true)
    }
  }
}
