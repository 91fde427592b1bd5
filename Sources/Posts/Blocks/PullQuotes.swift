import Manuscript

/// The classes by which attribute lists, Hexo, WordPress and common themes name a pull quote.
let pullClasses = ["pull", "pull-quote", "pullquote", "wp-block-pullquote"]

extension HTMLElement {
  /// Whether it shows a sentence of the text once more, large. What the attribute list below a quotation of Markdown
  /// says stands within its last paragraph.
  var isPulled: Bool {
    if pullClasses.contains(where: hasClass) { return true }
    return tag == .blockquote && first { $0.tag == .blockAttributes }?.isPulled == true
  }
}

extension [Block] {
  /// The blocks of the only quotation that stands here, else all of them.
  var unquoted: [Block] {
    if count == 1, case .quote(let quote) = self[0] { quote.blocks } else { self }
  }
}
