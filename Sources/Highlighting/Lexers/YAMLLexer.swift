import Manuscript

/// Walks over YAML line by line: keys, scalars, anchors, block scalars by their indent.
struct YAMLLexer {
  private let end: Int
  private var position: Int
  /// The indent of the line that announced a block scalar; its text is indented further.
  private var blockIndent: Int?

  static func run(_ code: inout Code, _ range: Range<Int>) {
    var lexer = YAMLLexer(end: range.upperBound, position: range.lowerBound)
    while lexer.position < lexer.end { lexer.line(&code) }
  }

  private init(end: Int, position: Int) {
    self.end = end
    self.position = position
  }

  private mutating func line(_ code: inout Code) {
    let stop = code.lineEnd(position, before: end)
    let text = code.skipBlanks(position, before: stop)
    let indent = text - position
    if let block = blockIndent {
      if text == stop || indent > block {
        code.add(.string, text..<stop)
        position = min(stop + 1, end)
        return
      }
      blockIndent = nil
    }
    position = text
    if text < stop { content(&code, indent, stop) }
    position = max(position, min(stop + 1, end))
  }

  private mutating func content(_ code: inout Code, _ indent: Int, _ stop: Int) {
    if code.has(Array("---".utf8), at: position, before: stop) || code.bytes[position] == UInt8(ascii: "%") {
      code.add(.keyword, position..<stop)
      return
    }
    // In block context a key may follow each dash; in flow context each brace and comma.
    var mayBeKey = true
    while position < stop {
      let byte = code.bytes[position]
      let next = position + 1 < stop ? code.bytes[position + 1] : UInt8.space
      switch byte {
      case .hash where position == 0 || code.bytes[position - 1].isWhite: take(.comment, stop, &code)
      case .hyphen where next.isBlank && mayBeKey: position += 1
      case .quote, .apostrophe:
        quoted(byte, mayBeKey, stop, &code)
        mayBeKey = false
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
        take(.name, word(stop, code), &code)
      case UInt8(ascii: "|"), .greater:
        blockIndent = indent
        position += 1
      case .leftBrace, .leftBracket, UInt8(ascii: ","), .colon:
        mayBeKey = byte != .colon
        position += 1
      case _ where byte.isBlank || byte == .rightBrace || byte == .rightBracket: position += 1
      default:
        plain(mayBeKey, stop, &code)
        mayBeKey = false
      }
    }
  }

  private mutating func take(_ kind: CodeToken.Kind?, _ end: Int, _ code: inout Code) {
    if let kind { code.add(kind, position..<end) }
    position = end
  }

  /// A scalar without quotation marks: a key before a colon, a constant or number, else text without colour.
  private mutating func plain(_ mayBeKey: Bool, _ stop: Int, _ code: inout Code) {
    var index = position
    while index < stop {
      let byte = code.bytes[index]
      let next = index + 1 < stop ? code.bytes[index + 1] : UInt8.space
      if byte == .colon, next.isBlank { break }
      if byte == .hash, index > position, code.bytes[index - 1].isBlank { break }
      if byte == .rightBrace || byte == .rightBracket || byte == UInt8(ascii: ",") && next.isBlank { break }
      index += 1
    }
    let isKey = mayBeKey && index < stop && code.bytes[index] == .colon
    if isKey { return take(.name, index, &code) }
    var last = index
    while last > position, code.bytes[last - 1].isBlank { last -= 1 }
    take(value(position..<last, code), max(index, position + 1), &code, colouring: last)
  }

  private mutating func take(_ kind: CodeToken.Kind?, _ end: Int, _ code: inout Code, colouring last: Int) {
    if let kind { code.add(kind, position..<last) }
    position = end
  }

  private func value(_ range: Range<Int>, _ code: Code) -> CodeToken.Kind? {
    if let word = Word(code.bytes, range, isFolded: true), YAMLLexer.constants.contains(word) {
      return .number
    }
    guard let first = range.first, code.bytes[first].isDigit || code.bytes[first] == .hyphen else {
      return nil
    }
    let isNumber = range.dropFirst().allSatisfy { index in
      let byte = code.bytes[index]
      return byte.isDigit || byte == .dot || byte == .underscore || byte == .hyphen || byte == .colon
    }
    return isNumber && code.bytes[range.upperBound - 1].isDigit ? .number : nil
  }

  private static let constants: WordSet = "true false null yes no on off ~"

  private mutating func quoted(_ mark: UInt8, _ mayBeKey: Bool, _ stop: Int, _ code: inout Code) {
    var index = position + 1
    while index < stop, code.bytes[index] != mark {
      index += mark == .quote && code.bytes[index] == .backslash ? 2 : 1
    }
    let close = min(index + 1, stop)
    let after = code.skipBlanks(close, before: stop)
    let isKey = mayBeKey && after < stop && code.bytes[after] == .colon
    take(isKey ? .name : .string, close, &code)
  }

  private func word(_ stop: Int, _ code: Code) -> Int {
    var index = position + 1
    while index < stop, !code.bytes[index].isBlank, code.bytes[index] != UInt8(ascii: ",") { index += 1 }
    return index
  }
}
