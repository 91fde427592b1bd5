extension [HTMLNode] {
  /// The paragraphs of text in which line breaks stand for them, as editors on the web once wrote: two line
  /// breaks in a row, or one with an indent behind it (two full-width spaces), begin a paragraph.
  var splitAtBreaks: [[HTMLNode]] {
    withBreaksOutside.splitAtOuterBreaks
  }

  private var splitAtOuterBreaks: [[HTMLNode]] {
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

extension [HTMLNode] {
  /// With line breaks outside of the emphasis that they stand in, if they are two in a row or at its ends:
  /// `<b>a<br></b>` is `<b>a</b><br>`.
  fileprivate var withBreaksOutside: [HTMLNode] {
    flatMap { node -> [HTMLNode] in
      guard case .element(var element) = node, element.tag.isEmphasis else { return [node] }
      element.children = element.children.withBreaksOutside
      let shown = element.children.filter { ![$0].isBlank }
      let isPair = zip(shown, shown.dropFirst()).contains { $0.tag == .br && $1.tag == .br }
      guard isPair || shown.first?.tag == .br || shown.last?.tag == .br else { return [.element(element)] }
      return element.pieces
    }
  }
}

extension HTMLElement {
  /// Parts of an element between its line breaks, and these.
  fileprivate var pieces: [HTMLNode] {
    var pieces: [HTMLNode] = []
    for (index, part) in children.split(omittingEmptySubsequences: false, whereSeparator: { $0.tag == .br })
      .enumerated()
    {
      if index > 0 { pieces.append(.element(HTMLElement(tag: .br))) }
      guard !part.isEmpty else { continue }
      var piece = self
      piece.children = Array(part)
      pieces += piece.children.isBlank ? piece.children : [.element(piece)]
    }
    return pieces
  }
}

extension HTMLTag {
  fileprivate var isEmphasis: Bool { [.b, .big, .em, .i, .small, .strong, .u].contains(self) }
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
