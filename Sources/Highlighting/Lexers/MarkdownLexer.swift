import Manuscript

/// Walks over Markdown line by line: headings, quotations, lists, code spans, links, and fences with their language.
struct MarkdownLexer {
  private let depth: Int
  private let end: Int
  private var position: Int

  static func run(_ code: inout Code, _ range: Range<Int>, depth: Int) {
    var lexer = MarkdownLexer(depth: depth, end: range.upperBound, position: range.lowerBound)
    lexer.header(&code)
    while lexer.position < lexer.end { lexer.line(&code) }
  }

  /// A header of YAML at the very beginning.
  private mutating func header(_ code: inout Code) {
    guard code.has(Array("---\n".utf8), at: position, before: end),
      let close = code.find(Array("\n---".utf8), from: position, before: end)
    else { return }
    CodeLanguage.yaml.lex(&code, position..<close + 4, depth: depth + 1)
    position = close + 4
  }

  private mutating func line(_ code: inout Code) {
    let stop = code.lineEnd(position, before: end)
    let text = code.skipBlanks(position, before: stop)
    guard text < stop else {
      position = min(stop + 1, end)
      return
    }
    switch code.bytes[text] {
    case .hash: code.add(.keyword, text..<stop)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if fence(&code, text, stop) { return }
      spans(&code, text, stop)
    case .greater: code.add(.comment, text..<stop)
    case .hyphen, UInt8(ascii: "*"), UInt8(ascii: "+"):
      if text + 1 < stop, code.bytes[text + 1].isBlank { code.add(.keyword, text..<text + 1) }
      spans(&code, text + 1, stop)
    default: spans(&code, text, stop)
    }
    position = min(stop + 1, end)
  }

  /// A fence to the line that closes it, with the tokens of its language.
  private mutating func fence(_ code: inout Code, _ start: Int, _ stop: Int) -> Bool {
    var index = start
    while index < stop, code.bytes[index] == code.bytes[start] { index += 1 }
    guard index - start >= 3, stop < end else { return false }
    let mark = [.lineFeed] + code.bytes[start..<index]
    let close = code.find(mark, from: stop, before: end)
    code.add(.comment, start..<stop)
    let name = String(decoding: code.bytes[index..<stop], as: UTF8.self)
    let info = name.drop { $0 == " " }
    let body = stop..<(close ?? end)
    LanguageName.language(String(info))?.lex(&code, body, depth: depth + 1)
    guard let close else {
      position = end
      return true
    }
    let last = code.lineEnd(close + 1, before: end)
    code.add(.comment, close + 1..<last)
    position = min(last + 1, end)
    return true
  }

  /// Code spans, and the addresses of links.
  private func spans(_ code: inout Code, _ start: Int, _ stop: Int) {
    var index = start
    // A mark that was not closed once on this line is not looked for again.
    var mayClose = true
    while index < stop {
      let isCode = code.bytes[index] == UInt8(ascii: "`")
      let isAddress = code.has([.rightBracket, .leftParenthesis], at: index, before: stop)
      guard mayClose, isCode || isAddress else {
        index += 1
        continue
      }
      let first = isCode ? index : index + 1
      let mark: UInt8 = isCode ? UInt8(ascii: "`") : .rightParenthesis
      guard let close = code.find([mark], from: first + 1, before: stop) else {
        mayClose = false
        continue
      }
      code.add(isCode ? .string : .name, first..<close + 1)
      index = close + 1
    }
  }
}
