import Manuscript
import Resources
import Testing
@testable import Themes

@testable import Typesetting

/// What stays together when pages are divided: short tables, headings behind figures, figures and their articles.
@Suite struct PagesKeepTests {
  private func table(rows: Int) -> Block {
    let body = (0..<rows).map { row in
      [Table.Cell([.paragraph(Paragraph([.text(ideographs(2, from: 15_000 + 10 * row))]))])]
    }
    return .table(Table(columns: [nil], head: [], body: body))
  }

  private func picture(_ width: Double, _ height: Double) -> ImageResource {
    ImageResource(
      id: ResourceID("p"), kind: .png, width: width, height: height, digest: "p", hasAlpha: false,
      content: .memory([]))
  }

  private var figure: Block {
    .figure(Figure(images: [Image(ResourceID("p"), alternative: "图")], caption: []))
  }

  /// Paragraphs of two lines, each of characters of its own.
  private func paragraphs(_ count: Int, from first: Int = 0) -> [Block] {
    (0..<count).map { paragraph(30, from: first + 100 * $0) }
  }

  /// The page that a character stands on.
  private func page(of character: Int, _ book: SetBook) -> Int? {
    book.pages.firstIndex { PageDump.text(of: [$0]).contains(ideographs(1, from: character)) }
  }

  private func pages(ofRows count: Int, before: Int) async throws -> [Int?] {
    let theme = TestTheme.make { $0.page.size = PageSize(width: 300, height: 500) }
    let blocks = paragraphs(before) + [table(rows: count)] + paragraphs(4, from: 5_000)
    let book = try await Pages.set([Pages.chapter(blocks)], theme)
    return (0..<count).map { page(of: 15_000 + 10 * $0, book) }
  }

  @Test(arguments: 1...9) func aShortTableIsKeptWhole(before: Int) async throws {
    let found = try await pages(ofRows: 6, before: before)
    #expect(!found.contains(nil) && Set(found).count == 1, "\(found)")
  }

  @Test(arguments: 1...9) func aLongTableHasThreeRowsOnEitherSide(before: Int) async throws {
    let found = try await pages(ofRows: 25, before: before)
    #expect(!found.contains(nil))
    for page in Set(found) { #expect(found.count { $0 == page } >= 3, "\(found)") }
  }

  @Test(arguments: 3...14) func noHeadingEndsAPageBehindAFigure(lines: Int) async throws {
    let heading = Block.heading(Heading(level: 2, [.text(ideographs(3, from: 15_000))]))
    let blocks = [paragraph(20 * lines), figure, heading] + paragraphs(6, from: 10_000)
    let book = try await Pages.set([Pages.chapter(blocks)], images: [picture(200, 140)])
    let head = try #require(page(of: 15_000, book))
    #expect(page(of: 10_000, book) == head)
    // With two lines, that is the whole paragraph.
    #expect(page(of: 10_029, book) == head)
  }

  @Test(arguments: 2...16) func noFigureWaitsIntoAnotherArticle(paragraphs count: Int) async throws {
    let theme = TestTheme.make {
      $0.page.size = PageSize(width: 320, height: 500)
      $0.page.columns = Columns(count: 2, gutter: 20, rule: false)
      $0.page.chapterStart = .runOn
    }
    let blocks = paragraphs(count) + [figure] + paragraphs(1, from: 4_000)
    let next = Pages.chapter(paragraphs(20, from: 10_000), id: "b", title: ideographs(4, from: 15_000))
    let book = try await Pages.set([Pages.chapter(blocks), next], theme, images: [picture(1000, 300)])
    let own = try #require(page(of: 4_029, book))
    let found = book.pages.firstIndex { page in
      page.frames.contains { $0.items.contains { if case .image = $0 { true } else { false } } }
    }
    // It stands before the next article, or on its own article's page.
    let shown = try #require(found)
    #expect(shown <= own, "page \(shown) and not \(own)")
  }
}
