import Foundation
import Manuscript
import TestSupport
import Testing

@testable import EPUB
@testable import Themes

/// Books whose lines run from top to bottom.
@Suite struct VerticalBookTests {
  private var theme: Theme {
    var theme = Theme.test
    theme.page.writing = .vertical
    return theme
  }

  @Test func saysSoWithThePrefixesOfReadingSystems() {
    let css = Stylesheet(theme: theme).text
    for prefix in ["-epub-", "-webkit-", " "] { #expect(css.contains("\(prefix)writing-mode: vertical-rl;")) }
    #expect(css.contains(".upright {") && css.contains("text-combine-upright: all;"))
    #expect(!Stylesheet(theme: .test).text.contains("writing-mode"))
  }

  @Test(arguments: [
    ("p { margin-top: 1em; }", "p { margin-right: 1em; }"),
    ("p { margin: 1em 2em; }", "p { margin: 2em 1em; }"),
    ("p { margin: 1em 2em 3em 4em; }", "p { margin: 4em 1em 2em 3em; }"),
    ("p { margin: 1.6em 0 0.8em; }", "p { margin: 0 1.6em 0 0.8em; }"),
    ("p { margin: 0; }", "p { margin: 0; }"),
    ("hr { width: 6em; border-top: 1px solid #aaa; }", "hr { height: 6em; border-right: 1px solid #aaa; }"),
    ("a:lang(ja) { padding-inline-start: 2em; }", "a:lang(ja) { padding-inline-start: 2em; }"),
    ("@charset \"UTF-8\";\nimg { max-width: 100%; }", "@charset \"UTF-8\";\nimg { max-width: 100%; }"),
    (
      "@media (prefers-color-scheme: dark) { a { color: #fff; } }",
      "@media (prefers-color-scheme: dark) { a { color: #fff; } }"
    ),
  ])
  func turnsTheSidesOfBlocks(css: String, expected: String) {
    #expect(TurnStylesheet.turned(css) == expected)
  }

  @Test(arguments: [
    ("全年12月增长", "全年[12]月增长"), ("2024年5月", "2024年[5]月"), ("增长3.5%了", "增长3.5%了"),
    ("用iPhone 15的人", "用iPhone 15的人"), ("A股与BB股", "[A]股与BB股"), ("“好”与‘坏’", "『好』与「坏」"),
    ("Moody’s的", "Moody’s的"),
  ])
  func setsFiguresUprightAndQuotesAsBrackets(text: String, expected: String) {
    let pieces = VerticalText.pieces(of: text, in: .zhHans)
    #expect(pieces.map { $0.isCombined ? "[\($0.text)]" : $0.text }.joined() == expected)
  }

  @Test func progressesFromRightToLeft() async throws {
    let book = TestBook("vertical", [paragraph("全年12月增长")])
    let files = try await EPUBExporter(theme: theme, options: book.options)
      .tree(of: book.publication, images: book.images, cover: nil).0.files
    let package = try #require(files.first { $0.path == "EPUB/package.opf" }?.text)
    #expect(package.contains("<spine toc=\"ncx\" page-progression-direction=\"rtl\">"))
    #expect(package.contains("<meta name=\"primary-writing-mode\" content=\"vertical-rl\"/>"))
    #expect(files.contains { $0.text?.contains("全年<span class=\"upright\">12</span>月") == true })
    #expect(!(try await book.file("package.opf")).contains("rtl"))
  }
}
