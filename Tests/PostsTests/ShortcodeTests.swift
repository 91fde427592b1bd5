import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

/// Shortcodes in the posts of a Hugo site.
@Suite struct ShortcodeTests {
  private func read(_ body: String) async throws -> (blocks: [String], findings: [Finding]) {
    let files = [
      "hugo.toml": "baseURL = \"https://a.example/b/\"\n", "content/post/a.md": "---\ntitle: T\n---\n" + body,
      "content/post/other/index.md": "---\ntitle: U\nbook: {skip: true}\n---\n文",
      "content/post/third.md": "---\ntitle: V\nbook: {skip: true}\n---\n文",
    ]
    return try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      let lines = ManuscriptDump.text(of: reading.publication).split(separator: "\n").map(String.init)
      let blocks = lines.filter { $0.hasPrefix("    ") && !$0.hasPrefix("    categories") }
      return (blocks.map { String($0.dropFirst(4)) }, reading.findings)
    }
  }

  @Test(arguments: [
    ("post/third.md", "post/third/"), ("third.md", "post/third/"), ("/post/third", "post/third/"),
    ("other", "post/other/"), ("post/other/index.md", "post/other/"), ("/post/other/", "post/other/"),
    ("third.md#low", "post/third/#low"),
  ])
  func leadsToTheOtherPost(name: String, path: String) async throws {
    let found = try await read("[去]({{< ref \"\(name)\" >}})")
    #expect(found.blocks == ["paragraph (link \"https://a.example/b/\(path)\" \"去\")"])
    #expect(found.findings.isEmpty)
  }

  @Test func tellsOfAReferenceToNothing() async throws {
    let found = try await read("甲\n\n[去]({{< relref \"none.md\" >}})")
    #expect(found.findings.map(\.id) == [.linkUnresolved])
    #expect(found.findings.first?.place?.line == 6)
  }

  @Test(arguments: [
    ("写 {{</* figure src=\"a\" */>}} 吧", ["paragraph \"写 {{< figure src=\\\"a\\\" >}} 吧\""]),
    ("```\n{{%/* note */%}}\n```", ["code", "  \"{{% note %}}\""]),
    ("{{< admonition tip \"标题\" >}}\n文\n{{< /admonition >}}", ["aside \"标题\"", "  paragraph \"文\""]),
    ("{{% notice title=\"标题\" %}}\n文\n{{% /notice %}}", ["aside \"标题\"", "  paragraph \"文\""]),
    ("{{< details summary=\"标题\" >}}\n文\n{{< /details >}}", ["aside \"标题\"", "  paragraph \"文\""]),
    ("{{< hint info >}}\n**文**\n{{< /hint >}}", ["aside ", "  paragraph (strong \"文\")"]),
  ])
  func carriesOut(text: String, expected: [String]) async throws {
    #expect(try await read(text).blocks == expected)
  }

  @Test func showsAllThatAFigureSays() async throws {
    let found = try await read(
      "{{< figure src=\"https://a.example/p.png\" link=\"https://c.example/\" title=\"题\" caption=\"注\" attr=\"老邱 摄\" >}}"
    )
    #expect(found.blocks.first?.contains("https://c.example/") == true)
    #expect(found.blocks.joined().contains("题 注 老邱 摄"))
  }
}
