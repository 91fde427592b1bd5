/// Parses HTML in which every element ends where it should, several times as fast as the tree construction of the
/// HTML Standard: most of what is read here was written by our own Markdown renderer, or by editors that close
/// what they open.
///
/// Whatever may need a rule of that construction (an end tag that is missing or implied, a block in a
/// paragraph, tables, raw text, odd references) is left to it. Fuzzing compares both.
///
/// - Parameters:
///   - bytes: valid UTF-8, which stands inside `body`.
///   - lines: from offsets in `bytes` to lines of the source.
/// - Returns: the tree that `parseHTML` makes of it; `nil` where it is not as simple as that.
func parseWellFormed(_ bytes: [UInt8], lines: LineTable) -> [HTMLNode]? {
  bytes.withUnsafeBufferPointer { buffer in
    var parser = WellFormedParser(bytes: buffer, lines: lines)
    return parser.run()
  }
}

private struct WellFormedParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: LineTable
  private var position = 0
  /// The open elements, below a root that stands for all.
  private var stack = [HTMLElement(tag: .html)]
  /// The text since the last tag.
  private var text = ""
  /// How many paragraphs and links are open: a block ends a paragraph, a link a link.
  private var open = (paragraphs: 0, links: 0)

  /// Deeper nesting is for `limitNesting` to look at.
  private static let deepest = 100

  init(bytes: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    self.bytes = bytes
    self.lines = lines
  }

  mutating func run() -> [HTMLNode]? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        guard let run = characters(until: UInt8(ascii: "<"), isAttribute: false) else { return nil }
        text += run
        continue
      }
      guard position + 1 < bytes.count else { return nil }
      switch bytes[position + 1] {
      case UInt8(ascii: "/"): guard endTag() else { return nil }
      case UInt8(ascii: "!"): guard comment() else { return nil }
      case UInt8(ascii: "?"): return nil
      case let byte where (0x61...0x7A).contains(byte | 0x20): guard startTag() else { return nil }
      default:
        text += "<"
        position += 1
      }
    }
    guard stack.count == 1 else { return nil }
    flush()
    return stack[0].children
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    stack[stack.count - 1].children.append(.text(text))
    text = ""
  }

  // MARK: Tags

  private mutating func startTag() -> Bool {
    let start = position
    position += 1
    let name = name()
    guard let rule = elementRules[name], stack.count < WellFormedParser.deepest else { return false }
    guard let attributes = attributes() else { return false }
    let isClosed = bytes[position] == UInt8(ascii: "/")
    position += isClosed ? 2 : 1
    guard mayOpen(rule), !isClosed || rule.kind == .void else { return false }
    flush()
    let element = HTMLElement(tag: rule.tag, attributes: attributes, line: lines.line(at: start))
    guard rule.kind != .void else {
      stack[stack.count - 1].children.append(.element(element))
      return true
    }
    if rule.tag == .p { open.paragraphs += 1 }
    if rule.tag == .a { open.links += 1 }
    // A line feed right behind the tag is not part of the text.
    if rule.tag == .pre, position < bytes.count, bytes[position] == 0x0A { position += 1 }
    stack.append(element)
    return true
  }

  /// Whether an element may begin here without ending another.
  private func mayOpen(_ rule: ElementRule) -> Bool {
    let parent = stack[stack.count - 1].tag
    switch rule.kind {
    case .void: return rule.tag != .hr || open.paragraphs == 0
    case .inline: return rule.tag != .a || open.links == 0
    case .block: return open.paragraphs == 0
    case .heading: return open.paragraphs == 0 && parent.headingLevel == nil
    case .item: return open.paragraphs == 0 && (parent == .ul || parent == .ol)
    case .definition: return open.paragraphs == 0 && parent == .dl
    }
  }

  private mutating func endTag() -> Bool {
    position += 2
    let name = name()
    while position < bytes.count, bytes[position].isSpaceInTag { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">"), stack.count > 1,
      let rule = elementRules[name], rule.tag == stack[stack.count - 1].tag
    else { return false }
    position += 1
    flush()
    let element = stack.removeLast()
    if rule.tag == .p { open.paragraphs -= 1 }
    if rule.tag == .a { open.links -= 1 }
    stack[stack.count - 1].children.append(.element(element))
    return true
  }

  /// The letters, digits and hyphens from here on, in lower case; the position is behind them.
  private mutating func name() -> String {
    let start = position
    var isLower = true
    while position < bytes.count, bytes[position].isASCIIWord || bytes[position] == 0x2D {
      isLower = isLower && !(0x41...0x5A).contains(bytes[position])
      position += 1
    }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    return isLower ? name : name.lowercased()
  }

  // MARK: Attributes

  /// The attributes up to `>` or `/>`, at which the position is then.
  private mutating func attributes() -> [HTMLAttribute]? {
    var attributes: [HTMLAttribute] = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case UInt8(ascii: ">"): return attributes
      case UInt8(ascii: "/"):
        return position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: ">") ? attributes : nil
      default: break
      }
      guard hadSpace, attributes.count < 64, let attribute = attribute(),
        !attributes.contains(where: { $0.name == attribute.name })
      else { return nil }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() -> HTMLAttribute? {
    let name = name()
    guard !name.isEmpty, position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "="): position += 1
    case UInt8(ascii: ">"), UInt8(ascii: "/"): return HTMLAttribute(name: name, value: "")
    case let byte where byte.isSpaceInTag:
      skipSpace()
      guard position < bytes.count, bytes[position] != UInt8(ascii: "=") else { return nil }
      return HTMLAttribute(name: name, value: "")
    default: return nil
    }
    guard position < bytes.count else { return nil }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return bareValue(of: name) }
    position += 1
    guard let value = characters(until: quote, isAttribute: true), position < bytes.count else { return nil }
    position += 1
    return HTMLAttribute(name: name, value: value)
  }

  private mutating func bareValue(of name: String) -> HTMLAttribute? {
    let start = position
    while position < bytes.count, !bytes[position].isSpaceInTag, bytes[position] != UInt8(ascii: ">") {
      guard bytes[position] > 0x20, bytes[position] < 0x7F, !"\"'<=`&".utf8.contains(bytes[position]) else {
        return nil
      }
      position += 1
    }
    guard position > start, bytes[position - 1] != UInt8(ascii: "/") else { return nil }
    return HTMLAttribute(name: name, value: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, bytes[position].isSpaceInTag { position += 1 }
    return position > start
  }

  // MARK: Characters

  /// The characters up to a byte, references resolved; `nil` where one of them is more than text.
  private mutating func characters(until stop: UInt8, isAttribute: Bool) -> String? {
    var result = ""
    var plain = position
    while position < bytes.count, bytes[position] != stop {
      let byte = bytes[position]
      if byte == UInt8(ascii: "&") {
        result += String(decoding: bytes[plain..<position], as: UTF8.self)
        guard let meaning = reference(isAttribute: isAttribute) else { return nil }
        result += meaning
        plain = position
        continue
      }
      guard isText(byte) else { return nil }
      position += 1
    }
    let rest = String(decoding: bytes[plain..<position], as: UTF8.self)
    return result.isEmpty ? rest : result + rest
  }

  /// Whether the character that begins with a byte at the position is neither a control character nor none.
  private func isText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20: return byte == 0x09 || byte == 0x0A
    case 0x7F: return false
    case 0xC2: return bytes[position + 1] >= 0xA0
    case 0xEF:
      if bytes[position + 1] == 0xB7 { return !(0x90...0xAF).contains(bytes[position + 2]) }
      return bytes[position + 1] != 0xBF || bytes[position + 2] < 0xBE
    case 0xF0...:
      return bytes[position + 1] & 0x0F != 0x0F || bytes[position + 2] != 0xBF || bytes[position + 3] < 0xBE
    default: return true
    }
  }

  /// What stands for a reference at the position, which is behind it then.
  private mutating func reference(isAttribute: Bool) -> String? {
    var end = position + 1
    let isNumber = end < bytes.count && bytes[end] == UInt8(ascii: "#")
    if isNumber { end += 1 }
    let start = end
    while end < bytes.count, bytes[end].isASCIIWord { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      // An address with a query, or a sign that stands alone.
      let isPlain = !isNumber && (end == start || isAttribute && end < bytes.count && bytes[end] == 0x3D)
      guard isPlain else { return nil }
      position += 1
      return "&"
    }
    guard end > start else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    position = end + 1
    return isNumber ? character(name) : plainReferences[name]
  }

  private func character(_ digits: String) -> String? {
    let isHex = digits.first == "x" || digits.first == "X"
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
      (0x20...0x7E).contains(number) || (0xA0...0xFDCF).contains(number)
        || (0xFDF0...0xFFFD).contains(number),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return String(Character(scalar))
  }

  /// Steps over a comment of the ordinary kind.
  private mutating func comment() -> Bool {
    guard position + 6 < bytes.count, bytes[position + 2] == 0x2D, bytes[position + 3] == 0x2D,
      bytes[position + 4] != 0x3E, bytes[position + 4] != 0x2D
    else { return false }
    var end = position + 4
    while end + 2 < bytes.count {
      if bytes[end] == 0x2D, bytes[end + 1] == 0x2D {
        guard bytes[end + 2] == 0x3E else { return false }
        position = end + 3
        return true
      }
      end += 1
    }
    return false
  }
}

