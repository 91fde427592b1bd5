extension TOMLReader {
  mutating func string() throws(TOMLProblem) -> String {
    let quote = bytes[position]
    let begin = line
    let isLong = bytes[position...].starts(with: [quote, quote, quote])
    position += isLong ? 3 : 1
    if isLong, peek == 0x0A { newline() }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote, !isLong || bytes[position...].starts(with: [quote, quote, quote]) {
        position += isLong ? 3 : 1
        // Up to two quotation marks may stand before those that end a long string.
        while isLong, peek == quote {
          text.append(quote)
          position += 1
        }
        return String(decoding: text, as: UTF8.self)
      }
      if byte == 0x0A {
        guard isLong else { break }
        newline()
        text.append(0x0A)
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try escape(isLong: isLong)
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw TOMLProblem(message: "a text does not end", line: begin)
  }

  private mutating func escape(isLong: Bool) throws(TOMLProblem) -> [UInt8] {
    position += 1
    guard let byte = peek else { throw problem("a text does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): return []
    case UInt8(ascii: "e"): return []
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: bytes[position...].prefix(count), as: UTF8.self)
      guard digits.utf8.count == count, let number = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(number)
      else { throw problem("“\\u\(digits)” is no character") }
      position += count
      return Array(String(Character(scalar)).utf8)
    case 0x0A where isLong, 0x20 where isLong, 0x09 where isLong:
      position -= 1
      skipSpace(lines: true, comments: false)
      return []
    default: throw problem("an escape in a text is not known")
    }
  }
}
