import Manuscript
import Posts
import TestSupport
import Testing

/// What kramdown takes for text, code or a table where CommonMark sees something else.
@Suite struct KramdownTests {
  private func blocks(_ markdown: String, _ dialect: Dialect = .kramdown) async throws -> [String] {
    try await blockLines(markdown, dialect)
  }

  // MARK: Rules and headings

  @Test func drawsARuleRightBelowWhatIsNoText() async throws {
    #expect(try await blocks("# 渡口\n---\n") == ["heading 2 \"渡口\"", "rule"])
    #expect(try await blocks("~~~\n水\n~~~\n----\n").last == "rule")
    #expect(try await blocks("---\n---\n\n字\n").filter { $0 == "rule" }.count == 2)
  }

  @Test func drawsNoRuleWithinText() async throws {
    #expect(try await blocks("渡口\n***\n对岸") == ["paragraph \"渡口***对岸\""])
    #expect(try await blocks("渡口\n对岸\n-----   ---\n码头").count == 1)
    #expect(try await blocks("渡口\n***\n对岸", .gfm).contains("rule"))
  }

  @Test func beginsHeadingsInTheFirstColumn() async throws {
    #expect(try await blocks(" # 渡口\n对岸") == ["paragraph \"# 渡口对岸\""])
    #expect(try await blocks("- 水\n\n\t# 注\n\t船")[3] == "    paragraph \"# 注船\"")
    #expect(try await blocks("- 水\n\n  # 注").last == "    heading 2 \"注\"")
  }

  @Test func takesMarksOfListsWithNothingBehindThemForText() async throws {
    #expect(try await blocks("2.\n\n水") == ["paragraph \"2.\"", "paragraph \"水\""])
    #expect(try await blocks("1. 1) 水")[2] == "    paragraph \"1) 水\"")
  }

  // MARK: Code

