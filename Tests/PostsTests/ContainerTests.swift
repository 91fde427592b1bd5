import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

/// Which lines kramdown takes for part of an item, a quotation or indented code.
@Suite struct ContainerTests {
  private func blocks(_ markdown: String, _ dialect: Dialect = .kramdown) async throws -> [String] {
    try await blockLines(markdown, dialect)
  }

  @Test func readsTheGoldenPost() async throws {
    var options = ReadingOptions()
    options.dialect = .kramdown
    let folder = TestFolder.suite.appending(path: "posts")
    let reading = try await PostReader(options: options).read([folder.appending(path: "containers.md").path])
    expectGolden(dump(reading, below: folder), "posts/containers.txt")
  }

  @Test func nestsListsByTabs() async throws {
    #expect(
      try await blocks("1. 甲\n\t* 乙\n\t\t* 丙\n\t* 丁") == [
        "list ordered start=1 tight", "  item", "    paragraph \"甲\"", "    list bullet tight", "      item",
        "        paragraph \"乙\"", "        list bullet tight", "          item",
        "            paragraph \"丙\"",
        "      item", "        paragraph \"丁\"",
      ])
  }

  @Test func beginsListsOfAnyNumberWithinItems() async throws {
    let found = try await blocks("- 甲\n\t3. 乙\n\t4. 丙")
    #expect(found.contains("    list ordered start=1 tight"))
    #expect(found.contains("        paragraph \"丙\""))
  }

  @Test func keepsCodeBelowAnItemInItsList() async throws {
    let found = try await blocks("1. 甲\n```\n一\n\n二\n```\n2. 乙")
    #expect(found.filter { $0.hasPrefix("list") }.count == 1)
    #expect(found.contains("      \"二\""))
  }

  @Test func endsAQuotationAtABlankLine() async throws {
    #expect(
      try await blocks("> 甲\n乙\n    丙\n\n丁") == ["quote", "  paragraph \"甲乙丙\"", "paragraph \"丁\""])
    #expect(try await blocks("> # 题\n乙") == ["quote", "  heading 2 \"题\"", "  paragraph \"乙\""])
  }

  @Test func leavesWhatIsRawAsItIs() async throws {
    let raw = "<div>\n- 甲\n\t- 乙\n</div>\n"
    #expect(try await blocks(raw).allSatisfy { $0.hasPrefix("paragraph") })
    let fence = "~~~\n> 甲\n- 乙\n\t1. 丙\n~~~\n"
    #expect(try await blocks(fence) == ["code", "  \"> 甲\"", "  \"- 乙\"", "  \"\\t1. 丙\""])
  }

  @Test func changesNothingInOtherDialects() async throws {
    #expect(try await blocks("1. 甲\n----\n", .gfm).last == "rule")
  }

  @Test(arguments: [
    "> ", "- ", "1. ", "- > ", "\t- ", "```\n", "> ```\n\n", "    a\n\n\n", "- ~~~\n", "[^1]: a\n\n",
  ])
  func staysLinear(piece: String) async throws {
    let text = String(repeating: piece, count: 40_000 / piece.utf8.count) + "末"
    #expect(try await blocks(text).contains { $0.contains("末") })
  }
}
