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
