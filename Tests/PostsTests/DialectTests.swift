import Manuscript
import Posts
import Testing

/// What kramdown reads otherwise than CommonMark does, and what is left alone elsewhere.
@Suite struct DialectTests {
  private func blocks(_ markdown: String, _ dialect: Dialect = .kramdown, isSmart: Bool = false) async throws
    -> [String]
  {
    try await blockLines(markdown, dialect, isSmart: isSmart)
  }

  @Test func keepsElementsRawUpToTheirEnd() async throws {
    let text = "<div>\n**甲**\n\n**乙**\n\n</div>\n**丙**"
    let kramdown = try await blocks(text)
    #expect(kramdown.contains { $0.contains("**甲**") && !$0.contains("strong") })
    #expect(kramdown.contains { $0.contains("**乙**") && !$0.contains("strong") })
    #expect(kramdown.last == "paragraph (strong \"丙\")")
    #expect(try await blocks(text, .gfm).contains("paragraph (strong \"乙\")"))
  }

  @Test func readsMarkdownInElementsThatAskForIt() async throws {
    let text = "<div markdown=\"1\">\n## 题\n\n*字*\n</div>\n后"
    #expect(try await blocks(text) == ["heading 2 \"题\"", "paragraph (em \"字\")", "paragraph \"后\""])
  }

  @Test func takesOptionsThatATextSetsForItself() async throws {
    let text = "<div>\n*字*\n</div>\n\n一\n二\n"
    let plain = try await blocks(text)
    #expect(plain.last == "paragraph \"一二\"" && !plain.contains("paragraph (em \"字\")"))
    let options = "{::options parse_block_html=\"true\" hard_wrap='true' auto_ids=\"false\" /}\n\n"
    let other = try await blocks(options + text)
    #expect(other.contains("paragraph (em \"字\")"))
    #expect(other.last == "paragraph \"一\" (br) \"二\"")
    #expect(try await blocks("`{::options hard_wrap=\"true\" /}`\n\n一\n二").last == "paragraph \"一二\"")
  }

  @Test func showsTagsThatCannotStandInText() async throws {
    #expect(try await blocks("页面标题<title>标签</title>与后文") == ["paragraph \"页面标题<title>标签</title>与后文\""])
    #expect(try await blocks("用<div>包住") == ["paragraph \"用<div>包住\""])
    #expect(try await blocks("前<title>后", .gfm) == ["paragraph \"前<title>后\""])
  }

  @Test func takesLinesWithBarsForATable() async throws {
    let rows = try await blocks("甲 | 乙\n一 | 二")
    #expect(rows.first == "table columns=(- -)")
    #expect(rows.filter { $0 == "  row" }.count == 2)
    #expect(!rows.contains("  head"))
    #expect(try await blocks("甲 | 乙\n一 | 二", .gfm) == ["paragraph \"甲 | 乙一 | 二\""])
  }

  @Test func knowsHeadAndAlignmentOfTables() async throws {
    let rows = try await blocks("|甲|乙|\n|:-:|--:|\n|`a|b`|二|多|\n|---|\n|三|")
    #expect(rows.first == "table columns=(center end -)")
    #expect(rows.contains("  head"))
    #expect(rows.contains { $0.contains("(code \"a|b\")") })
    #expect(rows.contains { $0.contains("多") })
    #expect(rows.filter { $0 == "  row" }.count == 2)
  }

