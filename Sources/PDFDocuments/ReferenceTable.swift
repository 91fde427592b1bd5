/// The rows of a cross-reference stream (ISO 32000-1 §7.5.8.3), and the predictor that makes them small.
struct ReferenceTable {
  /// The bytes of each field of a row.
  let widths: [Int]
  /// The free number that follows each free one; the last one leads back to 0.
  private var nextFree: [Int: Int] = [:]

  /// - Parameters:
  ///   - freeNumbers: numbers below the size of the file that no object has.
  ///   - largest: the largest offset, which no number of an object exceeds.
  init(freeNumbers: [Int], largest: Int) {
    var width = 1
    while largest >> (8 * width) > 0 { width += 1 }
    widths = [1, width, 1]
    var last = 0
    for number in freeNumbers.sorted() {
      nextFree[last] = number
      last = number
    }
  }

  /// The row of an object: of kind 0 it is free, of kind 1 it stands at an offset, of kind 2 in a stream of objects.
  func row(_ number: Int, kind: UInt8, first: Int, index: UInt8) -> [UInt8] {
    let field = kind == 0 ? nextFree[number] ?? 0 : first
    let bytes = (0..<widths[1]).reversed().map { UInt8(truncatingIfNeeded: field >> (8 * $0)) }
    return [kind] + bytes + [index]
  }

  /// The rows, each as the difference from the one above it (PNG's predictor “up”).
  func predicted(_ rows: some Sequence<[UInt8]>) -> [UInt8] {
    var result: [UInt8] = []
    var above = [UInt8](repeating: 0, count: widths.reduce(0, +))
    for row in rows {
      result.append(2)
      for index in row.indices { result.append(row[index] &- above[index]) }
      above = row
    }
    return result
  }

  /// A row: of kind 0 free, of kind 1 with an offset, of kind 2 with the number of a stream and an index.
  struct Row {
    var kind: Int
    var first: Int
    var index: Int
  }

  /// The rows of predicted data; `nil` where they are none.
  static func rows(_ data: [UInt8], widths: [Int]) -> [Row]? {
    guard widths.count == 3, widths.allSatisfy({ (1...7).contains($0) }) else { return nil }
    let width = widths.reduce(0, +)
    guard data.count % (width + 1) == 0 else { return nil }
    var rows: [Row] = []
    var bytes = [UInt8](repeating: 0, count: width)
    for start in stride(from: 0, to: data.count, by: width + 1) {
      guard data[start] == 2 else { return nil }
      for index in 0..<width { bytes[index] &+= data[start + 1 + index] }
      var fields: [Int] = []
      var rest = bytes[...]
      for width in widths {
        fields.append(rest.prefix(width).reduce(0) { $0 << 8 | Int($1) })
        rest = rest.dropFirst(width)
      }
      rows.append(Row(kind: fields[0], first: fields[1], index: fields[2]))
    }
    return rows
  }
}
