extension HTMLElement {
  /// Whether it holds the numbers of the lines of code, or a button for them: by the classes of Rouge, Chroma,
  /// Pygments, Prism, highlight.js and SyntaxHighlighter, or because it cannot be selected (Hugo).
  var isLineNumbers: Bool {
    if tag == .span, self["style"]?.contains("user-select:none") == true { return true }
    guard let value = self["class"] else { return false }
    let isBox = tag == .pre || tag == .table || tag == .code
    return value.split(whereSeparator: \.isWhitespace).contains {
      (numberClasses.contains($0) && !(isBox && $0 == "linenos"))
        || (tag == .span && ($0 == "ln" || $0 == "lnt"))
    }
  }
}

private let numberClasses: Set<Substring> = [
  "gutter", "rouge-gutter", "lineno", "linenos", "linenodiv", "line-numbers-rows", "pre-numbering",
  "hljs-ln-numbers", "hljs-button", "copy-btn", "code-copy",
]
