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

  /// Paragraphs of every length at every depth of the page.
  @Test(arguments: 1...12) func leavesNoLineAlone(first: Int) async throws {
    var blocks: [Block] = [paragraph(20 * first - 2)]
    for (index, lines) in [2, 4, 3, 6, 2, 5, 9, 4].enumerated() {
      blocks.append(paragraph(20 * lines - 2, from: 1000 * (index + 1)))
    }
    let book = try await Pages.set([Pages.chapter(blocks)])
    for lines in Pages.lines(Pages.body(of: book), "column 0") {
      // A paragraph's first and last lines are the only ones of eighteen characters.
      #expect(lines.count < 2 || isWhole(lines))
    }
  }

  /// Whether the runs of lines that belong to one paragraph have at least two lines.
  private func isWhole(_ lines: [String]) -> Bool {
    var counts: [Int: Int] = [:]
    for line in lines {
      let value = Int(line.unicodeScalars.first?.value ?? 0) - 0x4e00
      counts[value / 1000, default: 0] += 1
    }
    // The first paragraph may be a line by itself.
    return counts.allSatisfy { $0.key == 0 || $0.value >= 2 }
  }

  @Test(arguments: 1...10) func keepsHeadingsWithTwoLines(before: Int) async throws {
    let blocks = [
      paragraph(20 * before - 2), .heading(Heading(level: 3, [.text("标题")])), paragraph(98, from: 5000),
    ]
    let book = try await Pages.set([Pages.chapter(blocks)])
    for lines in Pages.lines(Pages.body(of: book), "column 0") {
      guard let heading = lines.firstIndex(of: "标题") else { continue }
      #expect(lines.count >= heading + 3)
    }
  }

  /// As many write headings; bold text that goes on is none, nor is the last line of a chapter.
  @Test(arguments: 1...10) func keepsALineOfBoldTextWithWhatFollows(before: Int) async throws {
    let bold = Block.paragraph(Paragraph([.strong([.text("加黑")])]))
    let blocks = [paragraph(20 * before - 2), bold, paragraph(98, from: 5000)]
    let book = try await Pages.set([Pages.chapter(blocks)])
    for lines in Pages.lines(Pages.body(of: book), "column 0") {
      guard let heading = lines.firstIndex(of: "加黑") else { continue }
      #expect(lines.count >= heading + 3)
    }
  }

  @Test(arguments: 1...10) func breaksListsOfBoldLinesAsOthers(before: Int) async throws {
    let line = [Inline.text("加黑")]
    var counts: [[Int]] = []
    for inlines in [line, [.strong(line)]] {
      let lines = Array(repeating: Block.paragraph(Paragraph(inlines)), count: 9)
      let book = try await Pages.set([Pages.chapter([paragraph(20 * before - 2)] + lines)])
      counts.append(Pages.lines(Pages.body(of: book), "column 0").map(\.count))
    }
    #expect(counts[0] == counts[1])
  }

  @Test func keepsHeadingsTogetherWithHeadings() async throws {
    let headings = (2...5).map { Block.heading(Heading(level: $0, [.text("题\($0)")])) }
    let book = try await Pages.set([Pages.chapter([paragraph(38)] + headings + [paragraph(200, from: 500)])])
    let pages = Pages.lines(Pages.body(of: book), "column 0")
    let last = pages.first { $0.contains("题5") }
    #expect(last?.contains("题2") == true)
    #expect(last?.last?.hasPrefix("题") == false)
  }

  @Test func startsEveryLineOfAParagraphAtTheSameGridOnAllPages() async throws {
    let book = try await Pages.set([Pages.chapter([paragraph(100_000)])])
    let pages = Pages.body(of: book)
    #expect(pages.count > 490)
    for page in pages {
      for frame in page.frames where frame.region == .column(0) {
        for case .glyphs(let run) in frame.items {
          let lines = (run.origin.y - 50 - 13.8) / 20
          #expect(abs(lines - lines.rounded()) < 0.0005)
        }
      }
    }
  }

  /// Five lines of code of 13 points end a quarter of a line above the grid; a line of blank would make it nearly two.
  @Test func givesNoMoreThanABlankLineAndAHalfBelowWhatBeginsAColumnOffTheGrid() {
    var galley = Galley()
    for _ in 0..<5 { galley.fragments.append(Fragment(kind: .code, item: 0, height: 13, snaps: false)) }
    galley.fragments.append(Fragment(kind: .text, item: 1, height: 20, spaceBefore: 20))
    let depths = { (before: [Fragment]) in
      var galley = galley
      galley.fragments.insert(contentsOf: before, at: 0)
      return Paginate.run(galley, columns: 1, height: 400, firstHeight: 400, grid: 20).columns[0].placements
        .map(\.y)
    }
    #expect(depths([]).last == 80)
    // Further down the rest of the last line is shared with the blank above.
    #expect(depths([Fragment(kind: .text, item: 0, height: 20)]).last == 120)
    galley.fragments[5].kind = .heading
    #expect(depths([]).last == 100)
  }
}
