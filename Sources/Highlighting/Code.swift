import Manuscript

/// The bytes of a block, and the tokens that were found so far.
struct Code {
  let bytes: [UInt8]
  private(set) var tokens: [CodeToken] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Notes a token behind all others. What continues the last one, of the same kind, joins it.
  mutating func add(_ kind: CodeToken.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = tokens.last, last.kind == kind, last.range.upperBound == range.lowerBound {
      tokens[tokens.count - 1] = CodeToken(kind, last.range.lowerBound..<range.upperBound)
    } else {
      tokens.append(CodeToken(kind, range))
    }
  }

  /// Whether `text` stands at `position` and ends before `limit`.
  func has(_ text: [UInt8], at position: Int, before limit: Int) -> Bool {
    guard position + text.count <= limit else { return false }
    for offset in text.indices where bytes[position + offset] != text[offset] { return false }
    return true
  }

  /// The end of the line at `position`: its line feed, or `limit`.
  func lineEnd(_ position: Int, before limit: Int) -> Int {
    var end = position
    while end < limit, bytes[end] != .lineFeed { end += 1 }
    return end
  }

  /// The first position from `position` on that holds neither a blank nor a tab.
  func skipBlanks(_ position: Int, before limit: Int) -> Int {
    var end = position
    while end < limit, bytes[end].isBlank { end += 1 }
    return end
  }

  /// The first position from `position` on at which `text` stands.
  func find(_ text: [UInt8], from position: Int, before limit: Int) -> Int? {
    guard let first = text.first else { return nil }
    var start = position
    while start + text.count <= limit {
      if bytes[start] == first, has(text, at: start, before: limit) { return start }
      start += 1
    }
    return nil
  }
}

/// A language that is coloured: the lexer of its family with its table.
enum CodeLanguage: Sendable {
  case grammar(Grammar)
  case markup(isHTML: Bool)
  case styleSheet
  case yaml
  case markdown
  case dockerfile
  case makefile
  case console
  case diff

  /// The deepest that languages may stand in one another, as in Markdown with HTML with scripts.
  private static let deepest = 4

  /// Adds the tokens of a range of `code`.
  func lex(_ code: inout Code, _ range: Range<Int>, depth: Int) {
    guard depth < CodeLanguage.deepest else { return }
    switch self {
    case .grammar(let grammar): GrammarLexer.run(grammar, &code, range)
    case .markup(let isHTML): MarkupLexer.run(&code, range, isHTML: isHTML, depth: depth)
    case .styleSheet: StyleSheetLexer.run(&code, range)
    case .yaml: YAMLLexer.run(&code, range)
    case .markdown: MarkdownLexer.run(&code, range, depth: depth)
    case .dockerfile: DockerfileLexer.run(&code, range, depth: depth)
    case .makefile: MakefileLexer.run(&code, range, depth: depth)
    case .console: ConsoleLexer.run(&code, range, depth: depth)
    case .diff: DiffLexer.run(&code, range)
    }
  }
}
