import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct TemporariesTests {
  @Test func sweepsFoldersWhoseRunIsDead() throws {
    try TestFolder.with([".bifolium-1-0/draft.pdf": "half a page", ".bifolium-1-0/.lock": ""]) { folder in
      let temporaries = Temporaries()
      let own = try temporaries.make(in: folder.path)
      temporaries.sweep(folder.path)
      let left = try names(in: folder)
      #expect(left == [own.split(separator: "/").last.map(String.init)])
    }
  }

  @Test func leavesFoldersOfRunsThatAreAlive() throws {
    try TestFolder.with { folder in
      let other = try Temporaries().make(in: folder.path)
      // The lock belongs to the open file, so that another value is as good as another process.
      Temporaries().sweep(folder.path)
      #expect(FileManager.default.fileExists(atPath: other))
    }
  }

  @Test func leavesWhatOnlyLooksLikeATemporaryFolder() throws {
    let files = [
      ".bifolium-cache/a": "", ".bifolium-1-0": "a file", ".bifolium-notes-3/a": "", "bifolium-1-0/a": "",
    ]
    try TestFolder.with(files) { folder in
      Temporaries().sweep(folder.path)
      let left = try names(in: folder)
      #expect(left.count == 4)
    }
  }

  private func names(in folder: URL) throws -> [String?] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }
}
