import EPUB
import Foundation
import TestSupport
import Testing

/// The word of the W3C's own checker on every book of the suite, in one run of Java.
@Suite struct EpubcheckTests {
  @Test(.enabled(if: Epubcheck.isInstalled))
  func findsNothingToComplainAbout() async throws {
    try await TestFolder.with { folder in
      for book in TestBook.all {
        let path = folder.appending(path: book.name + ".epub").path
        _ = try await book.exporter.export(
          book.publication, images: book.images, cover: book.cover, to: path)
      }
      let messages = try Epubcheck.messages(
        about: TestBook.all.map { folder.appending(path: $0.name + ".epub") })
      #expect(messages == [])
    }
  }
}
