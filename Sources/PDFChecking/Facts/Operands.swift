/// Reads operands of content streams as far as the checks need them (ISO 32000-1 §7.3).
enum Operands {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// The names, without their solidus, outside of strings.
  static func names(_ bytes: Bytes) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: { " \n\r\t<>[]()".contains($0) })
      .filter { $0.hasPrefix("/") }.flatMap { $0.split(separator: "/") }.map(String.init)
  }

  static func firstName(_ bytes: Bytes) -> String? { names(bytes).first }

  /// The whole number behind a key.
  static func number(after key: String, _ bytes: Bytes) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let range = text.firstRange(of: key) else { return nil }
    return Int(text[range.upperBound...].drop(while: \.isWhitespace).prefix(while: \.isNumber))
  }

  /// The strings, literal and hexadecimal.
  static func strings(_ bytes: Bytes) -> [[UInt8]] {
    var (strings, rest) = ([[UInt8]](), bytes[...])
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == UInt8(ascii: "(") { strings.append(literal(&rest)) }
      if first == UInt8(ascii: "<") {
        strings.append(hexadecimal(rest.prefix { $0 != UInt8(ascii: ">") }))
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      }
    }
    return strings
  }

  /// The bytes of a hexadecimal string; a missing digit at its end is 0.
  static func hexadecimal(_ digits: some Sequence<UInt8>) -> [UInt8] {
    var values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    if values.count % 2 == 1 { values.append(0) }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  /// The rest of a literal string, with its escapes resolved (ISO 32000-1 §7.3.4.2).
  private static func literal(_ rest: inout Bytes) -> [UInt8] {
    var (result, depth) = ([UInt8](), 1)
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return result }
      case UInt8(ascii: "\\"):
        if let escaped = escape(&rest) { result.append(escaped) }
        continue
      default: break
      }
      result.append(byte)
    }
    return result
  }

  private static func escape(_ rest: inout Bytes) -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if rest.first == 10 { rest = rest.dropFirst() }
      return nil
    case 48...55:
      var value = Int(byte - 48)
      for _ in 0..<2 {
        guard let next = rest.first, next >= 48, next <= 55 else { break }
        value = value * 8 + Int(next - 48)
        rest = rest.dropFirst()
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }
}
