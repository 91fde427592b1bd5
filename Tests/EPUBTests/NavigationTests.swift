import EPUB
import Foundation
import Manuscript
import Testing

/// Lists that lead into the book.
@Suite struct NavigationTests {
  @Test(arguments: [
    (Language.zhHans, "插图目录"), (.zhHant, "插圖目錄"), (.japanese, "図版一覧"), (.korean, "그림 차례"),
    (.english, "Illustrations"),
  ])
  func listsIllustrationsInTheLanguageOfTheBook(language: Language, words: String) async throws {
    var book = TestBook.illustrated
    book.publication.metadata.language = language
    let nav = try await book.file("nav.xhtml")
    #expect(nav.contains("<h2 id=\"loi-title\">\(words)</h2>"))
    #expect(nav.matches(of: /album-\d\.xhtml#album-\d\.f\.\d/).count == 6)
  }

  @Test func listsNoFewIllustrations() async throws {
    var book = TestBook.illustrated
    book.publication.parts[0].chapters.removeLast()
    let nav = try await book.file("nav.xhtml")
    #expect(!nav.contains("loi"))
  }

  @Test func leadsEveryEntryOfTheListToItsFigure() async throws {
    let nav = try await TestBook.illustrated.file("nav.xhtml")
    for match in nav.matches(of: /href="(album-\d\.xhtml)#([^"]+)"/) {
      let text = try await TestBook.illustrated.file(String(match.1))
      #expect(text.contains("<figure id=\"\(match.2)\">"))
    }
  }

  @Test(arguments: [
    (Language.zhHans, "上一篇", "目录", "下一篇"), (.zhHant, "上一篇", "目錄", "下一篇"),
    (.japanese, "前の記事", "目次", "次の記事"), (.korean, "이전 글", "차례", "다음 글"),
    (.english, "Previous", "Contents", "Next"),
  ])
  func leadsFromChapterToChapterInTheirLanguage(
    language: Language, previous: String, contents: String, next: String
  ) async throws {
    let book = articles(language)
    let bar = try await bar(of: "b", in: book)
    #expect(bar.contains("<a class=\"previous\" href=\"a.xhtml\"><span class=\"label\">\(previous)</span>"))
    #expect(bar.contains("<a class=\"contents\" href=\"nav.xhtml\">\(contents)</a>"))
    #expect(bar.contains("<a class=\"next\" href=\"c.xhtml\"><span class=\"label\">\(next)</span>"))
    #expect(bar.contains("题a</span>") && bar.contains("题c</span>"))
  }

  /// The way goes on from part to part, and ends where the book does.
  @Test func endsTheWayWithTheBook() async throws {
    let book = articles(.zhHans)
    let (first, last) = (try await bar(of: "a", in: book), try await bar(of: "c", in: book))
    #expect(!first.contains("class=\"previous\"") && first.contains("href=\"b.xhtml\""))
    #expect(last.contains("href=\"b.xhtml\"") && !last.contains("class=\"next\""))
  }

  @Test func showsNoWayInBooks() async throws {
    var book = articles(.zhHans)
    book.options.hasChapterLinks = false
    #expect(try await bar(of: "b", in: book).isEmpty)
  }

  /// A chapter of several documents has its bar at the end of the last, and others lead to its first.
  @Test func showsTheWayAtTheEndOfBigChapters() async throws {
    let files = try await TestBook.big.tree().files
    let bars = files.filter { $0.text?.contains("<nav class=\"way\">") == true }.map(\.path)
    let documents = files.map(\.path).filter { $0.contains("/big") }
    #expect(bars == [try #require(documents.last), "EPUB/small.xhtml"])
    #expect(try await bar(of: "small", in: .big).contains("class=\"previous\" href=\"big.xhtml\""))
  }

  /// Three articles in two parts.
  private func articles(_ language: Language) -> TestBook {
    var book = TestBook("articles", [], language: language)
    let chapters = ["a", "b", "c"].map { name in
      Chapter(id: ChapterID(name), title: "题\(name)", language: language, blocks: [paragraph("文")])
    }
    book.publication.parts = [
      Part(title: "上", chapters: Array(chapters[..<2])), Part(title: "下", chapters: [chapters[2]]),
    ]
    book.options.hasChapterLinks = true
    return book
  }

  /// The links at the end of a document.
  private func bar(of name: String, in book: TestBook) async throws -> String {
    let text = try await book.file(name + ".xhtml")
    guard let start = text.range(of: "<nav class=\"way\">") else { return "" }
    return String(text[start.upperBound...])
  }

  @Test func showsHeadingsToTheDepthThatIsAskedFor() async throws {
    var book = TestBook.kitchenSink
    var counts: [Int] = []
    for depth in 1...3 {
      book.options.tocDepth = depth
      counts.append(try await book.file("nav.xhtml").matches(of: /class="heading-entry"/).count)
    }
    #expect(counts[0] == 0 && counts[1] > 0 && counts[2] > counts[1])
  }
}
