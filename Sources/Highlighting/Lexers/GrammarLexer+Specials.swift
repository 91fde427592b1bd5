import Manuscript

/// What only some languages have; ``Grammar/Habits`` says which.
extension GrammarLexer {
  /// Takes what begins at the byte at hand, if it is anything of that sort.
  mutating func special(_ byte: UInt8) -> Bool {
    let habits = grammar.habits
    switch byte {
    case .hash where habits.contains(.directives) && isAtLineStart: return directive()
    case .hash where habits.contains(.rust): return attribute()
    case .apostrophe where habits.contains(.rust): return lifetime()
    case .slash where habits.contains(.slashRegex): return regex()
    case .less where habits.contains(.hereDocuments): return hereDocument()
    case .leftBracket where habits.contains(.equalsKeys) && isAtLineStart: return table()
    case .colon where habits.contains(.ruby) || habits.contains(.lisp): return symbol()
    case UInt8(ascii: "%") where habits.contains(.ruby): return percent()
    case .equals where habits.contains(.ruby): return rubyComment()
    case .backslash where habits.contains(.lisp): return lispCharacter()
    case .dollar where habits.contains(.dollarQuotes): return dollarQuote()
    case .dollar where habits.contains(.shell):
      guard let name = endOfDollarName(position) else { return false }
      take(.name, to: name)
      before = .value
      return true
    default: return grammar.sigils.contains(byte) && sigil()
    }
  }

  /// `@name`, `@@name`, `@module.name`, `#name`.
  private mutating func sigil() -> Bool {
    var index = position + 1
    if index < end, code.bytes[index] == code.bytes[position] { index += 1 }
    guard index < end, code.bytes[index].isNameStart else { return false }
    while index < end, code.bytes[index].isName { index += 1 }
    take(.name, to: index)
    before = .value
    return true
  }

  /// `#include <x>`, `#define`: the word, and the file that an include names.
  private mutating func directive() -> Bool {
    var index = code.skipBlanks(position + 1, before: end)
    let start = index
    while index < end, code.bytes[index].isLetter { index += 1 }
    guard index > start else { return false }
    let isInclude = code.has(Array("include".utf8), at: start, before: end)
    take(.keyword, to: index)
    before = .operation
    index = code.skipBlanks(index, before: end)
    guard isInclude, index < end, code.bytes[index] == .less else { return true }
    let line = code.lineEnd(index, before: end)
    guard let close = code.find([.greater], from: index, before: line) else { return true }
    position = index
    take(.string, to: close + 1)
    return true
  }

