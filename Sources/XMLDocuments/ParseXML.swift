import CXML

/// What is wrong with a document that is not well-formed.
package struct XMLProblem: Error, Sendable, Equatable {
  package var message: String
  package var line: Int
}

/// Parses XML strictly. No file and no address that it names is opened, no entity of its own is expanded, and the
/// parser limits nesting to 256 levels.
package func parseXML(_ bytes: [UInt8]) throws(XMLProblem) -> XMLElement {
  guard let context = xmlNewParserCtxt() else {
    throw XMLProblem(message: "there is no memory for it", line: 1)
  }
  defer { xmlFreeParserCtxt(context) }
  let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
  let document = bytes.withUnsafeBytes {
    xmlCtxtReadMemory(
      context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: $0.count), nil, nil,
      Int32(options))
  }
  guard let document, let root = xmlDocGetRootElement(document) else {
    let failure = context.pointee.lastError
    let message = failure.message.map { String(cString: $0) } ?? "it is no XML"
    throw XMLProblem(
      message: message.split(separator: "\n").first.map(String.init) ?? message,
      line: max(1, Int(failure.line)))
  }
  defer { xmlFreeDoc(document) }
  return element(root)
}

private func element(_ node: xmlNodePtr) -> XMLElement {
  var element = XMLElement(
    name: text(node.pointee.name), namespace: text(node.pointee.ns?.pointee.href),
    attributes: attributes(node),
    line: Int(xmlGetLineNo(node)))
  var child = node.pointee.children
  while let current = child {
    switch current.pointee.type {
    case XML_ELEMENT_NODE: element.children.append(.element(XMLDocuments.element(current)))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: element.children.append(.text(text(current.pointee.content)))
    default: break
    }
    child = current.pointee.next
  }
  return element
}

private func attributes(_ node: xmlNodePtr) -> [String: String] {
  var attributes: [String: String] = [:]
  var attribute = node.pointee.properties
  while let current = attribute {
    let prefix = text(current.pointee.ns?.pointee.prefix)
    let name = text(current.pointee.name)
    var value = ""
    var child = current.pointee.children
    while let part = child {
      value += text(part.pointee.content)
      child = part.pointee.next
    }
    attributes[prefix.isEmpty ? name : prefix + ":" + name] = value
    attribute = current.pointee.next
  }
  return attributes
}

private func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
