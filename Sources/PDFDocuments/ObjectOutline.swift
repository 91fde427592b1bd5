/// The parts of an object within its bytes (ISO 32000-1 §7.3.10).
struct ObjectOutline {
  let number: Int
  /// The syntax of its value, of a stream that of its dictionary.
  let syntax: Range<Int>
  /// Where the data of a stream begin.
  let data: Int?

  /// `nil` where the bytes are none, or too few.
  init?(_ bytes: [UInt8]) {
    let found = bytes.withUnsafeBufferPointer { bytes -> (number: Int, syntax: Range<Int>, data: Int?)? in
      var parser = ObjectParser(bytes)
      guard let number = parser.value()?.integer, parser.value()?.integer != nil, parser.skip("obj") else {
        return nil
      }
      let start = parser.position
      guard parser.value() != nil else { return nil }
      let syntax = start..<parser.position
      guard parser.skip("stream") else { return parser.skip("endobj") ? (number, syntax, nil) : nil }
      let end = parser.position
      guard end + 1 < bytes.count else { return nil }
      return (number, syntax, bytes[end] == 13 ? end + 2 : end + 1)
    }
    guard let found else { return nil }
    (number, syntax, data) = found
  }

  /// The value; of a stream, its dictionary.
  func value(_ bytes: [UInt8]) -> PDFValue? { ObjectReader.Stored(syntax: Array(bytes[syntax])).value }
}
