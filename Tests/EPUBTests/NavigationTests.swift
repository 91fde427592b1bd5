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
    #expect(try await !book.file("nav.xhtml").contains("loi"))
  }

  @Test func leadsEveryEntryOfTheListToItsFigure() async throws {
    let nav = try await TestBook.illustrated.file("nav.xhtml")
    for match in nav.matches(of: /href="(album-\d\.xhtml)#([^"]+)"/) {
      #expect(try await TestBook.illustrated.file(String(match.1)).contains("<figure id=\"\(match.2)\">"))
    }
  }

  @Test func showsHeadingsToTheDepthThatIsAskedFor() async throws {
    var book = TestBook.kitchenSink
    let counts = try await [1, 2, 3].asyncCounts { depth in
      book.options.tocDepth = depth
      return try await book.file("nav.xhtml").matches(of: /class="heading-entry"/).count
    }
    #expect(counts[0] == 0 && counts[1] > 0 && counts[2] > counts[1])
  }
}

extension [Int] {
  fileprivate func asyncCounts(_ count: (Int) async throws -> Int) async rethrows -> [Int] {
    var counts: [Int] = []
    for number in self { counts.append(try await count(number)) }
    return counts
  }
}
