/// Reads the syntax of objects (ISO 32000-1 §7.3).
struct ObjectParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next token begins, blanks before it aside.
  private(set) var position: Int
  /// Arrays and dictionaries within each other, at most.
  private static let depth = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The value that comes next; `nil` where there is none, or one that is not whole.
  mutating func value() -> PDFValue? { value(within: ObjectParser.depth) }

  /// Skips a word if it comes next.
  mutating func skip(_ word: StaticString) -> Bool {
    skipBlanks()
    guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] {
      return false
    }
    position += word.utf8CodeUnitCount
    return true
  }

  private mutating func value(within depth: Int) -> PDFValue? {
    skipBlanks()
    guard position < bytes.count, depth > 0 else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "("): return literal().map { .string($0) }
    case UInt8(ascii: "["): return array(within: depth - 1)
    case UInt8(ascii: "<"):
      return skip("<<") ? dictionary(within: depth - 1) : hexadecimal().map { .string($0) }
    default: return word()
    }
  }

  private mutating func array(within depth: Int) -> PDFValue? {
    position += 1
    var values: [PDFValue] = []
    while !skip("]") {
      guard let value = value(within: depth) else { return nil }
      values.append(value)
    }
    return .array(values)
  }

  private mutating func dictionary(within depth: Int) -> PDFValue? {
    var entries: [String: PDFValue] = [:]
    while !skip(">>") {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "/") else { return nil }
      let key = name()
      guard let value = value(within: depth) else { return nil }
      entries[key] = value
    }
    return .dictionary(entries)
  }

  /// A number, a reference, or a word for a constant.
  private mutating func word() -> PDFValue? {
    let word = token()
    if let number = Int(word) {
      let start = position
      if let generation = Int(token()), generation >= 0, number >= 0, token() == "R" {
        return .reference(PDFObjectID(number, generation: generation))
      }
      position = start
      return .integer(number)
    }
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: return Double(word).map { .real($0) }
    }
  }

  private mutating func token() -> String {
    skipBlanks()
    let start = position
    while position < bytes.count, PDFSyntax.isRegular(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func name() -> String {
    position += 1
    var name: [UInt8] = []
    while position < bytes.count, PDFSyntax.isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count,
        let high = PDFSyntax.digit(bytes[position + 1]), let low = PDFSyntax.digit(bytes[position + 2])
      {
        name.append(high << 4 | low)
        position += 3
      } else {
        name.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func hexadecimal() -> [UInt8]? {
    position += 1
    var digits: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = PDFSyntax.digit(bytes[position]) { digits.append(digit) }
      position += 1
    }
    guard position < bytes.count else { return nil }
    position += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func skipBlanks() { position = PDFSyntax.skipBlanks(bytes, from: position) }
}

extension ObjectParser {
  /// A string between parentheses (§7.3.4.2).
  private mutating func literal() -> [UInt8]? {
    position += 1
    var string: [UInt8] = []
    var depth = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): escape(into: &string)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return string }
        string.append(byte)
      default:
        if byte == UInt8(ascii: "(") { depth += 1 }
        string.append(byte)
      }
    }
    return nil
  }

  private mutating func escape(into string: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): string.append(10)
    case UInt8(ascii: "r"): string.append(13)
    case UInt8(ascii: "t"): string.append(9)
    case UInt8(ascii: "b"): string.append(8)
    case UInt8(ascii: "f"): string.append(12)
    case 10: break
    case 13: if position < bytes.count, bytes[position] == 10 { position += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      for _ in 0..<2 where position < bytes.count && (0x30...0x37).contains(bytes[position]) {
        value = value * 8 + Int(bytes[position] - 0x30)
        position += 1
      }
      string.append(UInt8(truncatingIfNeeded: value))
    default: string.append(byte)
    }
  }
}
