/// A piece of a parsed document: an element or text. Comments, doctypes and the like do not come this far.
indirect enum HTMLNode: Sendable, Equatable {
  case element(HTMLElement)
  case text(String)
}

/// An element of the tree, as plain values: nothing of the C parser is left in it.
struct HTMLElement: Sendable, Equatable {
  var tag: HTMLTag
  var attributes: [HTMLAttribute] = []
  var children: [HTMLNode] = []
  /// The line of the source in which its start tag stands.
  var line: Int?

  /// The value of the attribute `name`; `nil` where it was not given.
  subscript(name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  /// Whether its `class` holds `name` as a word.
  func hasClass(_ name: String) -> Bool {
    guard let value = self["class"] else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains { $0 == name }
  }
}

/// One attribute, its name in lower case and its value without references.
struct HTMLAttribute: Sendable, Equatable {
  var name: String
  var value: String
}

extension HTMLElement {
  /// All characters inside, in order.
  var textContent: String { children.textContent }
}

extension [HTMLNode] {
  /// All characters of the nodes, in order.
  var textContent: String {
    var text = ""
    for node in self { node.append(to: &text) }
    return text
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    allSatisfy { node in
      if case .text(let text) = node { text.utf8.allSatisfy(\.isHTMLSpace) } else { false }
    }
  }
}

extension HTMLNode {
  fileprivate func append(to text: inout String) {
    switch self {
    case .text(let string): text += string
    case .element(let element): for child in element.children { child.append(to: &text) }
    }
  }
}

extension UInt8 {
  /// ASCII white space (HTML Standard, “Common parser idioms”).
  var isHTMLSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
