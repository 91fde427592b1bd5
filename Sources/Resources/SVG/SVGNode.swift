import CXML

/// A node of an ``SVGDocument``, valid as long as that is and until it is removed.
struct SVGNode {
  let pointer: xmlNodePtr

  init(_ pointer: xmlNodePtr) { self.pointer = pointer }

  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

  /// The local name.
  var name: String { string(pointer.pointee.name) }

  /// The name space; `nil` where the element is in none.
  var namespace: String? { pointer.pointee.ns.map { string($0.pointee.href) } }

  /// The nodes inside, in order. The list is a copy: removing is allowed while going through it.
  var children: [SVGNode] {
    var result: [SVGNode] = []
    var child = pointer.pointee.children
    while let current = child {
      result.append(SVGNode(current))
      child = current.pointee.next
    }
    return result
  }

  /// All text inside.
  var text: String { string(owned: xmlNodeGetContent(pointer)) }

  /// Puts `text` in the place of everything inside.
  func replaceContent(_ text: String) {
    for child in children { child.remove() }
    xmlAddChild(pointer, xmlNewDocText(pointer.pointee.doc, text))
  }

  /// Takes the node out of its document.
  func remove() {
    xmlUnlinkNode(pointer)
    xmlFreeNode(pointer)
  }

  /// Puts an element that is in no name space, and those inside, into that of SVG.
  func adoptNamespace() {
    guard namespace == nil, let space = xmlNewNs(pointer, SVGDocument.namespace, nil) else { return }
    adopt(space)
  }

  private func adopt(_ space: xmlNsPtr) {
    guard isElement, namespace == nil else { return }
    xmlSetNs(pointer, space)
    for child in children { child.adopt(space) }
  }
}

extension SVGNode {
  /// An attribute of an element, valid until it is removed.
  struct Attribute {
    fileprivate let pointer: xmlAttrPtr

    /// The local name; with its prefix where that was never declared.
    var name: String { string(pointer.pointee.name) }
    var namespace: String? { pointer.pointee.ns.map { string($0.pointee.href) } }
    var value: String {
      string(owned: xmlNodeListGetString(pointer.pointee.doc, pointer.pointee.children, 1))
    }
    func remove() { xmlRemoveProp(pointer) }

    /// Gives the attribute another value, in the name space where it is.
    func set(_ value: String, of element: SVGNode) {
      xmlSetNsProp(element.pointer, pointer.pointee.ns, pointer.pointee.name, value)
    }
  }

  /// The attributes, in order, as a copy.
  var attributes: [Attribute] {
    var result: [Attribute] = []
    var attribute = pointer.pointee.properties
    while let current = attribute {
      result.append(Attribute(pointer: current))
      attribute = current.pointee.next
    }
    return result
  }

  /// The value of an attribute in no name space.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.namespace == nil && $0.name == name }?.value
  }

  /// Sets an attribute in no name space.
  func setAttribute(_ name: String, _ value: String) { xmlSetProp(pointer, name, value) }
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String { text.map { String(cString: $0) } ?? "" }

private func string(owned text: UnsafeMutablePointer<xmlChar>?) -> String {
  guard let text else { return "" }
  defer { cxml_free(text) }
  return String(cString: text)
}
