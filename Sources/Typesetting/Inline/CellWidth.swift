/// How many cells of a code grid a character takes (UAX #11).
enum CellWidth {
  /// 2 for wide and full-width characters and emoji, 0 for marks, else 1.
  static func cells(_ scalar: UInt32, _ kind: CharacterClass) -> Int {
    switch kind {
    case .mark, .joiner, .zeroWidthSpace, .softHyphen: 0
    case .emoji, .wideSpace: 2
    default: isWide(scalar) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x1100 else { return false }
    return wide.contains { $0.contains(scalar) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x20000...0x3FFFD,
  ]
}
