import Foundation
import Manuscript
import Resources
import Testing

@testable import Typesetting

/// Pages that wait in a file are the same as those that wait in memory.
@Suite struct PageSpoolTests {
  /// Small pieces, larger ones than a store keeps together, and such as just fit.
  private static let sizes = [1, 300, 7, 64, 63, 1, 0, 65, 1]

  private func keep(in store: PackedStore) -> [PackedBytes] {
    PageSpoolTests.sizes.enumerated().map { store.add([UInt8](repeating: UInt8($0), count: $1)) }
  }

  private func expectAll(_ kept: [PackedBytes]) throws {
    for (index, bytes) in kept.enumerated() {
      let expected = [UInt8](repeating: UInt8(index), count: PageSpoolTests.sizes[index])
      #expect(try bytes.read { Array($0) } == expected)
    }
  }

  @Test func piecesHoldWhatIsLargerThanThey() throws {
    try expectAll(keep(in: PackedStore(capacity: 64)))
  }

  @Test func whatIsFullGoesToTheFileAndComesBack() throws {
    let file = try OpenFile()
    let kept = keep(in: PackedStore(spool: file.spool, capacity: 64))
    #expect(file.size >= 300)
    try expectAll(kept)
  }

  @Test func storesShareAFile() throws {
    let file = try OpenFile()
    let stores = (0..<3).map { _ in PackedStore(spool: file.spool, capacity: 64) }
    let kept = (0..<100).map { stores[$0 % 3].add([UInt8](repeating: UInt8($0), count: 20)) }
    for (index, bytes) in kept.enumerated() {
      #expect(try bytes.read { Array($0) } == [UInt8](repeating: UInt8(index), count: 20))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func whatTheFileDoesNotTakeStaysInMemory() throws {
    let full = PageSpool(descriptor: open("/dev/full", O_RDWR))
    try expectAll(keep(in: PackedStore(spool: full, capacity: 64)))
  }

  @Test func whatIsLostIsAnError() throws {
    let file = try OpenFile()
    let kept = keep(in: PackedStore(spool: file.spool, capacity: 64))
    ftruncate(file.descriptor, 100)
    #expect(throws: SpoolError(problem: "the file is too short")) { try kept[1].read { Array($0) } }
  }

  @Test func booksAreTheSameWhereverTheirPagesWait() async throws {
    let chapters = (0..<6).map { index in
      Pages.chapter((0..<90).map { paragraph(280, from: 1000 * index + $0) }, id: "c\(index)")
    }
    let file = try OpenFile()
    let publication = Publication(metadata: Metadata(title: "书"), parts: [Part(chapters: chapters)])
    let book = try await Typesetter(
      theme: TestTheme.make(), images: .init(), makeSetter: { SquareSetter() }, jobs: 2, spool: file.spool
    ).set(publication)
    #expect(file.size > 0)
    #expect(book == (try await Pages.set(chapters)))
  }
}

/// A file of a test's own that a spool writes to.
private final class OpenFile {
  private let file: UnsafeMutablePointer<FILE>
  let spool: PageSpool

  init() throws {
    file = try #require(tmpfile())
    spool = PageSpool(descriptor: dup(fileno(file)))
  }

  deinit { fclose(file) }

  var descriptor: Int32 { fileno(file) }

  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : -1
  }
}
