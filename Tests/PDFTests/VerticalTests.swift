import Foundation
import Manuscript
import TestSupport
import Testing

@testable import PDF

/// Vertical pages as files: what other programs read in them.
@Suite struct VerticalTests {
  private static let text = [
    "“好。”他说：全年12月增长3.5%（摘要），GDP也是。", "第二行从右边的一行之后开始，——写到这里……为止。",
  ]

  private func extracted(_ command: [String], of paragraphs: [String]) throws -> String {
    try TestFolder.with { folder in
      _ = try VerticalPage.file(paragraphs).write(to: folder.appending(path: "book.pdf").path)
      let result = try Tool.run(command, in: folder)
      return result.output.filter { !$0.isWhitespace }
    }
  }

  @Test(.enabled(if: Tool.exists("pdftotext")), arguments: [["-raw"], []])
  func readsInOrderFromRightToLeft(options: [String]) throws {
    let found = try extracted(["pdftotext"] + options + ["book.pdf", "-"], of: Self.text)
    #expect(found == Self.text.joined())
  }

  /// MuPDF 1.21 does not read the replacement text of clusters, such as figures that share an em.
  @Test(.enabled(if: Tool.exists("mutool"))) func readsInOrderInMuPDFToo() throws {
    let text = ["“好。”他说：增长3.5%（摘要），GDP也是。", "第二行从右边的一行之后开始。"]
    let found = try extracted(["mutool", "draw", "-q", "-F", "txt", "book.pdf"], of: text)
    #expect(found == text.joined())
  }

  @Test(.enabled(if: Tool.exists("pdftotext"))) func isSearchedAsLines() throws {
    try TestFolder.with { folder in
      _ = try VerticalPage.file(Self.text).write(to: folder.appending(path: "book.pdf").path)
      let result = try Tool.run("pdftotext", "book.pdf", "-", in: folder)
      #expect(result.output.contains("增长"), "characters below each other are no lines of their own")
    }
  }

  @Test(.enabled(if: Tool.exists("pdffonts"))) func embedsUprightGlyphsInFontsNamedAfterTheirFaces() throws {
    try TestFolder.with { folder in
      _ = try VerticalPage.file(Self.text).write(to: folder.appending(path: "book.pdf").path)
      let fonts = try Tool.run("pdffonts", "book.pdf", in: folder).output
      #expect(fonts.contains("NotoSerifCJKsc-Regular-Upright"), "\(fonts)")
      #expect(!fonts.split(separator: "\n").dropFirst(2).contains { $0.contains(" no ") }, "\(fonts)")
    }
  }
}
