/// Text that is being written, and where its lines come from.
struct LiquidOutput {
  private(set) var bytes: [UInt8] = []
  private(set) var lines = LineMap()
  private var line = 1

  /// Writes text of the post itself.
  mutating func add(_ text: ArraySlice<UInt8>, line source: Int) {
    let isAtStart = bytes.isEmpty || bytes.last == 0x0A
    lines.add(isAtStart ? line : line + 1, is: isAtStart ? source : source + 1)
    write(text)
  }

  /// Writes what something in a line of the post stands for: all its lines come from that one.
  mutating func add(_ text: [UInt8], at source: Int) {
    let feeds = text.count { $0 == 0x0A }
    let first = line
    write(text[...])
    guard feeds > 0 else { return }
    lines.add(first + 1, is: source)
  }

  private mutating func write(_ text: ArraySlice<UInt8>) {
    bytes += text
    line += text.count { $0 == 0x0A }
  }
}
