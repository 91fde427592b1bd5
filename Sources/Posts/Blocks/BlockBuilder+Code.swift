import Highlighting
import Manuscript

extension BlockBuilder {
  /// A `pre` element; the language stands in a class of it, of its `code`, or of a box around it.
  mutating func code(_ element: HTMLElement, language: String? = nil) -> [Block] {
    let attributes = attributes(of: element)
    var inner: HTMLElement?
    for case .element(let child) in element.children where child.tag == .code { inner = child }
    var text = element.codeText
    if text.hasSuffix("\n") { text.removeLast() }
    let named = inner?.codeLanguage ?? element.codeLanguage ?? language
    let tokens = named.map { Highlighter.tokens(of: text, language: $0) } ?? []
    return [.code(CodeBlock(text, language: named, tokens: tokens, attributes: attributes))]
  }

  /// A box that a highlighter made: line numbers in one cell of a table, code in the other.
  mutating func highlighted(_ element: HTMLElement) -> [Block]? {
    guard element.isHighlighter, let pre = element.codeElement else { return nil }
    return code(pre, language: element.codeLanguage)
  }
}

extension HTMLElement {
  fileprivate var isHighlighter: Bool {
    guard let value = self["class"] else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains {
      $0 == "highlight" || $0 == "highlighter-rouge" || $0.hasPrefix("language-")
    }
  }

  /// The only `pre` that is not a column of line numbers.
  fileprivate var codeElement: HTMLElement? {
    var found: [HTMLElement] = []
    collectCode(into: &found)
    return found.count == 1 ? found[0] : nil
  }

  private func collectCode(into found: inout [HTMLElement]) {
    for case .element(let child) in children {
      if child.hasClass("gutter") || child.hasClass("rouge-gutter") || child.hasClass("lineno") { continue }
      if child.tag == .pre, !child.contains(.table) {
        found.append(child)
      } else {
        child.collectCode(into: &found)
      }
    }
  }

  private func contains(_ tag: HTMLTag) -> Bool {
    children.contains { node in
      if case .element(let child) = node { child.tag == tag || child.contains(tag) } else { false }
    }
  }

  /// The characters of code, with a line feed for each `br`.
  fileprivate var codeText: String {
    var text = ""
    for child in children {
      switch child {
      case .text(let string): text += string
      case .element(let element): text += element.tag == .br ? "\n" : element.codeText
      }
    }
    return text
  }

  /// `swift` of `language-swift`, `lang-swift`, `highlight swift` or `brush: swift`.
  fileprivate var codeLanguage: String? {
    guard let value = self["class"]?.lowercased() else { return self["data-lang"]?.lowercased() }
    let words = value.split { $0.isWhitespace || $0 == ";" }
    for word in words {
      for prefix in ["language-", "lang-", "brush:"] where word.hasPrefix(prefix) && word.count > prefix.count
      {
        return String(word.dropFirst(prefix.count))
      }
    }
    let marks: Set<Substring> = [
      "highlight", "highlighter-rouge", "hljs", "sourcecode", "prettyprint", "rouge-code", "code", "chroma",
      "plain", "linenums",
    ]
    guard words.contains(where: { $0 == "highlight" || $0 == "hljs" || $0 == "sourcecode" }) else {
      return nil
    }
    return words.first { !marks.contains($0) }.map(String.init)
  }
}
