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
