import Foundation
import Manuscript
import TestSupport
import Testing

@testable import PDF

/// Outputs that cannot be written: a finding that says why, and nothing left behind.
@Suite struct BadOutputTests {
  private func finding(writingTo path: String) throws -> Finding? {
    let maker = try PageMaker()
    let file = maker.file([maker.page(["天地"])])
    do {
      _ = try file.write(to: path)
      return nil
    } catch let finding as Finding {
      return finding
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func saysThatTheDiskIsFull() throws {
    let finding = try #require(try finding(writingTo: "/dev/full"))
    #expect(finding.id == .outputUnwritable)
    #expect(finding.message.contains("/dev/full"))
    #expect(finding.message.contains("No space left"))
  }

  @Test func saysThatTheFolderDoesNotExist() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "nowhere/book.pdf").path
      let finding = try #require(try finding(writingTo: path))
      #expect(finding.id == .outputUnwritable)
      #expect(finding.message.contains("No such file"))
    }
  }

  @Test func leavesAFolderAlone() throws {
    try TestFolder.with { folder in
      let finding = try finding(writingTo: folder.path)
      #expect(finding?.id == .outputUnwritable)
      #expect(FileManager.default.fileExists(atPath: folder.path))
    }
  }
}