  @Test func definesWithinItems() async throws {
    let text = "- 甲\n  长\n  : 一尺\n    二寸\n\n  宽\n  : 三尺\n\n- 乙\n\n  高\n\n  : 四尺\n\n后文\n"
    let found = try await blocks(text)
    #expect(found.filter { $0.contains("definitions") }.count == 2)
    #expect(
      found.filter { $0.contains("term") }.map { $0.split(separator: " ").last } == [
        "\"甲\"", "\"长\"", "\"宽\"", "\"高\"",
      ])
    #expect(found.filter { $0 == "  item" }.count == 2)
    #expect(found.filter { $0.contains("list") }.count == 1)
    #expect(found.contains { $0.contains("一尺二寸") })
    #expect(found.last == "paragraph \"后文\"")
  }

  @Test func keepsAddressesWithinRawElements() async throws {
    let found = try await blocks("<div>\n见 <https://example.org/a> 处\n</div>")
    #expect(found.joined().contains("https://example.org/a"))
  }

  @Test func leavesSignsInIndentedCodeOfItems() async throws {
    let found = try await blocks("- 甲\n\n      (f << g) <! h\n\n外 <<引>> 与 <!DOCTYPE html> 文\n")
    #expect(found.contains { $0.hasSuffix("\"(f << g) <! h\"") })
    #expect(found.last == "paragraph \"外 <<引>> 与 <!DOCTYPE html> 文\"")
    let raw = try await blocks("<div>\n甲 <!DOCTYPE html> 乙 <<bc>> 丙\n</div>")
    #expect(raw == ["paragraph \"甲 <!DOCTYPE html> 乙 <<bc>> 丙\""])
  }

  @Test func keepsAllBlocksOfANote() async throws {
    let text = "文[^1]。\n\n[^1]: 一段。\n\n    二段。\n\n    - 项\n\n    ~~~\n    码\n    ~~~\n"
    let note = try await blocks(text).drop { !$0.hasPrefix("note") }
    #expect(
      note == [
        "note \"1\"", "  paragraph \"一段。\"", "  paragraph \"二段。\"", "  list bullet tight", "    item",
        "      paragraph \"项\"", "  code", "    \"码\"",
      ])
  }

  @Test func saysWhichAbbreviationsAreLeftOut() async throws {
    var options = ReadingOptions()
    options.dialect = .kramdown
    let text = "---\ntitle: T\ndate: 2024-05-06\n---\n甲 XQ 乙。\n\n*[XQ]: 心桥\n*[YQ]: 月桥\n"
    let findings = try await read(text, options: options).findings.filter { $0.id == .contentDropped }
    #expect(findings.map(\.place?.line) == [7])
    #expect(findings.first?.message.contains("[XQ]: 心桥; [YQ]: 月桥") == true)
  }

  @Test func takesAddressesWithSpacesAndBackslashes() async throws {
    let image = try await blocks("文字![图](http://example.com/a b.png)后")
    #expect(image == ["paragraph \"文字\" (image img-0001 alt=\"图\") \"后\""])
    let escaped = try await blocks("[甲](http://example.com/a_(b\\)) 后")
    #expect(escaped.first?.contains("[甲]") == false)
    let defined = try await blocks("[甲][1]\n\n[1]: http://example.com/ 多余的字")
    #expect(defined.count == 1 && defined[0].contains("(link") && !defined[0].contains("[1]"))
    #expect(try await blocks("正文\n[1]: 不是 定义").joined().contains("不是 定义"))
  }

  @Test func readsDefinitionsOfLinksBelowNotes() async throws {
    let text = try await blocks("[甲][a]注[^n]\n\n[^n]: 说明\n[a]: http://example.com/a")
    #expect(text[0].contains("(link \"http://example.com/a\""))
  }

  @Test func showsDeclarationsInText() async throws {
    #expect(try await blocks("使用 <!DOCTYPE html> 开头") == ["paragraph \"使用 <!DOCTYPE html> 开头\""])
  }

  @Test func takesNoElementInDoubleBrackets() async throws {
    #expect(try await blocks("书名 <<Effective Java>> 好").joined().contains("Effective Java"))
  }

  @Test func takesMarksThatNothingClosesForText() async throws {
    #expect(try await blocks("```coq\n甲\n``\n\n乙").last == "paragraph \"乙\"")
    #expect(try await blocks("```coq\n甲\n```").first?.hasPrefix("code") == true)
    #expect(try await blocks("```coq\n甲\n\n乙", .gfm).first?.hasPrefix("code") == true)
  }

  @Test func keepsLinesBelowAHeadingInTheItem() async throws {
    let lines = try await blocks("- #### 题\n正文\n- 二")
    #expect(lines.filter { $0.hasPrefix("list") }.count == 1)
    #expect(lines.contains("    paragraph \"正文\""))
  }

  @Test func seesNoListOfParenthesesInQuotations() async throws {
    let lines = try await blocks("> 为何？\n> 1) 甲\n> 2) 乙")
    #expect(!lines.contains { $0.contains("list") })
    #expect(lines.contains { $0.contains("1) 甲") })
    #expect(try await blocks(">\t**Q**").contains { $0.contains("code") })
  }

  @Test func putsNoMarkdownIntoRawText() async throws {
    let lines = try await blocks("甲 {::nomarkdown}<b>*乙*</b>{:/} *丙*")
    #expect(lines == ["paragraph \"甲 \" (strong \"*乙*\") \" \" (em \"丙\")"])
  }

  @Test func appliesNamedAttributeLists() async throws {
    let lines = try await blocks("{:日: lang=\"ja\" .x}\n\n本文\n{: 日}\n\n正文")
    #expect(lines.first?.contains("ja") == true)
    #expect(lines.last == "paragraph \"正文\"")
  }

  @Test func seesNoFormulaAcrossCode() async throws {
    let lines = try await blocks("$pristine is set by `$setPristine()` here")
    #expect(!lines.joined().contains("math"))
    #expect(lines.joined().contains("(code \"$setPristine()\")"))
  }

  @Test func findsNoTableWithinAParagraph() async throws {
    #expect(try await blocks("正文\n| a | b |\n|---|---|\n| 1 | 2 |").count == 1)
    #expect(try await blocks("正文\n\n| a | b |\n|---|---|\n正文").count == 2)
  }

  @Test func underlinesMakeHeadingsOfSingleLines() async throws {
    #expect(try await blocks("题\n---\n文") == ["heading 2 \"题\"", "paragraph \"文\""])
    #expect(try await blocks("一\n二\n---").count == 1)
    #expect(try await blocks("一\n二\n---", .gfm).first?.hasPrefix("heading") == true)
  }

  @Test func readsDefinitions() async throws {
    let list = try await blocks("术语\n又名\n: 解释\n: 又一解\n\n    第二段\n\n另一\n: - 项\n  - 目\n\n后文")
    #expect(list.first == "definitions")
    #expect(list.filter { $0.hasPrefix("  term") } == ["  term \"术语\"", "  term \"又名\"", "  term \"另一\""])
    #expect(list.filter { $0 == "  definition" }.count == 3)
    #expect(list.contains("    paragraph \"第二段\""))
    #expect(list.filter { $0.contains("item") }.count == 2)
    #expect(list.last == "paragraph \"后文\"")
    #expect(try await blocks("术语\n: 解释", .gfm).count == 1)
  }

  @Test func keepsListsOfOtherBulletsTogether() async throws {
    #expect(try await blocks("- 一\n+ 二\n* 三").filter { $0.hasPrefix("list") }.count == 1)
    #expect(try await blocks("1. 一\n- 二\n- 三\n\n2. 四").filter { $0.hasPrefix("list") }.count == 1)
    #expect(try await blocks("1) 一") == ["paragraph \"1) 一\""])
    #expect(
      try await blocks("正文\n2. 二") == [
        "paragraph \"正文\"", "list ordered start=2 tight", "  item", "    paragraph \"二\"",
      ])
  }

  @Test func readsMarksOfKramdown() async throws {
    #expect(try await blocks("- 一\n^\n- 二").filter { $0.hasPrefix("list") }.count == 2)
    #expect(try await blocks("用 HTML 写\n\n*[HTML]: 超文本\n") == ["paragraph \"用 HTML 写\""])
    #expect(try await blocks("一\\\\\n二") == ["paragraph \"一\" (br) \"二\""])
    #expect(try await blocks("{:注: .red}\n字\n{:注}") == ["paragraph \"字\""])
    #expect(try await blocks("![图](a.png){: .icon\nwidth=\"70\"}字").last?.contains("width") == false)
  }

  @Test func leavesFencesAlone() async throws {
    let code = "```\n<div>\n\na | b\n\n术语\n: 解释\n^\n1) x\n```"
    #expect(try await blocks(code).count == 9)
  }

  @Test func keepsAttributeListsOfOthers() async throws {
    #expect(try await blocks("字\n{: .x}", .gfm) == ["paragraph \"字{: .x}\""])
  }

  @Test func setsMarksOfPrintOnlyWhereAsked() async throws {
    let text = "He said \"it's -- well...\"\n\n他说\"好\"--真的...\n\n`\"a\"`"
    #expect(
      try await blocks(text, isSmart: true) == [
        "paragraph \"He said “it’s – well…”\"", "paragraph \"他说\\\"好\\\"--真的...\"",
        "paragraph (code \"\\\"a\\\"\")",
      ])
    #expect(try await blocks("a \"b\"") == ["paragraph \"a \\\"b\\\"\""])
  }

  @Test func keepsTextBetweenLooseTags() async throws {
    #expect(try await blocks("<https://example.org/a>\n\n字").count == 2)
    #expect(try await blocks("<br>\n**字**").joined().contains("strong"))
  }

  @Test func carriesOutShortcodes() async throws {
    let text =
      "{{< figure src=\"a.png\" caption=\"图注\" >}}\n\n{{% notice tip %}}\n*注意*\n{{% /notice %}}\n\n{{< odd >}}字"
    let found = try await blocks(text, .hugo)
    #expect(found.contains { $0.contains("caption \"图注\"") })
    #expect(found.contains { $0.contains("(em \"注意\")") })
    #expect(found.last == "paragraph \"字\"")
  }
}
