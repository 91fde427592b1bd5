import Manuscript

/// Walks over CSS and what extends it (SCSS, Less): selectors outside of braces, declarations inside.
struct StyleSheetLexer {
  private let end: Int
  private var position: Int
  /// Whether a value is being read: between a property's colon and its end.
  private var isValue = false
  private var braces = 0
  private static let longestSelector = 200

  static func run(_ code: inout Code, _ range: Range<Int>) {
    var lexer = StyleSheetLexer(end: range.upperBound, position: range.lowerBound)
    while lexer.position < lexer.end { lexer.step(&code) }
  }

  private init(end: Int, position: Int) {
    self.end = end
    self.position = position
  }

  private mutating func step(_ code: inout Code) {
    let byte = code.bytes[position]
    let next = position + 1 < end ? code.bytes[position + 1] : 0
    switch byte {
    case .slash where next == UInt8(ascii: "*"):
      let close = code.find(Array("*/".utf8), from: position + 2, before: end)
      take(.comment, close.map { $0 + 2 } ?? end, &code)
    case .slash where next == .slash && (position == 0 || code.bytes[position - 1] != .colon):
      take(.comment, code.lineEnd(position, before: end), &code)
    case .quote, .apostrophe: string(byte, &code)
    case .at where next.isLetter: take(.keyword, name(position + 1, code), &code)
    case .dollar where next.isNameStart: take(.name, name(position + 1, code), &code)
    case .hash where next.isName: take(isValue ? .number : .type, name(position + 1, code), &code)
    case .dot where next.isNameStart && !isValue: take(.type, name(position + 1, code), &code)
    case .colon where !isValue: colon(next, &code)
    case .dot where next.isDigit: take(.number, number(code), &code)
    case UInt8(ascii: "!") where next.isLetter: take(.keyword, name(position + 1, code), &code)
    case _ where byte.isDigit: take(.number, number(code), &code)
    case _ where byte.isNameStart || byte == .hyphen && (next.isLetter || next == .hyphen): word(&code)
    default: punctuation(byte)
    }
  }

  private mutating func take(_ kind: CodeToken.Kind?, _ end: Int, _ code: inout Code) {
    if let kind { code.add(kind, position..<end) }
    position = end
  }

  private mutating func punctuation(_ byte: UInt8) {
    switch byte {
    case .leftBrace:
      braces += 1
      isValue = false
    case .rightBrace:
      braces -= 1
      isValue = false
    case UInt8(ascii: ";"): isValue = false
    default: break
    }
    position += 1
  }

  /// A pseudo-class where a name follows at once, outside of declarations; else the begin of a value.
  private mutating func colon(_ next: UInt8, _ code: inout Code) {
    if next == .colon || next.isLetter && (braces == 0 || isSelector(position, code)) {
      take(.keyword, name(position + (next == .colon ? 2 : 1), code), &code)
    } else {
      isValue = braces > 0
      position += 1
    }
  }

  /// Whether a brace opens before a declaration ends; looked for within the length of a long selector.
  private func isSelector(_ position: Int, _ code: Code) -> Bool {
    let limit = min(end, position + StyleSheetLexer.longestSelector)
    let stop = (position..<limit).first { code.bytes[$0] == .leftBrace || ";}".utf8.contains(code.bytes[$0]) }
    return stop.map { code.bytes[$0] == .leftBrace } ?? false
  }

  /// A property, an element, or the word of a value; before a parenthesis, a function.
  private mutating func word(_ code: inout Code) {
    let stop = name(position + 1, code)
    let next = stop < end ? code.bytes[stop] : 0
    if next == .leftParenthesis { return take(.function, stop, &code) }
    if isValue { return take(nil, stop, &code) }
    let after = code.skipBlanks(stop, before: end)
    let isColon = braces > 0 && after < end && code.bytes[after] == .colon
    let isPseudo = isColon && after + 1 < end && code.bytes[after + 1].isLetter && isSelector(after, code)
    let isProperty = isColon && !isPseudo
    take(isProperty ? .name : .keyword, stop, &code)
  }

  private mutating func string(_ mark: UInt8, _ code: inout Code) {
    var index = position + 1
    while index < end, code.bytes[index] != mark, code.bytes[index] != .lineFeed {
      index += code.bytes[index] == .backslash ? 2 : 1
    }
    let isClosed = index < end && code.bytes[index] == mark
    take(.string, min(isClosed ? index + 1 : index, end), &code)
  }

  private func number(_ code: Code) -> Int {
    var index = position + 1
    while index < end {
      let byte = code.bytes[index]
      let isPoint = byte == .dot && index + 1 < end && code.bytes[index + 1].isDigit
      guard byte.isDigit || byte.isLetter || byte == UInt8(ascii: "%") || isPoint else { break }
      index += 1
    }
    return index
  }

  private func name(_ start: Int, _ code: Code) -> Int {
    var index = min(start, end)
    while index < end, code.bytes[index].isName || code.bytes[index] == .hyphen { index += 1 }
    return index
  }
}