/// Where an element of the simple kind may begin.
private struct ElementRule: Sendable {
  enum Kind { case void, inline, block, heading, item, definition }
  var tag: HTMLTag
  var kind: Kind
}

private let elementRules: [String: ElementRule] = {
  let kinds: [(ElementRule.Kind, [HTMLTag])] = [
    (.void, [.br, .img, .wbr, .hr]),
    (
      .inline,
      [
        .a, .abbr, .b, .big, .cite, .code, .del, .dfn, .em, .font, .i, .ins, .kbd, .mark, .q, .s, .samp,
        .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .tex, .separator, .blockAttributes,
      ]
    ),
    (
      .block,
      [
        .address, .article, .aside, .blockquote, .center, .details, .div, .dl, .figcaption, .figure, .footer,
        .header, .main, .ol, .p, .pre, .section, .summary, .ul,
      ]
    ),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]), (.item, [.li]), (.definition, [.dd, .dt]),
  ]
  var rules: [String: ElementRule] = [:]
  for (kind, tags) in kinds {
    for tag in tags { rules[tag.rawValue] = ElementRule(tag: tag, kind: kind) }
  }
  return rules
}()

/// The references that posts are full of.
private let plainReferences: [String: String] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
  "emsp": "\u{2003}", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–",
  "hellip": "…", "middot": "·", "bull": "•", "times": "×", "copy": "©", "laquo": "«", "raquo": "»",
]

extension UInt8 {
  /// White space between attributes; U+000B is none, and may be part of a name.
  fileprivate var isSpaceInTag: Bool { self == 0x20 || self == 0x09 || self == 0x0A }
}