  /// `#[derive(Debug)]`, `#![no_std]`; one that does not end goes to its line's end.
  private mutating func attribute() -> Bool {
    var index = position + 1
    if index < end, code.bytes[index] == UInt8(ascii: "!") { index += 1 }
    guard index < end, code.bytes[index] == .leftBracket else { return false }
    var depth = 0
    while index < end, code.bytes[index] != .lineFeed {
      if code.bytes[index] == .leftBracket { depth += 1 }
      if code.bytes[index] == .rightBracket { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    take(.name, to: index)
    return true
  }

  private mutating func lifetime() -> Bool {
    var index = position + 1
    guard index < end, code.bytes[index].isNameStart else { return false }
    while index < end, code.bytes[index].isName { index += 1 }
    take(.name, to: index)
    return true
  }

  /// `/…/flags` on one line, where a slash cannot divide.
  private mutating func regex() -> Bool {
    guard position >= regexAfter, mayBeginRegex else { return false }
    var index = position + 1
    var isInClass = false
    while index < end, code.bytes[index] != .lineFeed {
      switch code.bytes[index] {
      case .backslash: index += 1
      case .leftBracket: isInClass = true
      case .rightBracket: isInClass = false
      case .slash where !isInClass:
        index += 1
        while index < end, code.bytes[index].isLetter { index += 1 }
        take(.string, to: index)
        before = .value
        return true
      default: break
      }
      index += 1
    }
    regexAfter = index
    return false
  }

  /// In Ruby, `puts /x/` passes one, and `a / b` divides.
  private var mayBeginRegex: Bool {
    guard position + 1 < end else { return false }
    if before != .value { return true }
    guard grammar.habits.contains(.ruby), position > 0, code.bytes[position - 1].isBlank else { return false }
    return !code.bytes[position + 1].isWhite && code.bytes[position + 1] != .equals
  }

  /// `[table]` and `[[table]]`.
  private mutating func table() -> Bool {
    var index = code.lineEnd(position, before: end)
    if let comment = code.find([.hash], from: position, before: index) { index = comment }
    while index > position, code.bytes[index - 1].isBlank { index -= 1 }
    guard code.bytes[index - 1] == .rightBracket else { return false }
    take(.type, to: index)
    return true
  }

  /// `:name` of Ruby and of Lisp; `a ? b :c` and `A::B` are none.
  private mutating func symbol() -> Bool {
    let isLisp = grammar.habits.contains(.lisp)
    if !isLisp, position + 1 < end, code.bytes[position + 1] == .colon {
      position += 2
      before = .operation
      return true
    }
    var index = position + 1
    if isLisp, index < end, code.bytes[index] == .colon { index += 1 }
    guard index < end, grammar.beginsName[Int(code.bytes[index])] else { return false }
    while index < end, grammar.continuesName[Int(code.bytes[index])] { index += 1 }
    take(isLisp ? .name : .string, to: index)
    before = .value
    return true
  }

  /// `%w[…]`, `%q(…)`, `%(…)`.
  private mutating func percent() -> Bool {
    guard before != .value, failures < GrammarLexer.patience else { return false }
    var index = position + 1
    if index < end, Array("wWiIqQrxs".utf8).contains(code.bytes[index]) { index += 1 }
    let pairs: [UInt8: UInt8] = [
      .leftParenthesis: .rightParenthesis, .leftBracket: .rightBracket, .leftBrace: .rightBrace,
      .less: .greater, UInt8(ascii: "|"): UInt8(ascii: "|"), UInt8(ascii: "!"): UInt8(ascii: "!"),
    ]
    guard index < end, let close = pairs[code.bytes[index]] else { return false }
    let start = code.bytes[index]
    var depth = 0
    while index < end {
      if code.bytes[index] == close, close != start || depth > 0 {
        depth -= 1
      } else if code.bytes[index] == start {
        depth += 1
      }
      index += code.bytes[index] == .backslash ? 2 : 1
      if depth == 0 {
        take(.string, to: min(index, end))
        before = .value
        return true
      }
    }
    failures += 1
    return false
  }

  /// `=begin` to `=end`, both at the beginning of a line.
  private mutating func rubyComment() -> Bool {
    guard position == 0 || code.bytes[position - 1] == .lineFeed,
      code.has(Array("=begin".utf8), at: position, before: end)
    else { return false }
    let close = code.find(Array("\n=end".utf8), from: position, before: end)
    take(.comment, to: close.map { code.lineEnd($0 + 1, before: end) } ?? end)
    return true
  }

  /// `\a`, `\newline`.
  private mutating func lispCharacter() -> Bool {
    var index = position + 2
    while index < end, code.bytes[index].isName { index += 1 }
    take(.string, to: min(index, end))
    return true
  }

  /// `$$…$$`, `$tag$…$tag$`.
  private mutating func dollarQuote() -> Bool {
    var index = position + 1
    while index < end, index - position < 32, code.bytes[index].isName { index += 1 }
    guard index < end, code.bytes[index] == .dollar, failures < GrammarLexer.patience else { return false }
    let mark = Array(code.bytes[position...index])
    guard let close = code.find(mark, from: index + 1, before: end) else {
      failures += 1
      return false
    }
    take(.string, to: close + mark.count)
    before = .value
    return true
  }
}
