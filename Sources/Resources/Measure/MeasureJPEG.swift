extension ImageHeader {
  /// Walks the markers of a JPEG to its end (ITU-T T.81, annex B).
  init(jpeg data: ImageBytes) throws(ImageDefect) {
    var frame: ImageHeader?
    var orientation = 1
    var profile: [Int: ArraySlice<UInt8>] = [:]
    var offset = 2
    while true {
      let marker = try Self.marker(data, &offset)
      switch marker {
      case 0xd9:  // end of image
        guard let frame else { throw .damaged("it has no frame") }
        self = frame
        self.orientation = orientation
        let parts = profile.sorted { $0.key < $1.key }.flatMap(\.value)
        self.profile = parts.isEmpty ? nil : parts
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
      let part = data.bytes[min(offset + 2, data.count)..<min(offset + length, data.count)]
      if marker == 0xe1 { orientation = ExifOrientation.read(part) ?? orientation }
      if marker == 0xe2, let piece = Self.profile(part) { profile[piece.number] = piece.bytes }
      offset += length
      if marker == 0xda { Self.skipScan(data, &offset) }
    }
  }

  /// A part of a colour profile, which may be larger than one segment (ICC.1:2022, annex B.4).
  private static func profile(_ segment: ArraySlice<UInt8>) -> (number: Int, bytes: ArraySlice<UInt8>)? {
    guard segment.starts(with: "ICC_PROFILE\0".utf8), segment.count > 14 else { return nil }
    return (Int(segment[segment.startIndex + 12]), segment.dropFirst(14))
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
