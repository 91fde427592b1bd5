import Highlighting
import Manuscript
import Testing

/// A fragment of each language that fences name most, and the tokens that a reader of it would colour.
@Suite struct FragmentTests {
  /// Code, and of its tokens some that must be found, `kind text` each.
  struct Fragment: Sendable, CustomTestStringConvertible {
    var language: String
    var text: String
    var tokens: [String]

    init(_ language: String, _ text: String, _ tokens: String...) {
      self.language = language
      self.text = text
      self.tokens = tokens
    }

    var testDescription: String { language }
  }

  static let fragments = [
    Fragment(
      "ruby", "def tide # spring\n  puts \"high\", 4\nend", "keyword def", "comment # spring",
      "string \"high\"",
      "number 4"),
    Fragment(
      "python", "if level > 4.5:  # flood\n    raise Alarm('north')", "keyword if", "keyword raise",
      "comment # flood", "string 'north'", "number 4.5"),
    Fragment(
      "java", "return new Boat(\"heron\", 12); // ferry", "keyword return", "keyword new", "string \"heron\"",
      "number 12", "comment // ferry"),
    Fragment(
      "bash", "for f in *.md; do echo \"$f\"; done # all\nexit 3", "keyword for", "keyword done",
      "comment # all",
      "number 3"),
    Fragment(
      "clojure", "(defn tide [x] (+ x 42)) ; up\n(str \"ebb\")", "keyword defn", "number 42", "comment ; up",
      "string \"ebb\""),
    Fragment(
      "r", "tide <- function(x) x + 1.5 # metres\nprint(\"ebb\")", "keyword function", "number 1.5",
      "comment # metres", "string \"ebb\""),
    Fragment(
      "swift", "let level = 402 // cm\nguard name == \"reed\" else { return }", "keyword let", "number 402",
      "comment // cm", "keyword guard", "string \"reed\""),
    Fragment(
      "c#", "var boat = new Boat(7); // first\nstring name = \"heron\";", "keyword var", "keyword new",
      "number 7",
      "comment // first", "string \"heron\""),
    Fragment(
      "c++", "const auto depth = 3.5f; // m\nstd::string s = \"sand\";", "keyword const", "keyword auto",
      "number 3.5f", "comment // m", "string \"sand\""),
    Fragment(
      "yaml", "# boats\nname: \"heron\"\nseats: 12", "comment # boats", "string \"heron\"", "number 12"),
    Fragment(
      "scala", "val level = 402 // cm\ndef name = \"reed\"", "keyword val", "number 402", "comment // cm",
      "keyword def", "string \"reed\""),
    Fragment(
      "shell", "if [ -f a ]; then exit 2; fi # over\nname='heron'", "keyword if", "keyword fi", "number 2",
      "comment # over", "string 'heron'"),
    Fragment(
      "go", "func main() { x := 42 // up\n s := \"ebb\" }", "keyword func", "number 42", "comment // up",
      "string \"ebb\""),
    Fragment(
      "javascript", "const a = 0x1F; // mask\nreturn 'ebb'", "keyword const", "number 0x1F",
      "comment // mask",
      "keyword return", "string 'ebb'"),
    Fragment(
      "typescript", "interface Boat { seats: number } // one\nlet n = 12, s = \"ebb\"", "keyword interface",
      "comment // one", "keyword let", "number 12", "string \"ebb\""),
    Fragment(
      "c", "#include <a.h>\nreturn 1; /* done */ char *s = \"ebb\";", "keyword return", "number 1",
      "comment /* done */", "string \"ebb\""),
    Fragment(
      "kotlin", "val level = 402 // cm\nfun name() = \"reed\"", "keyword val", "number 402", "comment // cm",
      "keyword fun", "string \"reed\""),
    Fragment(
      "rust", "let mut x = 4_02u32; // cm\nmatch s { \"ebb\" => () }", "keyword let", "keyword mut",
      "number 4_02u32", "comment // cm", "keyword match", "string \"ebb\""),
    Fragment("json", "{\"name\": \"heron\", \"seats\": 12}", "string \"heron\"", "number 12"),
    Fragment(
      "html", "<!-- one --><a href=\"/x\">y</a>", "comment <!-- one -->", "string \"/x\""),
    Fragment("css", "/* one */ a { width: 12px; content: \"x\" }", "comment /* one */", "string \"x\""),
    Fragment(
      "sql", "SELECT name FROM boats WHERE seats > 12 -- all\nAND dock = 'north'", "keyword SELECT",
      "keyword FROM", "keyword WHERE", "number 12", "comment -- all", "string 'north'"),
    Fragment("toml", "# one\nname = \"heron\"\nseats = 12", "comment # one", "string \"heron\"", "number 12"),
    Fragment(
      "dockerfile", "# one\nFROM debian:12\nENV NAME=\"heron\"", "comment # one", "keyword FROM",
      "keyword ENV",
      "string \"heron\""),
  ]

  @Test(arguments: fragments)
  func findsTheTokens(of fragment: Fragment) {
    let tokens = Highlighter.tokens(of: fragment.text, language: fragment.language)
    let pieces = CodeBlock(fragment.text, tokens: tokens).pieces
    let found = pieces.compactMap { piece in piece.kind.map { "\($0.rawValue) \(piece.text)" } }
    for token in fragment.tokens { #expect(found.contains(token), "\(found)") }
  }

  /// Plain text has no tokens, whatever words stand in it.
  @Test func leavesTextPlain() {
    #expect(Highlighter.tokens(of: "if \"x\" then 4 # no", language: "text").isEmpty)
  }

  /// Names that mean the same give the same tokens.
  @Test(arguments: [
    ["python", "py", "python3", "Python", "{.python}", "python title=\"a\""],
    ["javascript", "js", "jsx", "mjs", "node"], ["typescript", "ts", "tsx"], ["bash", "sh", "zsh", "shell"],
    ["c#", "cs", "csharp"], ["c++", "cpp", "cc", "hpp"], ["yaml", "yml"], ["go", "golang"],
    ["rust", "rs"], ["ruby", "rb"], ["kotlin", "kt"], ["html", "htm", "vue"], ["css", "scss", "less"],
    ["dockerfile", "docker"], ["clojure", "clj"], ["sql", "mysql", "postgresql"], ["r", "R"],
  ])
  func readsOneLanguageByAllItsNames(names: [String]) throws {
    let fragment = try #require(Self.fragments.first { $0.language == names[0] })
    let first = Highlighter.tokens(of: fragment.text, language: names[0])
    for name in names.dropFirst() {
      #expect(Highlighter.tokens(of: fragment.text, language: name) == first, "\(name)")
    }
  }
}
