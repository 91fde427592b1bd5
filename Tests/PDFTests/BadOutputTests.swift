import Foundation
import Manuscript
import PangoCairo
import Resources
import TestSupport
import Testing
import Themes

@testable import PDF
@testable import Typesetting

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

  @Test func saysThatPagesAreLostWhichWaited() async throws {
    let maker = try PageMaker()
    let waiting = try #require(tmpfile())
    defer { fclose(waiting) }
    let text = String(repeating: "天地山水。", count: 20_000)
    let chapter = Chapter(id: ChapterID("a"), title: "天", blocks: [.paragraph(Paragraph([.text(text)]))])
    let theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("book")
    let typesetter = Typesetter(
      theme: theme, images: .init(),
      makeSetter: { [catalogue = maker.catalogue] in
        LineComposer(
          engine: TextEngine(catalogue: catalogue), theme: theme, hyphenation: Hyphenation(folders: []))
      }, jobs: 1, spool: PageSpool(descriptor: dup(fileno(waiting))))
    var file = maker.file([])
    file.book = try await typesetter.set(
      Publication(metadata: Metadata(title: "书"), parts: [Part(chapters: [chapter])]))
    ftruncate(fileno(waiting), 1000)
    try TestFolder.with { folder in
      let path = folder.appending(path: "book.pdf").path
      let finding = #expect(throws: Finding.self) { _ = try file.write(to: path) }
      #expect(finding?.id == .outputUnwritable)
      #expect(finding?.message.contains("the file is too short") == true)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }
}
