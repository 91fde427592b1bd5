/// The characters of PDF (ISO 32000-1 §7.2.2), and values as they stand in a file.
enum PDFSyntax {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
  }

  static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: false
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  /// The next place that is neither white space nor in a comment; the end if there is none.
  static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if isBlank(bytes[position]) {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension PDFValue {
  /// Writes the value behind `bytes`, in as few bytes as it takes: blanks stand where words would run together.
  /// Entries are sorted, so that equal values are equal bytes.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: PDFValue.write(word: "null", to: &bytes)
    case .boolean(let value): PDFValue.write(word: value ? "true" : "false", to: &bytes)
    case .integer(let value): PDFValue.write(word: String(value), to: &bytes)
    case .real(let value): PDFValue.write(word: PDFValue.decimal(value), to: &bytes)
    case .name(let name): PDFValue.write(name: name, to: &bytes)
    case .string(let string): PDFValue.write(string: string, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for value in values { value.write(to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .dictionary(let entries), .stream(let entries):
      bytes += "<<".utf8
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) where !value.isNull {
        PDFValue.write(name: key, to: &bytes)
        value.write(to: &bytes)
      }
      bytes += ">>".utf8
    case .reference(let id): PDFValue.write(word: "\(id.number) \(id.generation) R", to: &bytes)
    }
  }

  private static func write(word: String, to bytes: inout [UInt8]) {
    if let last = bytes.last, PDFSyntax.isRegular(last) { bytes.append(UInt8(ascii: " ")) }
    bytes += word.utf8
  }

  private static func write(name: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "/"))
    for byte in name.utf8 {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "#"), PDFSyntax.isRegular(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "#"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      }
    }
  }

  private static func write(string: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "("))
    for byte in string {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      // An end of line within a string would be read as a line feed, whatever it was.
      case 13: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: ")"))
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }

  /// A number of at most six decimals, never with an exponent.
  static func decimal(_ value: Double) -> String {
    let scaled = (value * 1_000_000).rounded()
    guard scaled.magnitude < 1e18 else { return "0" }
    let millionths = Int(scaled.magnitude)
    var digits = String(millionths % 1_000_000)
    digits = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return sign + String(millionths / 1_000_000) + (digits.isEmpty ? "" : "." + digits)
  }
}
