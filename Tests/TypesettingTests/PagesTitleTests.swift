import Manuscript
import Testing
import Themes

@testable import Typesetting

/// Titles with words that are longer than a line, or with more of them than the page has room for.
@Suite struct PagesTitleTests {
  private let word = "Internationalization"

  /// What stands on the title page of a book.
  private func titlePage(_ title: String, height: Double = 300) async throws -> [PositionedLine] {
    var metadata = Metadata(title: title, creators: [Creator(name: "某人")])
    metadata.subtitle = "副题"
    let theme = TestTheme.make { $0.page.size = PageSize(width: 300, height: height) }
    let book = try await Pages.set(
      Publication(metadata: metadata, parts: [Part(chapters: [Pages.chapter([paragraph(5)])])]), theme)
    return lines(of: try #require(book.pages.first { $0.master == .title }))
  }

  private struct PositionedLine {
    var text: String
    var size: Double
    var y: Double
  }

  private func lines(of page: Page) -> [PositionedLine] {
    page.frames.flatMap { frame in
      frame.items.compactMap { item in
        guard case .glyphs(let run) = item else { return nil }
        return PositionedLine(text: run.text, size: run.size, y: run.origin.y)
      }
    }
  }

  @Test func keepsTheSizeOfATitleWhoseWordsFit() async throws {
    #expect(try await titlePage("一本书").first?.size == 32)
  }

  @Test func setsATitleSmallerUntilItsLongestWordFits() async throws {
    let line = try #require(try await titlePage(word).first { $0.text == word })
    #expect(line.size >= 10 && line.size * Double(word.count) <= 200)
  }

  @Test func breaksAWordThatEvenTheSmallestTitleDoesNotHold() async throws {
    let lines = try await titlePage(String(repeating: "a", count: 30), height: 600)
    #expect(lines.first?.size == 32)
  }

  @Test(arguments: [20, 60, 100])
  func keepsAllOfATitlePageOnIt(count: Int) async throws {
    let lines = try await titlePage(String(repeating: "长", count: count))
    #expect(lines.contains { $0.text == "某人" })
    #expect(lines.allSatisfy { $0.y > 50 && $0.y <= 250 })
  }

  @Test func keepsWordsOfChapterTitlesWhole() async throws {
    for start in [ChapterStart.page, .runOn] {
      let theme = TestTheme.make { $0.page.chapterStart = start }
      let book = try await Pages.set([Pages.chapter([paragraph(5)], title: word)], theme)
      let sizes = Pages.body(of: book).flatMap(lines).filter { $0.text.contains(word) }.map(\.size)
      #expect(sizes.allSatisfy { $0 * Double(word.count) <= 200 } && sizes.contains { $0 >= 10 })
    }
  }
}
