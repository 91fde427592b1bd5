extension [UInt8] {
  /// Two hexadecimal digits for each byte.
  var hexadecimal: String {
    String(decoding: flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static let digits = [UInt8]("0123456789abcdef".utf8)

  /// Numbers of 16 bits, least significant byte first.
  var shingles: [UInt16] {
    stride(from: 0, to: count - 1, by: 2).map { UInt16(self[$0]) | UInt16(self[$0 + 1]) << 8 }
  }
}

extension [UInt16] {
  /// Two bytes for each number, least significant first.
  var bytes: [UInt8] { flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } }
}

extension String {
  /// The bytes that lower-case hexadecimal digits stand for; `nil` for anything else.
  var hexadecimalBytes: [UInt8]? {
    let values = utf8.compactMap { digit -> UInt8? in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    guard values.count == utf8.count, values.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
