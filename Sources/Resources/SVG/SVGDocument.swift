import CXML

/// The element tree of an SVG file, owned by libxml2. Lives within one call: it is not Sendable.
final class SVGDocument {
  static let namespace = "http://www.w3.org/2000/svg"
  static let linkNamespace = "http://www.w3.org/1999/xlink"

  private let document: xmlDocPtr
  let root: SVGNode

  /// Parses `bytes`; no file and no address that they name is opened.
  init(_ bytes: [UInt8]) throws(ImageDefect) {
    var document = try Self.parse(bytes, options: 0)
    // Drawing programs declare entities for name spaces. They are put in place only where none of them
    // names a file: expanding such a one would read it.
    switch Self.entities(document) {
    case .none: break
    case .internal:
      xmlFreeDoc(document)
      document = try Self.parse(bytes, options: XML_PARSE_NOENT.rawValue)
    case .external:
      xmlFreeDoc(document)
      throw .damaged("it takes in other files")
    }
    guard let root = xmlDocGetRootElement(document), SVGNode(root).name == "svg" else {
      xmlFreeDoc(document)
      throw .damaged("it is no drawing")
    }
    self.document = document
    self.root = SVGNode(root)
    if let subset = xmlGetIntSubset(document) {
      xmlUnlinkNode(UnsafeMutableRawPointer(subset).assumingMemoryBound(to: xmlNode.self))
      xmlFreeDtd(subset)
    }
  }

  deinit { xmlFreeDoc(document) }

  /// The file, in UTF-8.
  var bytes: [UInt8] {
    // Only the root: instructions and comments beside it, such as style sheets, stay behind.
    guard let buffer = xmlBufferCreate() else { return [] }
    defer { xmlBufferFree(buffer) }
    xmlNodeDump(buffer, document, root.pointer, 0, 0)
    let text = UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer)))
    return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + Array(text) + [0x0a]
  }
}

extension SVGDocument {
  private static func parse(_ bytes: [UInt8], options: UInt32) throws(ImageDefect) -> xmlDocPtr {
    guard let context = xmlNewParserCtxt() else { throw .damaged("there is no memory for it") }
    defer { xmlFreeParserCtxt(context) }
    let silent = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = bytes.withUnsafeBytes {
      xmlCtxtReadMemory(
        context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil,
        Int32(silent | options))
    }
    if let document { return document }
    let failure = context.pointee.lastError
    let message = failure.message.map { String(cString: $0) } ?? "it is no XML"
    let sentence = message.split(separator: "\n").first.map(String.init) ?? message
    throw .damaged("line \(failure.line): \(sentence)")
  }

  private enum Entities { case none, `internal`, external }

  /// Which entities a document declares.
  private static func entities(_ document: xmlDocPtr) -> Entities {
    var result = Entities.none
    var node = xmlGetIntSubset(document)?.pointee.children
    while let current = node {
      if current.pointee.type == XML_ENTITY_DECL {
        let entity = UnsafeMutableRawPointer(current).assumingMemoryBound(to: xmlEntity.self).pointee
        let isInternal = [XML_INTERNAL_GENERAL_ENTITY, XML_INTERNAL_PREDEFINED_ENTITY].contains(entity.etype)
        if !isInternal { return .external }
        result = .internal
      }
      node = current.pointee.next
    }
    return result
  }
}
