import EPUB
import Foundation
import Manuscript
import TestSupport
import Testing

/// The file that comes out.
@Suite struct EPUBExporterTests {
  @Test func beginsWithItsMediaType() async throws {
    let bytes = try await bytes(of: .kitchenSink)
    #expect(bytes[0..<4].elementsEqual([0x50, 0x4b, 0x03, 0x04]))
    #expect(
      bytes[8..<10].elementsEqual([0, 0]) && bytes[28..<30].elementsEqual([0, 0]), "stored, no extra field")
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
  }

  @Test func makesTheSameBytesWithAnyNumberOfJobs() async throws {
    var book = TestBook.kitchenSink
    let first = try await bytes(of: book)
    for jobs in [1, 2, 7] {
      book.options.jobs = jobs
      #expect(try await bytes(of: book) == first)
    }
  }

  @Test func countsFilesAndBytes() async throws {
    try await TestFolder.with { folder in
      let file = folder.appending(path: "book.epub")
      let result = try await export(.english, to: file)
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
      #expect(result.bytes == size)
      #expect(result.files == 10)
      #expect(result.findings == [])
    }
  }

  @Test func loadsThePicturesOfAPublicationItself() async throws {
    try await TestFolder.with { folder in
      let (hills, lost) = (ResourceID("hills"), ResourceID("lost"))
      var book = TestBook(
        "pictures",
        [hills, lost].map { .figure(Figure(images: [Image($0, alternative: "山")])) })
      book.publication.resources = [
        hills: .file(TestFolder.suite.appending(path: "epub/images/hills.jpg").path),
        lost: .file(folder.appending(path: "lost.jpg").path),
      ]
      let file = folder.appending(path: "book.epub")
      let result = try await book.exporter.export(book.publication, to: file.path)
      #expect(result.findings.map(\.id) == [.imageMissing])
      #expect(result.files == 10)
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func saysWhyNothingWasWritten() async throws {
    try await TestFolder.with { folder in
      let error = await #expect(throws: Finding.self) {
        try await export(.english, to: folder.appending(path: "none/book.epub"))
      }
      #expect(error?.id == .outputUnwritable)
    }
  }

  @Test func stopsWhenItsTaskIsCancelled() async throws {
    try await TestFolder.with { folder in
      let file = folder.appending(path: "book.epub")
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await export(.kitchenSink, to: file)
      }
      task.cancel()
      let result = await task.result
      #expect(throws: CancellationError.self) { try result.get() }
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  private func export(_ book: TestBook, to file: URL) async throws -> EPUBResult {
    try await book.exporter.export(book.publication, images: book.images, cover: book.cover, to: file.path)
  }

  private func bytes(of book: TestBook) async throws -> [UInt8] {
    try await TestFolder.with { folder in
      let file = folder.appending(path: "book.epub")
      _ = try await export(book, to: file)
      return [UInt8](try Data(contentsOf: file))
    }
  }
}
