extension [HTMLNode] {
  /// The paragraphs of text in which line breaks stand for them, as editors on the web once wrote: two line
  /// breaks in a row, or one with an indent behind it (two full-width spaces), begin a paragraph.
  var splitAtBreaks: [[HTMLNode]] {
    guard contains(where: { $0.tag == .br }) else { return [self] }
    var paragraphs: [[HTMLNode]] = []
    var current: [HTMLNode] = []
    var index = startIndex
    while index < endIndex {
      guard self[index].tag == .br else {
        current.append(self[index])
        index += 1
        continue
      }
      var end = index
      var breaks = 0
      while end < endIndex, self[end].tag == .br || [self[end]].isBlank {
        if self[end].tag == .br { breaks += 1 }
        end += 1
      }
      let isBoundary = breaks > 1 || (end < endIndex && self[end].beginsWithIndent)
      if isBoundary {
        paragraphs.append(current)
        current = []
      } else {
        current += self[index..<end]
      }
      index = end
    }
    return paragraphs + [current]
  }
}

extension HTMLNode {
  /// Whether it begins with two full-width spaces, after white space.
  fileprivate var beginsWithIndent: Bool {
    guard case .text(let text) = self else { return false }
    return text.unicodeScalars.drop { $0.isASCII && $0.isBlank }.prefix(2).elementsEqual([
      "\u{3000}", "\u{3000}",
    ])
  }
}
