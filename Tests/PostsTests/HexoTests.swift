import Manuscript
import Posts
import TestSupport
import Testing

/// What plugins and themes of Hexo add to Markdown.
@Suite struct HexoTests {
  private func blocks(_ markdown: String, _ dialect: Dialect = .hexo) async throws -> [String] {
    try await blockLines(markdown, dialect)
  }

  @Test func makesBoxesOfColons() async throws {
    let text = "水\n:::info 渡口 <1>\n**船**\n\n- 帆\n:::\n岸"
    #expect(
      try await blocks(text) == [
        "paragraph \"水\"", "aside \"渡口 <1>\"", "  paragraph (strong \"船\")", "  list bullet tight",
        "    item",
        "      paragraph \"帆\"", "paragraph \"岸\"",
      ])
    #expect(try await blocks("::::a\n:::b\n水\n:::\n::::").filter { $0.contains("aside") }.count == 2)
  }

  @Test func leavesColonsThatNothingCloses() async throws {
    #expect(try await blocks(":::info\n水") == ["paragraph \":::info水\""])
    #expect(try await blocks("```\n:::info\n:::\n```")[0] == "code")
    #expect(try await blocks(":::info\n水\n:::", .gfm).allSatisfy { !$0.contains("aside") })
  }

  @Test func keepsNotesAndFoldsOfVolantis() async throws {
    #expect(try await blocks("{% note info, 水 **岸** %}") == ["aside ", "  paragraph \"水 \" (strong \"岸\")"])
    let fold = "{% folding green open, 更多 %}\n\n水\n\n{% endfolding %}\n\n岸"
    #expect(try await blocks(fold) == ["aside \"更多\"", "  paragraph \"水\"", "paragraph \"岸\""])
  }

  @Test func keepsTheWordsOfTagsThatAreNotKnown() async throws {
    #expect(
      try await blocks("- {% checkbox red checked, 水 I/O %}\n- {% x a, b %}船")[2] == "    paragraph \"水 I/O\""
    )
  }

  @Test func knowsLanguagesByTheirPrefix() async throws {
    #expect(try await blocks("```language-php\n<?php\n```")[0] == "code language=php")
  }
}
