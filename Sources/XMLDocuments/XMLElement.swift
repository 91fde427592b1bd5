/// An element of an XML document, free of the parser that read it.
package struct XMLElement: Sendable {
  /// What stands in an element.
  package indirect enum Node: Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// The local name.
  package var name: String
  /// The name space; empty without one.
  package var namespace: String
  /// By their names, with the prefix where one was written.
  package var attributes: [String: String]
  package var children: [Node] = []
  /// Where it begins in its file.
  package var line: Int

  /// The value of an attribute.
  package subscript(_ name: String) -> String? { attributes[name] }

  /// The elements directly in it.
  package var elements: [XMLElement] {
    children.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  /// It and all elements in it, in document order.
  package var all: [XMLElement] { [self] + elements.flatMap(\.all) }

  /// All elements of a name in it, in document order.
  package func all(_ names: String...) -> [XMLElement] { all.filter { names.contains($0.name) } }

  /// All text in it.
  package var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }
}
