import Foundation
import TestSupport
import Testing
import Zip

/// An archive that cannot be written says why, and leaves nothing behind.
@Suite struct ArchiveFailureTests {
  @Test func saysThatAFolderDoesNotExist() async throws {
    try await TestFolder.with { folder in
      let error = await #expect(throws: ArchiveError.self) {
        try await Archive(entries: [mimetype]).write(to: folder.path + "/none/book.epub", jobs: 2)
      }
      guard case .unwritable(let reason) = error else { throw Unexpected(error) }
      #expect(reason.contains("No such file or directory"))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func saysThatTheDiskIsFull() async throws {
    try await TestFolder.with { folder in
      // libzip writes beside its target, so that only a small file system fills up; without the right to
      // make one, nothing can be shown.
      let mounted = try Tool.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path)
      guard mounted.status == 0 else { return }
      defer { _ = try? Tool.run("umount", folder.path) }
      let noise = (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
      let book = folder.appending(path: "book.epub")
      try Data("an older book".utf8).write(to: book)
      await #expect(throws: ArchiveError.diskFull) {
        let large = ArchiveEntry("EPUB/a.jpg", .bytes(noise), method: .stored)
        try await Archive(entries: [mimetype, large]).write(to: book.path, jobs: 2)
      }
      #expect(files(in: folder) == ["book.epub"])
      #expect(try String(contentsOf: book, encoding: .utf8) == "an older book")
    }
  }

  @Test func namesTheFileThatCannotBeRead() async throws {
    try await TestFolder.with { folder in
      let lost = folder.appending(path: "lost.jpg").path
      await #expect(throws: ArchiveError.unreadable(path: lost)) {
        let entries = [mimetype, ArchiveEntry("EPUB/a.jpg", .file(lost), method: .stored)]
        try await Archive(entries: entries).write(to: folder.appending(path: "book.epub").path, jobs: 2)
      }
      #expect(files(in: folder) == [])
    }
  }

  @Test func stopsWhenItsTaskIsCancelled() async throws {
    try await TestFolder.with { folder in
      let path = folder.appending(path: "book.epub").path
      let entries =
        [mimetype] + (0..<50).map { text("EPUB/\($0).xhtml", String(repeating: "长文", count: 9999)) }
      let task = Task {
        // Whether this task was cancelled before it began must not depend on luck.
        while !Task.isCancelled { await Task.yield() }
        return try await Archive(entries: entries).write(to: path, jobs: 2)
      }
      task.cancel()
      let result = await task.result
      #expect(throws: ArchiveError.cancelled) { try result.get() }
      #expect(files(in: folder) == [])
    }
  }

  @Test func doesNotTakeTheSameNameTwice() async throws {
    await #expect(throws: ArchiveError.self) { try await archive([mimetype, mimetype]) }
  }

  @Test func doesNotWriteAnArchiveWithoutEntries() async throws {
    await #expect(throws: ArchiveError.self) { try await archive([]) }
  }
}

private func files(in folder: URL) -> [String]? {
  try? FileManager.default.contentsOfDirectory(atPath: folder.path)
}

/// An error of another kind than the test expected.
struct Unexpected: Error {
  let error: (any Error)?
  init(_ error: (any Error)?) { self.error = error }
}
