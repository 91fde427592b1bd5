/// What the header of a picture says, after its structure was checked to the end.
///
/// The check is one of structure: it finds what was cut off or overwritten, without decoding a pixel.
struct ImageHeader: Equatable {
  var kind: ImageResource.Kind
  /// Pixels.
  var width: Int
  var height: Int
  var hasAlpha = false
  /// Whether the colours are those of print.
  var isCMYK = false
  /// How the camera was held, from 1 (upright) to 8 (Exif 2.3, tag 274).
  var orientation = 1
  /// The ICC profile that says what the colours mean.
  var profile: [UInt8]?
  /// Whether it moves: decoding would leave its first frame.
  var isAnimated = false
}

extension ImageHeader {
  /// Measures bytes of a raster format.
  init(_ bytes: [UInt8], _ format: ImageFormat) throws(ImageDefect) {
    let data = ImageBytes(bytes)
    switch format {
    case .jpeg: try self.init(jpeg: data)
    case .png: try self.init(png: data)
    case .gif: try self.init(gif: data)
    case .webp: try self.init(webp: data)
    default: throw .damaged("it is no raster picture")
    }
  }
}

/// Bytes that can be read anywhere: past the end, the picture is truncated.
struct ImageBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ offset: Int) throws(ImageDefect) -> Int {
    guard bytes.indices.contains(offset) else { throw .truncated }
    return Int(bytes[offset])
  }

  /// A number of `count` bytes, the most significant first.
  func big(_ offset: Int, _ count: Int) throws(ImageDefect) -> Int {
    var number = 0
    for index in 0..<count { number = number << 8 | (try byte(offset + index)) }
    return number
  }

  /// A number of `count` bytes, the least significant first.
  func little(_ offset: Int, _ count: Int) throws(ImageDefect) -> Int {
    var number = 0
    for index in (0..<count).reversed() { number = number << 8 | (try byte(offset + index)) }
    return number
  }

  /// Four letters.
  func tag(_ offset: Int) throws(ImageDefect) -> String {
    var letters = ""
    for index in 0..<4 { letters.append(Character(UnicodeScalar(UInt8(try byte(offset + index))))) }
    return letters
  }
}
