import Highlighting
import Manuscript

extension BlockBuilder {
  /// A `pre` element; the language stands in a class of it, of its `code`, or of a box around it.
  mutating func code(_ element: HTMLElement, language: String? = nil) -> [Block] {
    if element.hasClass("wp-block-verse") { return verse(element) }
    var element = element
    let inner = element.first { $0.tag == .code }
    // On code, as GitHub and WordPress write it, `lang` names a programming language.
    let lang = element["lang"]
    element.attributes.removeAll { $0.name == "lang" }
    let attributes = attributes(of: element)
    var text = element.codeText
    if text.hasSuffix("\n") { text.removeLast() }
    let named = inner?.codeLanguage ?? element.codeLanguage ?? lang?.lowercased() ?? language
    let tokens = named.map { Highlighter.tokens(of: text, language: $0) } ?? []
    return [.code(CodeBlock(text, language: named, tokens: tokens, attributes: attributes))]
  }

  /// A poem of WordPress: its lines are those of the source.
  private mutating func verse(_ element: HTMLElement) -> [Block] {
    let lines = element.children.flatMap { node -> [HTMLNode] in
      guard case .text(let text) = node else { return [node] }
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map {
        [HTMLNode.text(String($0))]
      }
      return Array(parts.joined(separator: [.element(HTMLElement(tag: .br))]))
    }
    return paragraph(lines, of: element)
  }

  /// A box that a highlighter made: line numbers in one cell of a table, code in the other; perhaps a caption.
  ///
  /// - Returns: `nil` where the box holds anything else that a reader would see.
  mutating func highlighted(_ element: HTMLElement) -> [Block]? {
    guard element.isHighlighter, let box = element.highlighterBox else { return nil }
    let outer = attributes(of: element).anchor
    if let outer { pendingAnchors.append(outer) }
    var blocks: [Block] = []
    if let caption = box.caption {
      let inlines = inlines(caption.children.unwrapped)
      if !inlines.isEmpty { blocks.append(.paragraph(Paragraph(inlines))) }
    }
    return blocks + code(box.code, language: element.codeLanguage ?? box.language)
  }
}

/// What a highlighter's box comes down to.
private struct HighlighterBox {
  var code: HTMLElement
  var caption: HTMLElement?
  var language: String?
}

extension HTMLElement {
  /// Whether a class says so: of Rouge and Jekyll, Chroma, Pygments, Hexo, GitHub, highlight.js and
  /// SyntaxHighlighter.
  fileprivate var isHighlighter: Bool {
    guard let value = self["class"] else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains {
      [
        "highlight", "highlighter-rouge", "highlighttable", "lntable", "rouge-table", "hljs-ln", "chroma",
        "syntaxhighlighter", "codehilite", "sourceCode", "code-wrapper",
      ].contains($0) || $0.hasPrefix("language-") || $0.hasPrefix("highlight-")
    }
  }

  /// The only code in it, if there is one and nothing beside it but line numbers, buttons and a caption.
  fileprivate var highlighterBox: HighlighterBox? {
    var found: [HTMLElement] = []
    var caption: HTMLElement?
    var language: String?
    guard collectCode(into: &found, &caption, &language), found.count == 1 else { return nil }
    return HighlighterBox(code: found[0], caption: caption, language: language)
  }

  /// - Returns: `false` where there is text that is neither code nor belongs to the highlighter.
  private func collectCode(
    into found: inout [HTMLElement], _ caption: inout HTMLElement?, _ language: inout String?
  ) -> Bool {
    for node in children {
      guard case .element(let child) = node else {
        if [node].isBlank { continue }
        return false
      }
      if child.isLineNumbers || child.tag == .button { continue }
      language = language ?? child.codeLanguage
      if child.tag == .figcaption {
        caption = child
      } else if child.isCode {
        if !child.textContent.trimmed.isEmpty { found.append(child) }
      } else if !child.collectCode(into: &found, &caption, &language) {
        return false
      }
    }
    return true
  }

  /// Whether everything in it is code. A `pre` may hold the table of a highlighter.
  private var isCode: Bool {
    if tag == .pre { return first { $0.tag == .pre || ($0.tag == .table && $0.isHighlighter) } == nil }
    return tag == .td && (hasClass("code") || hasClass("hljs-ln-code")) && first { $0.tag == .pre } == nil
      || tag == .table && hasClass("hljs-ln")
  }

  /// The characters of code without line numbers; a line ends at each `br` and at each block.
  fileprivate var codeText: String {
    var text = ""
    addCode(to: &text)
    guard text.utf8.contains(0x0D) else { return text }
    // References to U+000D survive the parser; both exporters must see the same lines.
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private func addCode(to text: inout String) {
    for node in children {
      switch node {
      case .text(let string): text += string
      case .element(let child) where child.tag == .br: text += "\n"
      case .element(let child) where child.isLineNumbers || child.tag == .button: continue
      case .element(let child):
        let isLine = child.tag != .td && child.tag != .tbody && child.tag.isBlock
        if isLine, !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        child.addCode(to: &text)
        if isLine, !text.hasSuffix("\n") { text += "\n" }
      }
    }
  }

  /// `swift` of `language-swift`, `lang-swift`, `highlight-source-swift`, `highlight swift` or `brush: swift`.
  fileprivate var codeLanguage: String? {
    for name in ["data-lang", "data-language", "data-enlighter-language"] {
      if let value = self[name]?.trimmed.lowercased(), !value.isEmpty { return value }
    }
    guard let value = self["class"]?.lowercased() else { return nil }
    // Some write the prefix that highlighters add: ```` ```language-php ````.
    let words = value.replacing("language-language-", with: "language-").split {
      $0.isWhitespace || $0 == ";"
    }
    for prefix in ["language-", "lang-", "highlight-source-", "highlight-text-", "brush:"] {
      guard let index = words.firstIndex(where: { $0.hasPrefix(prefix) }) else { continue }
      let rest = words[index].dropFirst(prefix.count)
      if !rest.isEmpty { return String(rest) }
      if index + 1 < words.count { return String(words[index + 1]) }
    }
    guard words.contains(where: { ["highlight", "hljs", "sourcecode", "syntaxhighlighter"].contains($0) })
    else { return nil }
    let marks: Set<Substring> = [
      "highlight", "highlighter-rouge", "hljs", "sourcecode", "prettyprint", "rouge-code", "code", "chroma",
      "plain", "linenums", "syntaxhighlighter", "numberlines", "line-numbers", "nogutter", "figure",
      "has-numbering",
    ]
    return words.first { !marks.contains($0) && !$0.hasPrefix("highlight-") }.map(String.init)
  }
}
