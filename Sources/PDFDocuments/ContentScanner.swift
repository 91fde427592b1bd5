/// Reads a content stream operator by operator (ISO 32000-1 §7.8.2): the places of operators and their operands,
/// with nothing copied.
package struct ContentScanner {
  /// An operator with its operands.
  package struct Instruction {
    /// From the first operand to the end of the operator, and of the data of an inline picture.
    package var range: Range<Int>
    /// The operator itself.
    package var name: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next operator; `nil` at the end.
  package mutating func next() -> Instruction? {
    var start: Int?
    while skipBlanks() {
      let first = position
      start = start ?? first
      switch bytes[position] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: ")"):
        skipBracket()
      case UInt8(ascii: "/"):
        position += 1
        skipRegular()
      default:
        skipRegular()
        if isOperator(first) { return instruction(start ?? first, first) }
      }
    }
    return nil
  }

  private mutating func instruction(_ start: Int, _ first: Int) -> Instruction {
    let name = first..<position
    if self.is(name, "BI") { skipInlinePicture() }
    return Instruction(range: start..<position, name: name)
  }

  /// Whether the bytes of a range are those of an ASCII word.
  package func `is`(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Numbers and the words for constants are operands.
  private func isOperator(_ first: Int) -> Bool {
    switch bytes[first] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return false
    default:
      let word = first..<position
      return !self.is(word, "true") && !self.is(word, "false") && !self.is(word, "null")
    }
  }

  /// Skips white space and comments; `false` at the end.
  private mutating func skipBlanks() -> Bool {
    position = PDFSyntax.skipBlanks(bytes, from: position)
    return position < bytes.count
  }

  private mutating func skipRegular() {
    let start = position
    while position < bytes.count, PDFSyntax.isRegular(bytes[position]) { position += 1 }
    if position == start { position += 1 }
  }

  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { break }
    }
    position = min(position, bytes.count)
  }

  /// Skips a hexadecimal string or one bracket of an array or a dictionary.
  private mutating func skipBracket() {
    let isAngle = bytes[position] == UInt8(ascii: "<") || bytes[position] == UInt8(ascii: ">")
    let isDouble = isAngle && position + 1 < bytes.count && bytes[position + 1] == bytes[position]
    if bytes[position] == UInt8(ascii: "<"), !isDouble {
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    }
    position = min(position + (isDouble ? 2 : 1), bytes.count)
  }

  /// The data of a picture end with EI between white space.
  private mutating func skipInlinePicture() {
    var index = position
    while index + 2 < bytes.count {
      let isEnd = index + 3 >= bytes.count || PDFSyntax.isBlank(bytes[index + 3])
      if PDFSyntax.isBlank(bytes[index]), bytes[index + 1] == UInt8(ascii: "E"),
        bytes[index + 2] == UInt8(ascii: "I"), isEnd
      {
        position = index + 3
        return
      }
      index += 1
    }
    position = bytes.count
  }
}

/// Operators that paint (ISO 32000-1 §8.5.3, §8.7.4, §8.8, §8.9.7, §9.4.3).
package enum PaintingOperator {
  private static let names: Set<[UInt8]> = Set(
    ["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "Tj", "TJ", "'", "\""].map {
      Array($0.utf8)
    })

  /// Whether an operator shows something.
  package static func contains(_ name: some Sequence<UInt8>) -> Bool { names.contains(Array(name)) }
}
