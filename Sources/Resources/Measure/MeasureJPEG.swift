extension ImageHeader {
  /// Walks the markers of a JPEG to its end (ITU-T T.81, annex B).
  init(jpeg data: ImageBytes) throws(ImageDefect) {
    var frame: ImageHeader?
    var offset = 2
    while true {
      let marker = try Self.marker(data, &offset)
      switch marker {
      case 0xd9:  // end of image
        guard let frame else { throw .damaged("it has no frame") }
        self = frame
        return
      case 0x01, 0xd0...0xd8: continue
      case 0xc0...0xc3, 0xc5...0xc7, 0xc9...0xcb, 0xcd...0xcf:
        frame = ImageHeader(
          kind: .jpeg, width: try data.big(offset + 5, 2), height: try data.big(offset + 3, 2),
          isCMYK: try data.byte(offset + 7) == 4)
      default: break
      }
      let length = try data.big(offset, 2)
      guard length >= 2 else { throw .damaged("a part of it has no length") }
      offset += length
      if marker == 0xda { Self.skipScan(data, &offset) }
    }
  }

  /// The next marker; any number of fill bytes may stand before it.
  private static func marker(_ data: ImageBytes, _ offset: inout Int) throws(ImageDefect) -> Int {
    guard try data.byte(offset) == 0xff else { throw .damaged("a part of it does not begin where it should") }
    while try data.byte(offset) == 0xff { offset += 1 }
    defer { offset += 1 }
    return try data.byte(offset)
  }

  /// Goes past the compressed data of a scan, in which 0xff is followed by 0 or a restart marker.
  private static func skipScan(_ data: ImageBytes, _ offset: inout Int) {
    data.bytes.withUnsafeBufferPointer { bytes in
      while offset + 1 < bytes.count {
        if bytes[offset] == 0xff, bytes[offset + 1] != 0, !(0xd0...0xd7).contains(bytes[offset + 1]) {
          return
        }
        offset += 1
      }
      offset = bytes.count
    }
  }
}