  @Test func joinsLinesRightBelowIndentedCodeToItsLastOne() async throws {
    #expect(
      try await blocks("    int main() {\n        return 0;\n}\n  // 完\n") == [
        "code", "  \"int main() {\"", "  \"    return 0; }   // 完\"",
      ])
  }

  @Test func keepsMixedIndentsOfCodeAsKramdownDoes() async throws {
    #expect(try await blocks("\ta\n\t    b\n    \tc\n") == ["code", "  \"a\"", "  \"    b\"", "  \"\\tc\""])
    #expect(try await blocks("> \ta\n> \tb") == ["quote", "  code", "    \"a\"", "    \"b\""])
    #expect(try await blocks("    a\n  \tb\n") == ["code", "  \"a\"", "  \"  \\tb\""])
    #expect(
      try await blocks("1. 水\n\n       a\n     \t  b\n").suffix(2) == ["      \"a\"", "      \"  \\t  b\""])
  }

  @Test func closesNoFenceByOneThatIsCodeInIt() async throws {
    let inner = "```markdown\n1. 水\n\n    ```sh\n    船\n    ```\n```\n\n**岸**"
    #expect(try await blocks(inner).last == "paragraph (strong \"岸\")")
  }

  @Test func takesAFenceThatClosesNothingForText() async throws {
    #expect(
      try await blocks("> 水\n```\n\n岸\n\n```sh\n船\n```") == [
        "quote", "  paragraph \"水```\"", "paragraph \"岸\"", "code language=sh", "  \"船\"",
      ])
    #expect(try await blocks("* 水\n```\n\n# 岸\n\n```sh\n船\n```").contains("heading 2 \"岸\""))
    #expect(
      try await blocks("> ```水\n\n[岸](http://e.org){: target=\"_blank\"}").last?.contains("target") == false)
  }

  @Test func leavesTagsInCodeAlone() async throws {
    let open = "水 <!-- 不完 ->\n\n```html\n<object data=\"a\"></object>\n```\n"
    #expect(try await blocks(open).last == "  \"<object data=\\\"a\\\"></object>\"")
    #expect(try await blocks("水：\n    <豆 a=\"b\" />\n    <bean a=\"b\" />")[0].contains("div") == false)
  }

  // MARK: Tables

  @Test func takesLinesWithBarsInItemsAndQuotationsForTables() async throws {
    let row = [
      "      row", "        td", "          paragraph \"水\"", "        td", "          paragraph \"岸\"",
    ]
    #expect(
      try await blocks("- 水 | 岸\n- 船") == [
        "list bullet tight", "  item", "    table columns=(- -)",
      ] + row + ["  item", "    paragraph \"船\""])
    #expect(try await blocks("- 水 | 岸\n    - 船").contains("    table columns=(- -)"))
    #expect(try await blocks("> 水 | 岸\n> --|:-:\n> 船 | 帆")[1] == "  table columns=(- center)")
    #expect(try await blocks("- 水 | 岸\n  船") == ["list bullet tight", "  item", "    paragraph \"水 | 岸船\""])
  }

  @Test func beginsTablesBelowAListOfAttributes() async throws {
    #expect(try await blocks("{: .wide}\n水 | 岸\n")[0] == "table columns=(- -)")
    #expect(try await blocks("水\n{: .x}\n岸 | 船\n").allSatisfy { !$0.hasPrefix("table") })
  }

  @Test func dividesNoWordsOfLinksAndNoEscapedCode() async throws {
    #expect(try await blocks("[水 | 岸](http://e.org/)") == ["paragraph (link \"http://e.org/\" \"水 | 岸\")"])
    let code = "| 水 | 岸 |\n|---|---|\n| \\`ps | grep\\` | 船 |"
    #expect(try await blocks(code).contains("      paragraph \"`ps | grep`\""))
    #expect(try await blocks("水 | 岸\n--|--\n \t\t| 船\n").contains("      paragraph \"船\""))
    #expect(try await blocks("| 水 | 0<T<1 | T>1 |\n|--|--|--|").contains("      paragraph \"0<T<1\""))
  }

  @Test func keepsTheLinesOfWhatStandsBelowATable() async throws {
    var options = ReadingOptions()
    options.dialect = .kramdown
    let text = "---\ntitle: T\ndate: 2024-05-06\n---\n- 水 | 岸\n\n    码\n续\n\n![船](没有.png)\n"
    let reading = try await read(text, options: options)
    #expect(reading.findings.first { $0.id == .imageMissing }?.place?.line == 10)
  }

  @Test func endsParagraphsAtLineBreaksWithinEmphasis() async throws {
    #expect(
      try await blocks("<p><b>水</b><br><i>岸<br></i><br>船<em>帆<br><br>桨</em></p>") == [
        "paragraph (strong \"水\") (br) (em \"岸\")", "paragraph \"船\" (em \"帆\")", "paragraph (em \"桨\")",
      ])
  }

  // MARK: Links and formulas

  @Test func linksWordsToANameBehindASpace() async throws {
    let text = "[水] [Abc] [岸] [未知]\n\n[abc]: http://e.org/a"
    #expect(try await blocks(text) == ["paragraph (link \"http://e.org/a\" \"水\") \" [岸] [未知]\""])
    #expect(try await blocks("- [x] [abc]\n\n[abc]: http://e.org/a")[1] == "  item done")
  }

  @Test func takesAddressesWithoutPairsOfParentheses() async throws {
    let text = "[水][a] [岸][b]\n\n[a]: http://e.org/a)\n[b]: http://e.org/b"
    #expect(try await blocks(text)[0].contains("(link \"http://e.org/b\" \"岸\")"))
  }

  @Test func endsTitlesBeforeTheParenthesis() async throws {
    #expect(
      try await blocks("[水](http://e.org \"叫 \"船\" 的\")") == [
        "paragraph (link \"http://e.org\" title=\"叫 \\\"船\\\" 的\" \"水\")"
      ])
  }

  @Test func showsNamesInAngleBrackets() async throws {
    #expect(try await blocks("水 <aop:config> 岸") == ["paragraph \"水 <aop:config> 岸\""])
    #expect(try await blocks("水 <iframe> 岸") == ["paragraph \"水 <iframe> 岸\""])
    #expect(try await blocks("| 水 | <script> | 岸 |\n\n船").last == "paragraph \"船\"")
    #expect(try await blocks("水 <script>船</script> 岸", .gfm) == ["paragraph \"水 岸\""])
    #expect(try await blocks("水 <https://e.org/>")[0].contains("link"))
  }

  @Test func keepsBlankLinesInFormulas() async throws {
    #expect(try await blocks("$$\na\n\nb\n$$\n\n水").count == 2)
    #expect(try await blocks("$$ 钱\n\n$$ 也是 $$").allSatisfy { !$0.hasPrefix("math \" 钱") })
  }

  @Test func seesNoFormulaAcrossItems() async throws {
    let text = "* echo \"$var\";\n* print \"$var\";"
    #expect(try await blocks(text).filter { $0 == "  item" }.count == 2)
    #expect(try await blocks(text, .gfm).allSatisfy { !$0.contains("(math") })
  }

  @Test(arguments: [Dialect.kramdown, .gfm])
  func showsNoComment(dialect: Dialect) async throws {
    #expect(try await blocks("水 <!-- a --b --> 岸", dialect) == ["paragraph \"水 岸\""])
    #expect(try await blocks("水 <!-- a --\nb--> 岸", dialect) == ["paragraph \"水 岸\""])
    #expect(try await blocks("水 <!--> 岸 -->", dialect) == ["paragraph \"水 岸 -->\""])
  }

  @Test(arguments: ["> a | b\n\n", "- a | b\n", "[a | b](c) | ", "    a\nb\n", "`a\\` | ", "$$\n\n", "<a<b"])
  func staysLinear(piece: String) async throws {
    let text = String(repeating: piece, count: 40_000 / piece.utf8.count) + "末"
    #expect(try await blocks(text).contains { $0.contains("末") })
  }
}
