import EPUB
import Foundation
import Manuscript
import Testing

@testable import EPUB

/// Metadata, manifest and spine.
@Suite struct PackageDocumentTests {
  @Test func takesTheIdentifierFromWhatTheUserGave() async throws {
    var book = TestBook("id", [paragraph("一")])
    book.publication.metadata.identifier = "urn:isbn:9780000000002"
    let first = try await identifier(of: book)
    book.publication.metadata.title = "别的书名"
    #expect(try await identifier(of: book) == first)
    book.publication.metadata.identifier = "urn:isbn:9780000000019"
    #expect(try await identifier(of: book) != first)
  }

  @Test func takesTheIdentifierFromTheContentOtherwise() async throws {
    var book = TestBook("id", [paragraph("一")])
    let first = try await identifier(of: book)
    book.options.modified = PostDate(secondsSince1970: 1_800_000_000)
    book.options.generator = "Another"
    book.options.hasChapterLinks = true
    #expect(try await identifier(of: book) == first)
    #expect(try await identifier(of: TestBook("id", [paragraph("二")])) != first)
    #expect(
      first.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
        != nil)
  }

  @Test func claimsAlternativeTextOnlyWhereEveryPictureHasIt() async throws {
    #expect(try await package(.kitchenSink).contains("alternativeText"))
    let issue = try await package(.newsletter)
    #expect(!issue.contains("alternativeText"))
    #expect(issue.contains("<meta property=\"schema:accessModeSufficient\">textual,visual</meta>"))
    let text = try await package(TestBook("text", [paragraph("一")]))
    #expect(!text.contains("visual") && !text.contains("alternativeText"))
  }

  @Test func passesTheUsersCoverThrough() async throws {
    let text = try await package(.newsletter)
    #expect(
      text.contains("href=\"images/11aa22bb33cc.jpg\" media-type=\"image/jpeg\" properties=\"cover-image\""))
    #expect(text.contains("<meta name=\"cover\" content=\"image-11aa22bb33cc\"/>"))
  }

  @Test func holdsEachPictureOnceHoweverOftenItIsShown() async throws {
    let files = try await TestBook.kitchenSink.tree().files.map(\.path)
    #expect(files.filter { $0.contains("11aa22bb33cc") }.count == 1)
    #expect(Set(files).count == files.count)
  }

  @Test func putsTheContentsInTheOrderOfTheSpine() async throws {
    let spine = try await package(.kitchenSink).matches(of: /idref="doc-([^"]+)"/).map {
      String($0.1) + ".xhtml"
    }
    let contents = try await TestBook.kitchenSink.file("nav.xhtml").matches(of: /<a href="([^"#]+)"/).map {
      String($0.1)
    }
    #expect(contents == spine.filter { !["title.xhtml", "nav.xhtml"].contains($0) })
    let points = try await TestBook.kitchenSink.file("toc.ncx").matches(of: /src="([^"#]+)"/).map {
      String($0.1)
    }
    #expect(points == contents)
  }

  private func package(_ book: TestBook) async throws -> String { try await book.file("package.opf") }

  private func identifier(of book: TestBook) async throws -> String {
    let match = try await package(book).firstMatch(of: /<dc:identifier id="book-id">([^<]+)</)
    return match.map { String($0.1) } ?? ""
  }
}
