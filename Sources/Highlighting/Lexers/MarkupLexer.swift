import Manuscript

/// Walks over HTML and XML: tags, attributes, comments, and in HTML the scripts and style sheets.
struct MarkupLexer {
  private let isHTML: Bool
  private let depth: Int
  private let end: Int
  private var position: Int

  static func run(_ code: inout Code, _ range: Range<Int>, isHTML: Bool, depth: Int) {
    var lexer = MarkupLexer(
      isHTML: isHTML, depth: depth, end: range.upperBound, position: range.lowerBound)
    while lexer.position < lexer.end { lexer.step(&code) }
  }

  private mutating func step(_ code: inout Code) {
    let byte = code.bytes[position]
    if byte == .less { return angle(&code) }
    if byte == UInt8(ascii: "&") { return entity(&code) }
    position += 1
  }

  /// What begins with `<`; a sign that begins nothing is text.
  private mutating func angle(_ code: inout Code) {
    if code.has(Array("<!--".utf8), at: position, before: end) {
      return delimited("-->", .comment, &code)
    }
    if code.has(Array("<![CDATA[".utf8), at: position, before: end) {
      return delimited("]]>", .string, &code)
    }
    let next = position + 1 < end ? code.bytes[position + 1] : 0
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      return delimited(next == UInt8(ascii: "?") ? "?>" : ">", .keyword, &code)
    }
    let start = position + (next == .slash ? 2 : 1)
    guard start < end, code.bytes[start].isNameStart else {
      position += 1
      return
    }
    tag(start, isEnd: next == .slash, &code)
  }

  private mutating func delimited(_ close: Mark, _ kind: CodeToken.Kind, _ code: inout Code) {
    let found = code.find(close.bytes, from: position, before: end)
    let stop = found.map { $0 + close.bytes.count } ?? end
    code.add(kind, position..<stop)
    position = stop
  }

  private mutating func entity(_ code: inout Code) {
    var index = position + 1
    let limit = min(end, position + 12)
    while index < limit, code.bytes[index].isName || code.bytes[index] == .hash { index += 1 }
    guard index < limit, code.bytes[index] == UInt8(ascii: ";"), index > position + 1 else {
      position += 1
      return
    }
    code.add(.number, position..<index + 1)
    position = index + 1
  }

  private mutating func tag(_ start: Int, isEnd: Bool, _ code: inout Code) {
    let name = name(start, code)
    code.add(.keyword, start..<name)
    let word = Word(code.bytes, start..<name, isFolded: true)
    position = name
    while position < end, code.bytes[position] != .greater, code.bytes[position] != .less {
      attribute(&code)
    }
    guard position < end, code.bytes[position] == .greater else { return }
    let isEmpty = code.bytes[position - 1] == .slash
    position += 1
    guard isHTML, !isEnd, !isEmpty else { return }
    if word == Word("script") { embed(.grammar(.javaScript), "</script", &code) }
    if word == Word("style") { embed(.styleSheet, "</style", &code) }
  }

  /// An attribute's name, or its value, or a byte between them.
  private mutating func attribute(_ code: inout Code) {
    let byte = code.bytes[position]
    if byte == .quote || byte == .apostrophe {
      let close = code.find([byte], from: position + 1, before: end).map { $0 + 1 } ?? end
      code.add(.string, position..<close)
      position = close
    } else if byte.isNameStart || byte == .at || byte == .colon {
      let name = name(position, code)
      let isValue = position > 0 && code.bytes[position - 1] == .equals
      code.add(isValue ? .string : .name, position..<name)
      position = name
    } else {
      position += 1
    }
  }

  private func name(_ start: Int, _ code: Code) -> Int {
    var index = start + 1
    while index < end {
      let byte = code.bytes[index]
      guard byte.isName || byte == .hyphen || byte == .colon || byte == .dot || byte == .at else { break }
      index += 1
    }
    return index
  }

  /// Another language, to the tag that ends it.
  private mutating func embed(_ language: CodeLanguage, _ close: Mark, _ code: inout Code) {
    let stop = code.find(close.bytes, from: position, before: end) ?? end
    language.lex(&code, position..<stop, depth: depth + 1)
    position = stop
  }
}
