/// Objects that stand in one stream (ISO 32000-1 §7.5.7).
struct ObjectStream {
  /// The numbers of the objects, and where each is.
  let numbers: [Int]
  private let extents: [Range<Int>]
  private let bytes: [UInt8]

  /// `nil` where the stream is none, or broken.
  init?(_ entries: PDFValue, _ data: [UInt8]) throws(PDFError) {
    guard entries["Type"].name == "ObjStm", let count = entries["N"].integer, count >= 0,
      let first = entries["First"].integer, let bytes = try Inflater().inflate(data), first >= 0,
      first <= bytes.count, count <= first,
      let pairs = ObjectStream.pairs(bytes, count)
    else { return nil }
    numbers = pairs.map(\.number)
    let starts = pairs.map { first + $0.start } + [bytes.count]
    guard zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
    extents = zip(starts, starts.dropFirst()).map { $0..<$1 }
    self.bytes = bytes
  }

  private static func pairs(_ bytes: [UInt8], _ count: Int) -> [(number: Int, start: Int)]? {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = ObjectParser(bytes)
      var pairs: [(number: Int, start: Int)] = []
      for _ in 0..<count {
        guard let number = parser.value()?.integer, let start = parser.value()?.integer,
          (0...bytes.count).contains(start)
        else {
          return nil
        }
        pairs.append((number, start))
      }
      return pairs
    }
  }

  /// The object at an index, if it has this number.
  subscript(index: Int, number: Int) -> ObjectReader.Stored? {
    guard numbers.indices.contains(index), numbers[index] == number else { return nil }
    return ObjectReader.Stored(syntax: Array(bytes[extents[index]]))
  }

  /// Whether the value of every object is whole.
  var isWhole: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      extents.allSatisfy { extent in
        var parser = ObjectParser(bytes, at: extent.lowerBound)
        return parser.value() != nil && parser.position <= extent.upperBound
      }
    }
  }
}
