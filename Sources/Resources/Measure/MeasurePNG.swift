import CDeflate

extension ImageHeader {
  /// Walks the chunks of a PNG to its end, and checks the sum of each (PNG, third edition, §5).
  init(png data: ImageBytes) throws(ImageDefect) {
    guard try data.tag(12) == "IHDR" else { throw .damaged("its first chunk is no header") }
    self.init(kind: .png, width: try data.big(16, 4), height: try data.big(20, 4))
    hasAlpha = try data.byte(25) & 4 != 0
    var hasPixels = false
    var offset = 8
    while true {
      let length = try data.big(offset, 4)
      let end = offset + 12 + length
      guard end <= data.count else { throw .truncated }
      guard Self.sum(data.bytes[(offset + 4)..<(end - 4)]) == (try data.big(end - 4, 4)) else {
        throw .damaged("a checksum is wrong")
      }
      switch try data.tag(offset + 4) {
      case "IEND":
        guard hasPixels else { throw .damaged("it has no pixels") }
        return
      case "IDAT": hasPixels = hasPixels || length > 0
      case "tRNS": hasAlpha = true
      case "iCCP": profile = Self.profile(data.bytes[(offset + 8)..<(end - 4)])
      case "acTL": isAnimated = true
      default: break
      }
      offset = end
    }
  }

  /// The profile in a chunk, after its name and packed (PNG §11.3.2.3); within a generous limit.
  private static func profile(_ chunk: ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = chunk.firstIndex(of: 0), end + 2 < chunk.endIndex,
      let unpacker = libdeflate_alloc_decompressor()
    else { return nil }
    defer { libdeflate_free_decompressor(unpacker) }
    var bytes = [UInt8](repeating: 0, count: 4 << 20)
    var size = 0
    let result = chunk[(end + 2)...].withUnsafeBytes {
      libdeflate_zlib_decompress(unpacker, $0.baseAddress, $0.count, &bytes, bytes.count, &size)
    }
    return result == LIBDEFLATE_SUCCESS ? Array(bytes[..<size]) : nil
  }

  private static func sum(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { Int(libdeflate_crc32(0, $0.baseAddress, $0.count)) }
  }
}
