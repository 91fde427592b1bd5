/// A piece of a parsed document: an element or text. Comments, doctypes and the like do not come this far.
indirect enum HTMLNode: Sendable, Equatable {
  case element(HTMLElement)
  case text(String)
}

/// An element of the tree, as plain values: nothing of the C parser is left in it.
struct HTMLElement: Sendable, Equatable {
  var tag: HTMLTag
  /// What it is called, where `tag` is `other`: in lower case.
  var otherName: String?
  var attributes: [HTMLAttribute] = []
  var children: [HTMLNode] = []
  /// The line of the source in which its start tag stands.
  var line: Int?

  /// What it is called, whatever it is.
  var typeName: String { tag == .other ? otherName ?? "" : tag.rawValue }

  /// The value of the attribute `name`; `nil` where it was not given.
  subscript(name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  /// Whether its `class` holds `name` as a word.
  func hasClass(_ name: String) -> Bool {
    guard let value = self["class"], value.utf8.count >= name.utf8.count else { return false }
    if value == name { return true }
    return value.utf8.contains(where: \.isHTMLSpace)
      && value.split(whereSeparator: \.isWhitespace).contains { $0 == name }
  }
}

/// One attribute, its name in lower case and its value without references.
struct HTMLAttribute: Sendable, Equatable {
  var name: String
  var value: String

  /// The file that an SVG drawing became, where anything in it would show.
  static let drawing = "x-drawing"
  /// What the title of an SVG drawing says.
  static let drawingTitle = "x-drawing-title"
}

extension HTMLElement {
  /// All characters inside, in order.
  var textContent: String { children.textContent }
}

extension HTMLElement {
  /// The elements directly inside.
  var elements: [HTMLElement] {
    children.compactMap { node in if case .element(let child) = node { child } else { nil } }
  }

  /// The first element inside, at any depth and in the order of the text, that `condition` holds for.
  func first(where condition: (HTMLElement) -> Bool) -> HTMLElement? {
    for case .element(let child) in children {
      if condition(child) { return child }
      if let found = child.first(where: condition) { return found }
    }
    return nil
  }
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
