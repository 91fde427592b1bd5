import Foundation
import Manuscript
import Resources
import TestSupport
import Testing
import Themes

@testable import PDF

/// What other programs read of inlines that are more than text: what they say, and nothing that only decorates them.
@Suite(.enabled(if: Tool.exists("pdftotext"))) struct InlineTextTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var inlines: [Inline]
    /// The text of its line.
    var reads: String
  }

  static let samples = [
    Sample(
      testDescription: "ruby",
      inlines: [
        .text("我们的"),
        .ruby([RubyPair(base: [.text("中")], text: "zhōng"), RubyPair(base: [.text("国")], text: "guó")]),
        .text("书，好。"),
      ], reads: "我们的中国书，好。zhōngguó"),
    Sample(
      testDescription: "group ruby",
      inlines: [.text("在"), .ruby([RubyPair(base: [.text("中国人")], text: "いう")]), .text("之间")],
      reads: "在中国人之间いう"),
    Sample(
      testDescription: "underline", inlines: [.text("他说"), .underline([.text("中国 book")]), .text("，好。")],
      reads: "他说中国book，好。"),
    Sample(
      testDescription: "strike", inlines: [.text("他说"), .strike([.text("不好 not")]), .text("，好。")],
      reads: "他说不好not，好。"),
    Sample(testDescription: "byte order mark", inlines: [.text("他\u{FEFF}说")], reads: "他说"),
    Sample(
      testDescription: "code", inlines: [.text("用"), .code("let x = 1"), .text("写“书”")],
      reads: "用letx=1写“书”"),
    Sample(
      testDescription: "emphasis dots", inlines: [.text("要"), .emphasis([.text("看书，人人看书")]), .text("。")],
      reads: "要看书，人人看书。"),
    Sample(
      testDescription: "marks",
      inlines: [.text("要"), .mark([.text("看")]), .text("，按"), .keyboard([.text("Esc")])],
      reads: "要看，按Esc"),
    Sample(
      testDescription: "small capitals",
      inlines: [.text("有 "), .smallCaps([.text("Vol. Abba ABBA")]), .text(" 书")],
      reads: "有Vol.AbbaABBA书"),
    Sample(
      testDescription: "raised and lowered",
      inlines: [.text("H"), .sub([.text("2")]), .text("O，x"), .sup([.text("3")])],
      reads: "H2O，x3"),
    Sample(
      testDescription: "beyond the basic plane", inlines: [.text("人\u{20BB7}国\u{2CBBF}书")],
      reads: "人\u{20BB7}国\u{2CBBF}书"),
  ]

  private func copied(_ inlines: [Inline], _ change: (inout Theme) -> Void = { _ in }) async throws -> String
  {
    var theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("book")
    change(&theme)
    let chapter = Chapter(id: ChapterID("c"), title: "国", blocks: [.paragraph(Paragraph(inlines))])
    let book = Publication(metadata: Metadata(title: "国"), parts: [Part(chapters: [chapter])], cover: .none)
    let options = PDFOptions(
      created: try #require(PostDate(year: 2022, month: 3, day: 14)), generator: "Bifolium", jobs: 1,
      fontFolders: ["text", "beyond"].map { TestFolder.fonts.appending(path: $0).path },
      hyphenationFolders: [],
      fontCacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
    return try await TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      _ = try await PDFExporter(theme: theme, options: options)
        .export(book, images: ImageLibrary(), to: url.path)
      return try Tool.run("pdftotext", "-raw", url.path, "-").output.filter { !$0.isWhitespace }
    }
  }

  @Test(arguments: samples) func isCopiedAsItReads(_ sample: Sample) async throws {
    for emphasis in [EmphasisStyle.Han.dots, .kai] {
      let text = try await copied(sample.inlines) { $0.emphasis.han = emphasis }
      #expect(text.contains("国" + sample.reads), "\(text)")
    }
  }
}
