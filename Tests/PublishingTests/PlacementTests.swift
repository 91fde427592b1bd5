import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct PlacementTests {
  @Test func placesAllDrafts() async throws {
    try await withDrafts { folder, publisher, drafts in
      _ = try publisher.place(drafts)
      #expect(text("a", in: folder) == "new a")
      #expect(text("b", in: folder) == "new b")
    }
  }

  @Test func takesEverythingBackWhereOneCannotBePlaced() async throws {
    try await withDrafts { folder, publisher, drafts in
      #expect(throws: PublishError.self) {
        _ = try publisher.place(drafts) { index throws(PublishError) in
          if index == 1 { throw PublishError("the disk went away") }
        }
      }
      #expect(text("a", in: folder) == "old a")
      #expect(text("b", in: folder) == nil)
    }
  }

  @Test func takesFilesBackThatWereAllPlaced() async throws {
    try await withDrafts { folder, publisher, drafts in
      try publisher.place(drafts).undo()
      drafts.forEach(publisher.discard)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left == ["a"])
      #expect(text("a", in: folder) == "old a")
    }
  }

  /// Gives `body` drafts of two files, of which the first replaces an older one.
  private func withDrafts(_ body: (URL, Publisher, [Draft]) throws -> Void) async throws {
    try await TestFolder.with(["a": "old a"]) { folder in
      let publisher = Publisher(temporaries: Temporaries(), temporaryFolder: folder.path)
      var drafts: [Draft] = []
      for name in ["a", "b"] {
        drafts.append(
          try await publisher.draft(folder.appending(path: name).path) { path in
            try Data("new \(name)".utf8).write(to: URL(filePath: path))
          }.1)
      }
      try body(folder, publisher, drafts)
    }
  }

  private func text(_ name: String, in folder: URL) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
