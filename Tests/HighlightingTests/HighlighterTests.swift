import Foundation
import Highlighting
import Manuscript
import TestSupport
import Testing

/// Tokens of snippets, of which each has what is hard in its language.
@Suite struct HighlighterTests {
  /// The snippets of `Tests/Suite/highlighting`; each is named after its language.
  static let snippets: [String] = {
    let folder = TestFolder.suite.appending(path: "highlighting")
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }()

  @Test(arguments: snippets)
  func findsTheTokensOf(snippet: String) throws {
    let text = try Self.text(snippet)
    let language = String(snippet.split(separator: ".").first ?? "")
    let code = CodeBlock(
      text, language: language, tokens: Highlighter.tokens(of: text, language: language))
    let chapter = Chapter(id: ChapterID("x"), title: snippet, blocks: [.code(code)])
    expectGolden(
      ManuscriptDump.text(of: chapter, showsTokens: true), "highlighting/\(snippet)")
  }

  @Test func hasASnippetForEachLanguage() {
    #expect(Self.snippets.count >= 30)
  }

  @Test(arguments: [
    "ruby", "python", "java", "bash", "clojure", "r", "swift", "c#", "c++", "yaml", "scala", "shell", "go",
    "javascript", "typescript", "c", "kotlin", "rust", "json", "html", "css", "sql", "toml", "dockerfile",
    "py", "js", "TS", "sh", "zsh", "yml", "cs", "cpp", "golang", "rs", "objective-c", "xml", "diff",
    "markdown",
    "makefile", "ini", "console", "ruby:config.rb", "js{1,3}", "{.go}", "python title=\"x\"", "jsx",
  ])
  func knowsWhatFencesSay(language: String) { #expect(Highlighter.knows(language)) }

  @Test(arguments: ["text", "plain", "plaintext", "none", "", " ", "{", ":", "cobol", "mermaid", "output"])
  func leavesOthersPlain(language: String) {
    #expect(Highlighter.tokens(of: "if \"x\" // 1", language: language).isEmpty)
  }

  @Test func leavesDataPlain() {
    let text = String(repeating: "if ", count: Highlighter.limit / 3 + 1)
    #expect(Highlighter.tokens(of: text, language: "c").isEmpty)
    #expect(!Highlighter.tokens(of: String(text.dropLast(3)), language: "c").isEmpty)
  }

  static func text(_ snippet: String) throws -> String {
    try String(contentsOf: TestFolder.suite.appending(path: "highlighting/\(snippet)"), encoding: .utf8)
  }
}
