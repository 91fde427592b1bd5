import CXML

/// An element of a feed, free of the parser that made it.
struct FeedElement: Sendable {
  /// The local name, as it is written.
  var name: String
  /// The name space; empty without one.
  var namespace: String
  var attributes: [(name: String, value: String)] = []
  var children: [FeedNode] = []
  var line: Int
}

/// What is in an element.
indirect enum FeedNode: Sendable {
  case element(FeedElement)
  case text(String)
}

/// A document in XML and what is wrong with it.
struct FeedDocument {
  var root: FeedElement?
  var problem: (message: String, line: Int)?
  /// How many references to entities of its own it has; they stand for nothing.
  var entities = 0

  /// Parses XML. No file and no address that it names is opened, no entity that it declares is expanded, and
  /// what is damaged is read as far as it can be. The parser limits nesting to 256 levels.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - encoding: its encoding, where it is not to be asked itself.
  init(_ bytes: [UInt8], encoding: String?) {
    guard let context = xmlNewParserCtxt() else {
      problem = ("there is no memory for it", 1)
      return
    }
    defer { xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_RECOVER.rawValue
    let document = bytes.withUnsafeBytes {
      xmlCtxtReadMemory(
        context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: $0.count), nil,
        encoding, Int32(options))
    }
    if context.pointee.wellFormed == 0 {
      let failure = context.pointee.lastError
      let message = failure.message.map { String(cString: $0) } ?? "it is no XML"
      problem = (message.split(separator: "\n").first.map(String.init) ?? message, max(1, Int(failure.line)))
    }
    guard let document else { return }
    defer { xmlFreeDoc(document) }
    if let node = xmlDocGetRootElement(document) { root = element(node) }
  }

  private mutating func element(_ node: xmlNodePtr) -> FeedElement {
    var element = FeedElement(
      name: text(node.pointee.name), namespace: text(node.pointee.ns?.pointee.href),
      line: Int(xmlGetLineNo(node)))
    var attribute = node.pointee.properties
    while let current = attribute {
      let prefix = text(current.pointee.ns?.pointee.prefix)
      let name = text(current.pointee.name)
      element.attributes.append(
        (prefix.isEmpty ? name : prefix + ":" + name, plainText(current.pointee.children)))
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE: element.children.append(.element(self.element(current)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        element.children.append(.text(text(current.pointee.content)))
      case XML_ENTITY_REF_NODE: entities += 1
      default: break
      }
      child = current.pointee.next
    }
    return element
  }

  /// The text of an attribute; references to entities in it stand for nothing.
  private mutating func plainText(_ first: xmlNodePtr?) -> String {
    var result = ""
    var node = first
    while let current = node {
      if current.pointee.type == XML_TEXT_NODE {
        result += text(current.pointee.content)
      } else {
        entities += 1
      }
      node = current.pointee.next
    }
    return result
  }

  private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

extension FeedElement {
  /// The value of an attribute.
  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements in it.
  var elements: [FeedElement] {
    children.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  /// The elements of a name, in a name space or whatever it is.
  func all(_ name: String, in namespace: String? = nil) -> [FeedElement] {
    elements.filter { $0.name == name && (namespace == nil || $0.namespace == namespace) }
  }

  /// The text of the first element of a name that says something.
  func text(_ name: String, in namespace: String? = nil) -> String? {
    all(name, in: namespace).lazy.map(\.text.trimmed).first { !$0.isEmpty }
  }

  /// All text in it.
  var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// What is in it, as HTML: the elements of XHTML by their names.
  var innerHTML: String {
    children.map { node in
      switch node {
      case .text(let text): escaped(text)
      case .element(let element): element.html
      }
    }.joined()
  }

  private var html: String {
    let written = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    let isVoid = HTMLTag(rawValue: name)?.isVoid ?? false
    return isVoid ? "<\(name)\(written)>" : "<\(name)\(written)>\(innerHTML)</\(name)>"
  }
}
