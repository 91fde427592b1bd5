import EPUB
import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

/// Books that may have so many bytes and no more.
@Suite struct SizeTests {
  @Test func packsPicturesAgainUntilTheBookIsSmallEnough() async throws {
    try await TestFolder.with { folder in
      var book = TestBook.illustrated
      book.images.images[ResourceID("hills")] = .suite("hills", "hills.png", .png, digest: "aabbccddeeff0011")
      book.cover = nil
      book.publication.cover = .none
      book.options.maximumSize = try await size(of: book, in: folder) - 3_000
      let result = try await export(book, to: folder)
      #expect(result.bytes <= book.options.maximumSize ?? 0)
      #expect(result.findings.contains { $0.id == .imageReduced })
    }
  }

  @Test func dividesWhatCannotBeMadeSmaller() async throws {
    try await TestFolder.with { folder in
      var book = TestBook.illustrated
      book.options.maximumSize = 12_000
      let error = await #expect(throws: BookTooLarge.self) { try await export(book, to: folder) }
      let volumes = error?.volumes ?? []
      #expect(volumes.map { $0.publication.metadata.title } == ["画册　第1卷", "画册　第2卷"])
      #expect(volumes.flatMap { $0.publication.chapters.map(\.id.description) } == ["album-1", "album-2"])
      #expect(volumes.first?.addresses == [ChapterID("album-2"): "https://example.org/album/2"])
      #expect(volumes.map { $0.publication.metadata.series?.number } == ["1", "2"])
    }
  }

  @Test func leadsLinksToOtherVolumesToTheWeb() async throws {
    var book = TestBook(
      "volume",
      [.paragraph(Paragraph([.link(Link(.chapter(ChapterID("other"), anchor: nil), [.text("他")]))]))])
    book.options.addresses = [ChapterID("other"): "https://example.org/other"]
    #expect(try await book.body() == "<p><a href=\"https://example.org/other\">他</a></p>\n")
  }

  @Test func saysSoWhereOneChapterIsTooLarge() async throws {
    try await TestFolder.with { folder in
      var book = TestBook("one", [paragraph(String(repeating: "一二三四五", count: 200))])
      book.options.maximumSize = 1_000
      let result = try await export(book, to: folder)
      #expect(result.findings.map(\.id) == [.bookTooLarge])
    }
  }

  private func size(of book: TestBook, in folder: URL) async throws -> Int {
    try await export(book, to: folder).bytes
  }

  private func export(_ book: TestBook, to folder: URL) async throws -> EPUBResult {
    try await book.exporter.export(
      book.publication, images: book.images, cover: book.cover, to: folder.appending(path: "b.epub").path)
  }
}
