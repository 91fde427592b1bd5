import Manuscript

extension GrammarLexer {
  /// A name or word of the language.
  mutating func word() {
    let start = position
    var index = start + 1
    while index < end, grammar.continuesName[Int(code.bytes[index])] { index += 1 }
    index = withoutTail(start, index)
    if string(after: start..<index) { return }
    if isRustMacro(index) { return finish(.function, index + 1, .value) }
    let key = Word(code.bytes, start..<index, isFolded: grammar.habits.contains(.ignoresCase))
    if let kind = definedKind(key, start, index) { return finish(kind, index, .value) }
    if let key, let kind = grammar.words[key], isWord(key, before: index) {
      return finish(kind, index, following(key, kind, before: index))
    }
    finish(kind(of: start..<index), index, .value)
  }

  private mutating func finish(_ kind: CodeToken.Kind?, _ end: Int, _ next: Before) {
    take(kind, to: end)
    before = next
  }

  /// Whether a word of the language is meant as one here, not as a member or, where it may be a name, as a name.
  private func isWord(_ key: Word, before index: Int) -> Bool {
    if before == .dot, grammar.habits.contains(.members) { return false }
    guard grammar.softWords.contains(key) else { return true }
    let next = code.skipBlanks(index, before: end)
    guard next < end else { return false }
    let byte = code.bytes[next]
    let isName = next > index && (byte.isName || byte == .at || byte == .leftBracket || byte == .dollar)
    return isName || byte == .leftBrace || byte == .quote || byte == .apostrophe
  }

  /// What stands before the next byte then. Ruby's `def self.name` defines a name behind the full stop.
  private mutating func following(_ key: Word, _ kind: CodeToken.Kind, before index: Int) -> Before {
    if before == .functionWord, grammar.habits.contains(.ruby), index < end, code.bytes[index] == .dot {
      return .functionMember
    }
    if grammar.definesFunction.contains(key) { return .functionWord }
    if grammar.definesType.contains(key) { return .typeWord }
    return kind == .keyword ? .operation : .value
  }

  /// What a word is by the definition that it stands in; words of the language stay what they are.
  private func definedKind(_ key: Word?, _ start: Int, _ end: Int) -> CodeToken.Kind? {
    guard before == .functionWord || before == .typeWord else { return nil }
    if let key, grammar.words[key] == .keyword { return nil }
    return before == .functionWord ? .function : .type
  }

  /// What a word is by its letters and by what stands beside it.
  private func kind(of range: Range<Int>) -> CodeToken.Kind? {
    let habits = grammar.habits
    let next = range.upperBound < end ? code.bytes[range.upperBound] : 0
    if habits.contains(.equalsKeys) { return isKey(range) ? .name : nil }
    if habits.contains(.shell) { return next == .equals ? .name : nil }
    if habits.contains(.lisp) { return before == .list ? .function : nil }
    let isType = habits.contains(.capitalTypes) && isCapitalised(range)
    if next == .leftParenthesis, habits.contains(.calls) {
      return isType && habits.contains(.capitalCalls) ? .type : .function
    }
    return isType && before != .dot ? .type : nil
  }

  /// A capital with small letters behind it, or alone; `MAXIMUM` is a constant.
  private func isCapitalised(_ range: Range<Int>) -> Bool {
    guard code.bytes[range.lowerBound].isUpper else { return false }
    return range.count == 1 || code.bytes[range].contains { $0.isLower }
  }

  /// A name at the beginning of its line, before an equals sign.
  private func isKey(_ range: Range<Int>) -> Bool {
    let next = code.skipBlanks(range.upperBound, before: end)
    guard next < end, code.bytes[next] == .equals || code.bytes[next] == .colon else { return false }
    return isAtLineStart || code.bytes[next] == .equals && before == .operation
  }

  /// Marks that continue names but do not end them: `a-b - 1`, `x? y`.
  private func withoutTail(_ start: Int, _ end: Int) -> Int {
    guard grammar.habits.contains(.ruby) else { return end }
    var index = start
    while index < end, code.bytes[index].isName { index += 1 }
    // `?` and `!` end a name of Ruby; in `a!=b` the mark belongs to the operator.
    guard index < end, index > start else { return max(index, start + 1) }
    return index + 1 < self.end && code.bytes[index + 1] == .equals ? index : index + 1
  }

  private func isRustMacro(_ index: Int) -> Bool {
    guard grammar.habits.contains(.rust), index + 1 < end, code.bytes[index] == UInt8(ascii: "!") else {
      return false
    }
    let next = code.bytes[index + 1]
    return next == .leftParenthesis || next == .leftBracket || next == .leftBrace || next == .space
  }

  /// A number, with all letters and marks that belong to it.
  mutating func number() {
    if grammar.habits.contains(.shell) { return shellNumber() }
    let isHexadecimal =
      position + 1 < end && code.bytes[position] == 0x30 && code.bytes[position + 1] | 0x20 == 0x78
    var index = position + 1
    while index < end {
      let byte = code.bytes[index]
      let isNext = index + 1 < end && code.bytes[index + 1].isDigit
      if byte < 0x80, byte.isName {
        let isExponent = !isHexadecimal && byte | 0x20 == 0x65 && index + 2 < end
        let sign = isExponent ? code.bytes[index + 1] : 0
        index += (sign == .hyphen || sign == UInt8(ascii: "+")) && code.bytes[index + 2].isDigit ? 2 : 1
      } else if isNext, byte == .dot || isDigitMark(byte) {
        index += 2
      } else {
        break
      }
    }
    finish(.number, index, .value)
  }

  private func isDigitMark(_ byte: UInt8) -> Bool {
    grammar.habits.contains(.plusPlus) && byte == .apostrophe
      || grammar.habits.contains(.dates) && (byte == .hyphen || byte == .colon)
  }

  /// In a shell, `2to3` and `10.0.0.1` are words.
  private mutating func shellNumber() {
    var index = position
    var isNumber = true
    while index < end, grammar.continuesName[Int(code.bytes[index])] {
      if !code.bytes[index].isDigit { isNumber = false }
      index += 1
    }
    finish(isNumber ? .number : nil, index, .value)
  }
}
