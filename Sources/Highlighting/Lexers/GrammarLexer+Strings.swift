import Manuscript

extension GrammarLexer {
  /// A string that begins at the byte at hand, without a prefix.
  mutating func string(_ byte: UInt8) -> Bool {
    for form in grammar.strings where form.open.bytes[0] == byte {
      guard code.has(form.open.bytes, at: position, before: end) else { continue }
      if form.isCharacter {
        guard let close = endOfCharacter else { continue }
        take(.string, to: close)
        before = .value
      } else {
        scan(form, from: position + form.open.bytes.count, hasHoles: form.holePrefix.bytes.isEmpty)
      }
      return true
    }
    return grammar.hasGuards && byte == .hash && guarded(position)
  }

  /// A string behind a word that may be its prefix.
  mutating func string(after word: Range<Int>) -> Bool {
    guard word.count <= 3, word.upperBound < end else { return false }
    let letters = code.bytes[word]
    if grammar.habits.contains(.rust), letters.contains(UInt8(ascii: "r")),
      letters.allSatisfy({ $0 == UInt8(ascii: "r") || $0 == UInt8(ascii: "b") || $0 == UInt8(ascii: "c") })
    {
      return guarded(word.upperBound)
    }
    if grammar.habits.contains(.plusPlus), letters.last == UInt8(ascii: "R"), delimited(word.upperBound) {
      return true
    }
    for form in grammar.strings where !form.prefix.bytes.isEmpty {
      guard code.has(form.open.bytes, at: word.upperBound, before: end),
        letters.allSatisfy(form.prefix.bytes.contains)
      else { continue }
      let holes = form.holePrefix.bytes
      scan(
        form, from: word.upperBound + form.open.bytes.count,
        hasHoles: holes.isEmpty || letters.contains(where: holes.contains))
      return true
    }
    return false
  }

  /// The string whose content begins at `start`, to its end or to code in it; the token begins at the byte at hand.
  private mutating func scan(_ form: StringForm, from start: Int, hasHoles: Bool) {
    var form = form
    if !hasHoles { form.holes = [] }
    resume(form, from: start)
  }

  /// Goes on in a string.
  private mutating func resume(_ form: StringForm, from start: Int) {
    let close = form.close.bytes
    var index = start
    while index < end {
      let byte = code.bytes[index]
      if byte == .lineFeed, !form.isMultiline { break }
      if let hole = hole(form, byte, at: index) {
        take(.string, to: index)
        position += hole.open.bytes.count
        open.append(OpenString(form: form, closesHole: hole.close))
        before = .nothing
        return
      }
      if byte == .leftBrace, form.holes.first?.open == "{" { index += 1 }
      if byte == .dollar, form.hasDollarNames, let name = endOfDollarName(index) {
        take(.string, to: index)
        take(.name, to: name)
        index = name
      } else if byte == close[0], code.has(close, at: index, before: end) {
        index += close.count
        if form.escape == .doubled, code.has(close, at: index, before: end) {
          index += close.count
        } else {
          return endString(index)
        }
      } else {
        index += byte == .backslash && form.escape == .backslash ? 2 : 1
      }
    }
    endString(min(index, end))
  }

  private mutating func endString(_ index: Int) {
    var isKey = false
    if grammar.habits.contains(.colonKeys) {
      let next = code.skipBlanks(index, before: end)
      isKey = next < end && code.bytes[next] == .colon
    }
    take(isKey ? .name : .string, to: index)
    before = .value
  }

  /// The code that begins at `index`; a doubled brace is a brace.
  private func hole(_ form: StringForm, _ byte: UInt8, at index: Int) -> StringForm.Hole? {
    for hole in form.holes where hole.open.bytes[0] == byte {
      guard code.has(hole.open.bytes, at: index, before: end), open.count < GrammarLexer.deepest else {
        continue
      }
      if hole.open == "{", index + 1 < end, code.bytes[index + 1] == .leftBrace { continue }
      return hole
    }
    return nil
  }

  /// Goes on in the string whose code has ended.
  mutating func leaveHole() {
    guard let string = open.popLast() else { return }
    resume(string.form, from: position)
  }

  // MARK: Other forms

  /// `'c'`, `'\n'`, `'\u{1F600}'`: looked for within a few bytes.
  private var endOfCharacter: Int? {
    let limit = min(end, position + 14)
    guard position + 2 < limit else { return nil }
    var index = position + 1
    if code.bytes[index] == .backslash {
      index += 2
      while index < limit, code.bytes[index] != .apostrophe, code.bytes[index] != .lineFeed { index += 1 }
    } else {
      index += 1
      while index < limit, code.bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index < limit && code.bytes[index] == .apostrophe ? index + 1 : nil
  }

  /// `#"…"#`, `r##"…"##`: number signs from `start` on, as many at the end as at the beginning.
  private mutating func guarded(_ start: Int) -> Bool {
    var index = start
    while index < end, code.bytes[index] == .hash { index += 1 }
    let isRust = grammar.habits.contains(.rust)
    guard index < end, code.bytes[index] == .quote, isRust || index > start else { return false }
    let triple: [UInt8] = [.quote, .quote, .quote]
    let mark = !isRust && code.has(triple, at: index, before: end) ? triple : [.quote]
    let close = mark + Array(repeating: .hash, count: index - start)
    guard failures < GrammarLexer.patience,
      let found = code.find(close, from: index + mark.count, before: end)
    else {
      failures += 1
      return false
    }
    take(.string, to: found + close.count)
    before = .value
    return true
  }

  /// `R"x(…)x"`, from the quotation mark on.
  private mutating func delimited(_ start: Int) -> Bool {
    guard code.bytes[start] == .quote, failures < GrammarLexer.patience else { return false }
    let limit = min(end, start + 18)
    guard let parenthesis = code.find([.leftParenthesis], from: start, before: limit) else { return false }
    let close = [.rightParenthesis] + code.bytes[(start + 1)..<parenthesis] + [.quote]
    guard let found = code.find(close, from: parenthesis, before: end) else {
      failures += 1
      return false
    }
    take(.string, to: found + close.count)
    before = .value
    return true
  }

  /// The end of `$name`, `${name}`, `$1` or `$?` at `index`; `nil` if it is none.
  func endOfDollarName(_ index: Int) -> Int? {
    guard index + 1 < end else { return nil }
    let isBraced = code.bytes[index + 1] == .leftBrace
    let start = index + (isBraced ? 2 : 1)
    var next = start
    while next < end, code.bytes[next] < 0x80, code.bytes[next].isName { next += 1 }
    if next == start {
      guard !isBraced, Array("?#@*!-".utf8).contains(code.bytes[start]) else { return nil }
      guard grammar.habits.contains(.shell) else { return nil }
      return start + 1
    }
    return isBraced && next < end && code.bytes[next] == .rightBrace ? next + 1 : next
  }
}
