extension ImageHeader {
  /// Walks the blocks of a GIF to its trailer (GIF89a, §§ 17–27).
  init(gif data: ImageBytes) throws(ImageDefect) {
    self.init(kind: .gif, width: try data.little(6, 2), height: try data.little(8, 2))
    var offset = 13 + Self.colorTable(try data.byte(10))
    var hasPixels = false
    while true {
      switch try data.byte(offset) {
      case 0x3b:
        guard hasPixels else { throw .damaged("it has no pixels") }
        return
      case 0x21:
        // A graphic control says whether one colour is transparent.
        if try data.byte(offset + 1) == 0xf9, try data.byte(offset + 3) & 1 == 1 { hasAlpha = true }
        offset = try Self.skipBlocks(data, offset + 2)
      case 0x2c:
        isAnimated = hasPixels
        hasPixels = true
        offset = try Self.skipBlocks(data, offset + 11 + Self.colorTable(try data.byte(offset + 9)))
      default: throw .damaged("a part of it is of no known kind")
      }
    }
  }

  /// The bytes of the colour table that some flags announce.
  private static func colorTable(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

  private static func skipBlocks(_ data: ImageBytes, _ start: Int) throws(ImageDefect) -> Int {
    var offset = start
    while case let length = try data.byte(offset), length > 0 { offset += length + 1 }
    return offset + 1
  }
}
