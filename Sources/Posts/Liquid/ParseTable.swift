/// Parses values separated by commas or tabs (RFC 4180): the first row names the columns.
///
/// - Parameters:
///   - bytes: the text.
///   - separator: what stands between values.
/// - Returns: a map for each row.
func parseTable(_ bytes: [UInt8], separator: UInt8) -> [LiquidValue] {
  var reader = TableReader(bytes: bytes, separator: separator)
  let names = reader.row() ?? []
  var rows: [LiquidValue] = []
  while let row = reader.row() {
    if row.allSatisfy(\.isEmpty) { continue }
    let pairs = zip(names, row).map { ($0, LiquidValue(HeaderValue.scalar($1))) }
    rows.append(.map(Dictionary(pairs) { $1 }))
  }
  return rows
}

private struct TableReader {
  let bytes: [UInt8]
  let separator: UInt8
  private var position = 0

  init(bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  /// The values of the next row; `nil` behind the last.
  mutating func row() -> [String]? {
    guard position < bytes.count else { return nil }
    var values = [value()]
    while position < bytes.count, bytes[position] == separator {
      position += 1
      values.append(value())
    }
    position += 1
    return values
  }

  /// A value, after which a separator, a line feed or the end stands. In quotation marks it may hold all of
  /// them, and quotation marks doubled.
  private mutating func value() -> String {
    var value: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        if isQuoted, position + 1 < bytes.count, bytes[position + 1] == byte {
          value.append(byte)
          position += 1
        } else if isQuoted || value.isEmpty {
          isQuoted.toggle()
        } else {
          value.append(byte)
        }
      } else if !isQuoted, byte == separator || byte == 0x0A {
        break
      } else {
        value.append(byte)
      }
      position += 1
    }
    return String(decoding: value, as: UTF8.self).trimmed
  }
}
