import Manuscript

/// Writes markup into a buffer: the one place where text is escaped.
///
/// Characters that XML 1.0 does not allow (§2.2) and control characters cannot get through; they are
/// counted. Elements close in the reverse of the order in which they were opened, so that what comes out
/// is well-formed.
struct XMLWriter: Sendable {
  /// What was written so far, as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many characters were left out because no XML may hold them.
  private(set) var droppedCharacters = 0
  /// What the package document must declare about this document.
  private(set) var features: Set<DocumentFeature> = []
  private var openElements: [String] = []

  /// A buffer that begins with the XML declaration.
  init() {
    bytes.reserveCapacity(8192)
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Writes the document type of HTML.
  mutating func doctype() { raw("<!DOCTYPE html>\n") }

  /// Begins an element.
  mutating func open(_ name: String, _ attributes: XMLAttribute?..., language: Language? = nil) {
    start(name, attributes, language)
    raw(">")
    openElements.append(name)
  }

  /// Writes an element without content.
  mutating func empty(_ name: String, _ attributes: XMLAttribute?..., language: Language? = nil) {
    start(name, attributes, language)
    raw("/>")
  }

  /// Writes an element that holds nothing but text.
  mutating func element(
    _ name: String, _ attributes: XMLAttribute?..., language: Language? = nil, text: String
  ) {
    start(name, attributes, language)
    raw(">")
    self.text(text)
    end(name)
  }

  /// Ends the element that was begun last.
  mutating func close() {
    if let name = openElements.popLast() { end(name) }
  }

  /// Ends the element that was begun last, and the line.
  mutating func closeLine() {
    close()
    newline()
  }

  /// Ends the line: for those who read the file.
  mutating func newline() { raw("\n") }

  /// Writes text, escaped.
  mutating func text(_ text: String) { escape(text, isAttribute: false) }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute?], _ language: Language?) {
    if let feature = DocumentFeature(element: name) { features.insert(feature) }
    raw("<")
    raw(name)
    for case let attribute? in attributes { write(attribute) }
    if let language {
      write(XMLAttribute("lang", language.description))
      write(XMLAttribute("xml:lang", language.description))
    }
  }

  private mutating func write(_ attribute: XMLAttribute) {
    if let feature = DocumentFeature(attribute: attribute) { features.insert(feature) }
    raw(" ")
    raw(attribute.name)
    raw("=\"")
    escape(attribute.value, isAttribute: true)
    raw("\"")
  }

  private mutating func end(_ name: String) {
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// An attribute of an element.
struct XMLAttribute: Sendable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// An attribute, or none where there is no value.
  init?(_ name: String, _ value: String?) {
    guard let value else { return nil }
    self.init(name, value)
  }
}

extension XMLWriter {
  private mutating func escape(_ text: String, isAttribute: Bool) {
    guard text.utf8.needsEscape else { return raw(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      // Only `]]>` would have to be escaped in text; this way nobody has to look for it.
      case ">": raw("&gt;")
      case "\"" where isAttribute: raw("&quot;")
      case "\t" where isAttribute: raw("&#9;")
      case "\n" where isAttribute: raw("&#10;")
      case _ where scalar.isForbiddenInXML: droppedCharacters += 1
      default: if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
      }
    }
  }
}

extension String.UTF8View {
  /// Whether a character is to be escaped or left out. Looks at bytes only: most text is fine as it is.
  fileprivate var needsEscape: Bool {
    var last: UInt8 = 0
    for byte in self {
      switch byte {
      case 0x00..<0x20, 0x22, 0x26, 0x3c, 0x3e, 0x7f: return true
      // U+0080 to U+009F, and U+FFFE and U+FFFF among others.
      case 0x80..<0xa0 where last == 0xc2: return true
      case 0xbf where last == 0xef: return true
      default: last = byte
      }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Controls but tab and line feed, and what is no character in XML 1.0 (§2.2).
  fileprivate var isForbiddenInXML: Bool {
    switch value {
    case 0x09, 0x0a: false
    case 0x00..<0x20, 0x7f..<0xa0, 0xfffe, 0xffff: true
    default: false
    }
  }
}
