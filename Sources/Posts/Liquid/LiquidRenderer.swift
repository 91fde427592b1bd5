import Manuscript

/// Goes through a template and writes what it stands for.
struct LiquidRenderer {
  let isMarkdown: Bool
  let context: PostContext
  let firstLine: Int
  var output = LiquidOutput()
  var protected: [ProtectedText] = []
  var scope: LiquidScope
  var findings: [Finding] = []
  /// The template that is being written: that of the post, or an included one.
  var source: [UInt8] = []
  /// The line of the post for text of an included file; `nil` in the post itself.
  var includedAt: Int?
  var includeDepth = 0
  var steps = 0
  /// Where the tags `increment` and `cycle` stand.
  var counters: [String: Int] = [:]
  private let budget = LiquidBudget()
  var templates: [String: LiquidTemplate] = [:]
  /// `break` and `continue` end what is being written up to the loop around it.
  var interruption: Interruption?
  private var written = 0
  /// Tags that are not known: how often, and in which line first.
  private var unknown: [String: (count: Int, line: Int)] = [:]
  private var lineStart = (position: 0, line: 0)

  enum Interruption { case next, end, limit }

  init(isMarkdown: Bool, context: PostContext, firstLine: Int) {
    self.isMarkdown = isMarkdown
    self.context = context
    self.firstLine = firstLine
    scope = LiquidScope(context)
  }

  mutating func render(_ template: LiquidTemplate) {
    source = template.source
    render(template.nodes)
  }

  mutating func render(_ nodes: [LiquidTemplate.Node]) {
    for node in nodes where interruption == nil {
      switch node {
      case .text(let range): text(range)
      case .output(let token): output(token)
      case .tag(let token):
        budget.spendOnTag(token)
        tag(token)
      case .block(let block): self.block(block)
      }
      if budget.isSpent { limit("the templates of the post have too much to do; the rest was left out") }
    }
  }

  /// What nodes write, without writing it.
  mutating func capture(_ nodes: [LiquidTemplate.Node]) -> [UInt8] {
    let kept = output
    output = LiquidOutput()
    render(nodes)
    defer { output = kept }
    return output.bytes
  }

  private mutating func text(_ range: Range<Int>) {
    guard allows(range.count) else { return }
    if let includedAt {
      output.add(Array(source[range]), at: includedAt)
    } else {
      output.add(source[range], line: line(of: range.lowerBound))
    }
  }

  /// Writes what a tag or an output at a place of the source stands for.
  mutating func write(_ text: [UInt8], for token: LiquidToken) {
    guard !text.isEmpty, allows(text.count) else { return }
    output.add(text, at: line(of: token))
  }

  /// Whether so much more may be written. The text of the post itself always may.
  private mutating func allows(_ count: Int) -> Bool {
    guard includedAt != nil || steps > 0 || count > 0 && interruption == nil else { return true }
    written += includedAt != nil || steps > 0 ? count : 0
    if written <= LiquidLimits.output { return true }
    limit("the post grows too long with what its templates write; the rest was left out")
    return false
  }

  /// Stops with a finding.
  mutating func limit(_ message: String) {
    if interruption != .limit {
      findings.append(Finding(.liquidUnknown, message, at: SourcePlace(path: context.path, line: firstLine)))
    }
    interruption = .limit
  }

  // MARK: Expressions

  /// The value of the words of a tag or an output, with its filters.
  mutating func value(_ words: [Substring], _ token: LiquidToken) -> LiquidValue {
    var expression = self.expression(words)
    let (value, unknown) = expression.filtered(expression.operand(), filters)
    if let unknown { note(token, as: "| \(unknown)") }
    return budget.spend(on: [value]) ? value : .null
  }

  func expression(_ words: [Substring]) -> LiquidExpression {
    let scope = scope
    return LiquidExpression(words, budget: budget) { scope.value($0) }
  }

  private var filters: LiquidFilters {
    let protected = protected
    let rules = context.site.rules
    return LiquidFilters(
      url: context.site.url ?? "", baseURL: context.site.baseURL, now: context.listing?.latest ?? context.date
    ) { text in
      let prepared = prepareMarkdown(Array(text.utf8), protected: protected, rules: rules)
      let html = renderMarkdown(prepared.bytes, protected: prepared.protected, rules: rules) { $0 }
      return String(decoding: html.bytes, as: UTF8.self)
    }
  }

  private mutating func output(_ token: LiquidToken) {
    let words = liquidWords(token.text)
    if !context.site.isJekyll, !isKnown(words) {
      if token.text.contains(where: { $0 == "." || $0 == "|" }), token.text.first?.isLetter ?? false {
        note(token, as: "{{ \(token.text) }}")
      }
      return write(Array(source[token.range]), for: token)
    }
    write(Array(value(words, token).text.utf8), for: token)
  }

  /// Whether an output begins with a literal, or a name that has a value.
  private func isKnown(_ words: [Substring]) -> Bool {
    guard let first = words.first, let character = first.first else { return false }
    if character == "\"" || character == "'" { return true }
    guard character.isLetter else { return false }
    var expression = expression(words)
    let isEmpty = expression.operand() == .null
    let hasDefault = words.contains("default")
    return first == "site.url" || first == "site.baseurl" || !isEmpty || hasDefault
  }

  // MARK: Places

  /// The line of the post, from 1, in which a token stands.
  mutating func line(of token: LiquidToken) -> Int { includedAt ?? line(of: token.range.lowerBound) }

  private mutating func line(of position: Int) -> Int {
    if position < lineStart.position { lineStart = (0, 0) }
    lineStart.line += source[lineStart.position..<position].count { $0 == 0x0A }
    lineStart.position = position
    return lineStart.line + 1
  }

  mutating func place(_ token: LiquidToken) -> SourcePlace {
    SourcePlace(path: context.path, line: firstLine + line(of: token) - 1)
  }

  // MARK: Findings

  mutating func note(_ token: LiquidToken, as name: String) {
    let line = unknown[name]?.line ?? place(token).line ?? firstLine
    unknown[name, default: (0, line)].count += 1
  }

  func makeFindings() -> [Finding] {
    let ordered = unknown.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
    return findings
      + ordered.map { name, value in
        let times = value.count == 1 ? "" : " (\(value.count) times)"
        return Finding(
          .liquidUnknown, "the Liquid “\(name)” is not known\(times)",
          at: SourcePlace(path: context.path, line: value.line))
      }
  }
}
