import Highlighting
import Manuscript
import TestSupport
import Testing

/// What holds for every text in every language.
@Suite struct HighlighterPropertyTests {
  static let languages = [
    "c", "cpp", "java", "cs", "go", "kotlin", "scala", "python", "ruby", "sh", "js", "ts", "r", "swift",
    "rust",
    "clojure", "sql", "json", "toml", "ini", "html", "xml", "css", "yaml", "markdown", "dockerfile",
    "makefile",
    "console", "diff",
  ]

  /// Pieces of which all languages make something, put together at random.
  private static let pieces = [
    "\"", "'", "`", "\"\"\"", "'''", "\\", "\n", "\t", " ", "  ", "#", "##", "//", "/*", "*/", "/",
    "<", ">",
    "<<", "<<EOF", "EOF", "<<~A", "A", "$", "${", "$(", "#{", "\\(", "{", "}", "(", ")", "[", "]", "%w[", "@",
    ":", "::",
    "=", "=begin", "=end", "-", "--", "---", "|", "&amp;", "<!--", "-->", "<script>", "</script>", "<style>",
    "r#\"",
    "R\"x(", ")x\"", "$$", "0x1F", "1.5e-3", "if", "def", "class", "self", "水", "位", "é", "👩‍👩‍👧", "\u{301}",
    "```",
    "```js", "RUN", "FROM", "key: ", "f\"", "@\"", "$\"", "!", ";", ",", ".", "?", "\u{0}", "\u{FEFF}",
  ]

  @Test(arguments: languages)
  func coversRangesInOrderAndLosesNothing(language: String) {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<300 {
      let count = Int.random(in: 0...60, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let tokens = Highlighter.tokens(of: text, language: language)
      var end = 0
      for token in tokens {
        #expect(
          token.range.lowerBound >= end && !token.range.isEmpty, "\(language): \(text.debugDescription)")
        end = token.range.upperBound
      }
      #expect(end <= text.utf8.count, "\(language): \(text.debugDescription)")
      let code = CodeBlock(text, tokens: tokens)
      #expect(code.pieces.map(\.text).joined() == text)
      #expect(code.pieces.count { $0.kind != nil } == tokens.count, "\(language): \(text.debugDescription)")
      #expect(code.linesOfPieces.map { $0.map(\.text).joined() } == code.lines.map(String.init))
    }
  }

  /// Six kilobytes of what a lexer that looks ahead without bounds would take long for.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "\"", "'", "`", "/", "/[", "/*", "<<A ", "<<A\n", "<<~A;", "%w[", "%(", "$a$", "$", "${", "\"${",
      "\"#{", "\"\\(",
      "f\"{", "$\"{", "`${", "r#\"", "#\"", "##\"", "R\"(", "u8R\"x(", "#[", "=begin\n", "<!--", "<!", "<a ",
      "<a b=\"",
      "<script>", "<style>", "a:", "a: ", "[", "{", "(", "- ", "```\n", "`a", "](", "RUN <<A\n", "RUN \\\n",
      "RUN <<A ",
      "\\", "'a", "@", "#", "1", "1.", "1e", "0x", "=", "  =", " \n", "$ ", "a b ", "type  ", "a:b{",
    ])
  func takesTimeInProportion(piece: String) {
    let text = String(repeating: piece, count: 6_000 / piece.utf8.count)
    for language in Self.languages {
      let ends = Highlighter.tokens(of: text, language: language).map(\.range.upperBound)
      #expect(ends == ends.sorted() && ends.last ?? 0 <= text.utf8.count, "\(language)")
    }
  }
}
