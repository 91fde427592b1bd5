extension Sequence where Element == Inline {
  /// The characters as a reader sees them, without note marks; a picture counts as its alternative text.
  public var plainText: String {
    var text = ""
    for inline in self { inline.appendPlainText(to: &text) }
    return text
  }
}

extension Inline {
  fileprivate func appendPlainText(to text: inout String) {
    switch self {
    case .text(let string), .code(let string), .math(let string): text += string
    case .emphasis(let inlines), .strong(let inlines), .strike(let inlines), .sub(let inlines),
      .sup(let inlines), .mark(let inlines), .keyboard(let inlines), .underline(let inlines),
      .smallCaps(let inlines), .span(_, let inlines):
      text += inlines.plainText
    case .link(let link): text += link.inlines.plainText
    case .image(let image): text += image.alternative ?? ""
    case .lineBreak: text += "\n"
    case .ruby(let pairs): for pair in pairs { text += pair.base.plainText }
    case .noteReference: break
    }
  }
}
