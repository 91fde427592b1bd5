/// From offsets in a derived text, such as the HTML made from Markdown, to lines of the source.
struct LineTable: Sendable, Equatable {
  /// Offsets in ascending order, each with the line that begins there.
  private var offsets: [Int] = []
  private var lines: [Int] = []
  /// The line before the first entry.
  private var first: Int

  /// A table in which everything stands in line `first`, until more is said.
  init(first: Int = 1) { self.first = first }

  /// The table of a text of which every line is known.
  init(of bytes: [UInt8], line: (Int) -> Int) {
    first = line(1)
    var number = 1
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      number += 1
      add(line(number), at: offset + 1)
    }
  }

  /// States that `line` begins at `offset`, which is not before the last one added.
  mutating func add(_ line: Int, at offset: Int) {
    if lines.last == line { return }
    offsets.append(offset)
    lines.append(line)
  }

  /// The line in which `offset` stands.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : lines[low - 1]
  }
}
