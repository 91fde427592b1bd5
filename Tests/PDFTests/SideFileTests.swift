import Foundation
import Manuscript
import PDFDocuments
import TestSupport
import Testing
import Typesetting

@testable import PDF

/// Files that stand beside an output while it is made.
@Suite struct SideFileTests {
  @Test func goesWithItsObjectAndNotBefore() throws {
    try TestFolder.with { folder in
      let output = folder.appending(path: "book.pdf").path
      var file: SideFile? = try SideFile(beside: output)
      let path = try #require(file?.path)
      #expect(path.hasPrefix(folder.path + "/.bifolium-"))
      #expect(FileManager.default.fileExists(atPath: path))
      file = nil
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func canBeUsedWithoutItsName() throws {
    try TestFolder.with { folder in
      var file: SideFile? = try SideFile(beside: folder.appending(path: "book.pdf").path)
      let descriptor = try #require(try file?.openAgain())
      file = nil
      #expect(write(descriptor, "天", 3) == 3)
      close(descriptor)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func namesOfAnyLengthHaveOne() throws {
    try TestFolder.with { folder in
      let name = String(repeating: "书", count: 83) + ".pdf"
      let file = try SideFile(beside: folder.appending(path: name).path)
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func saysWhyThereIsNone() {
    let error = #expect(throws: PDFError.self) { try SideFile(beside: "/nowhere/book.pdf") }
    #expect(error?.problem.contains("No such file") == true)
  }

  @Test func whatIsReplacedStaysUntilPagesArePainted() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "book.pdf").path
      try Data("old".utf8).write(to: URL(filePath: path))
      let maker = try PageMaker()
      let rect = Rect(x: 0, y: 0, width: 10, height: 10)
      let bad = maker.file([maker.page(["天地"], items: [.drawing(svg: "<svg", rect)])])
      #expect(throws: Finding.self) { _ = try bad.write(to: path) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left == ["book.pdf"])
      let content = try String(contentsOfFile: path, encoding: .utf8)
      #expect(content == "old")
    }
  }
}
