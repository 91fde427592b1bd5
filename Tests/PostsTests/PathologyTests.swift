import Manuscript
import Posts
import Testing

/// Inputs that no one writes, and that must neither crash a reader nor hold it up.
@Suite(.serialized) struct PathologyTests {
  static let many = 100_000

  @Test(.timeLimit(.minutes(1)), arguments: ["<div>", ">", "["])
  func survivesDepth(piece: String) async throws {
    _ = try await read("---\ntitle: t\n---\n" + String(repeating: piece, count: Self.many) + "字")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[^", "![", "*a ", "**", "_a", "`", "<b>", "<p>", "$", "$a ", "{%", "{{", "{:", "{:}", "<", "<a ",
      "<!--", "http://", "&amp;", "<ul><li>", "<table><tr><td>", "<b><p>", "- ", "~", "|a", "\\",
    ])
  func survivesRepetition(piece: String) async throws {
    _ = try await read("---\ntitle: t\n---\n" + String(repeating: piece, count: Self.many / 20) + "字")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<div>\n", "<p>\n\n", "<div markdown=1>\n", "甲\n: 乙\n", "甲\n\n: 乙\n\n", ": ", "a | b\n", "|---\n",
      "- a\n1. b\n",
      "1) a\n", "^\n", "*[a]: b\n", "a\\\\\n", "{% if %}", "{% for i in (1..9) %}", "{% raw %}", "{{ a }}",
      "{::comment}\n",
      "{% highlight a %}\n", "<!-- ", "</div>\n", "<font>\n\n", "a\n---\n", "{{< figure", "{{< highlight >}}",
    ])
  func survivesRepetitionInEveryDialect(piece: String) async throws {
    for dialect in [Dialect.kramdown, .hugo] {
      var options = ReadingOptions()
      options.dialect = dialect
      let text = "---\ntitle: t\n---\n" + String(repeating: piece, count: Self.many / 100) + "字"
      _ = try await read(text, options: options)
    }
  }

  @Test func flattensWhatNestsTooDeeply() async throws {
    let depth = Self.many
    let body =
      String(repeating: "<div>", count: depth) + "深处" + String(repeating: "</div>", count: depth) + "外面"
    let reading = try await read("---\ntitle: t\n---\n" + body)
    #expect(reading.findings.map(\.id) == [.nestingTooDeep])
    #expect(reading.posts.first?.characters == 4)
  }

  @Test func keepsALineOfNinetyThousandCharacters() async throws {
    let reading = try await read("---\ntitle: t\n---\n" + String(repeating: "长文字", count: 30_000))
    #expect(reading.posts.first?.characters == 90_000)
    #expect(reading.findings.isEmpty)
  }

  @Test func refusesHeadersThatExplode() async throws {
    var header = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      header +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]\n"
    }
    let reading = try await read("---\n\(header)---\n正文")
    #expect(reading.findings.map(\.id).contains(.headerBroken))
  }
}
