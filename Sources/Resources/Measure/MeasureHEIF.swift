extension ImageHeader {
  /// The size that an AVIF or HEIC says its largest picture has, in an `ispe` property (ISO/IEC 23008-12
  /// §6.5.3); `nil` where there is none near the beginning. The library that decodes asks nobody before it does.
  static func size(ofHEIF bytes: [UInt8]) -> (width: Int, height: Int)? {
    let data = ImageBytes(Array(bytes.prefix(1 << 16)))
    var largest: (width: Int, height: Int)?
    for offset in 4..<max(4, data.count - 16)
    where bytes[offset] == 0x69 && (try? data.tag(offset)) == "ispe" {
      guard let width = try? data.big(offset + 8, 4), let height = try? data.big(offset + 12, 4) else {
        continue
      }
      if width * height > (largest.map { $0.width * $0.height } ?? 0) { largest = (width, height) }
    }
    return largest
  }
}
