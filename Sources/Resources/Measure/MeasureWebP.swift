extension ImageHeader {
  /// Reads the first chunk of a WebP and checks that every chunk is there (RFC 9649 §2).
  init(webp data: ImageBytes) throws(ImageDefect) {
    let end = try data.little(4, 4) + 8
    guard end <= data.count else { throw .truncated }
    switch try data.tag(12) {
    case "VP8 ": try self.init(lossy: data, at: 20)
    case "VP8L": try self.init(lossless: data, at: 20)
    case "VP8X":
      self.init(
        kind: .webp, width: try data.little(24, 3) + 1, height: try data.little(27, 3) + 1,
        hasAlpha: try data.byte(20) & 0x10 != 0, isAnimated: try data.byte(20) & 0x02 != 0)
    default: throw .damaged("its first part is of no known kind")
    }
    var offset = 12
    while offset + 8 <= end {
      let length = try data.little(offset + 4, 4)
      if try data.tag(offset) == "ICCP", offset + 8 + length <= data.count {
        profile = Array(data.bytes[(offset + 8)..<(offset + 8 + length)])
      }
      offset += 8 + (length + 1) / 2 * 2
    }
    guard offset <= end + 1 else { throw .truncated }
  }

  /// A VP8 key frame (RFC 6386 §9.1).
  private init(lossy data: ImageBytes, at offset: Int) throws(ImageDefect) {
    guard try data.big(offset + 3, 3) == 0x9d012a else {
      throw .damaged("its frame does not begin where it should")
    }
    self.init(
      kind: .webp, width: try data.little(offset + 6, 2) & 0x3fff,
      height: try data.little(offset + 8, 2) & 0x3fff)
  }

  /// A VP8L stream: fourteen bits each for width and height, less one.
  private init(lossless data: ImageBytes, at offset: Int) throws(ImageDefect) {
    guard try data.byte(offset) == 0x2f else { throw .damaged("its frame does not begin where it should") }
    let bits = try data.little(offset + 1, 4)
    self.init(
      kind: .webp, width: bits & 0x3fff + 1, height: bits >> 14 & 0x3fff + 1, hasAlpha: bits >> 28 & 1 == 1)
  }
}
