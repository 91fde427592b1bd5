/// How a camera was held, in the Exif data of a picture.
enum ExifOrientation {
  /// Reads a segment `Exif` with its TIFF structure (Exif 2.3 §4.5); `nil` where it is none, or says nothing.
  static func read(_ segment: ArraySlice<UInt8>) -> Int? {
    guard segment.starts(with: "Exif\0\0".utf8) else { return nil }
    return try? orientation(ImageBytes(Array(segment.dropFirst(6))))
  }

  private static func orientation(_ data: ImageBytes) throws(ImageDefect) -> Int? {
    let isLittle = try data.byte(0) == 0x49
    func number(_ offset: Int, _ count: Int) throws(ImageDefect) -> Int {
      isLittle ? try data.little(offset, count) : try data.big(offset, count)
    }
    let directory = try number(4, 4)
    for index in 0..<(try number(directory, 2)) {
      let entry = directory + 2 + 12 * index
      guard try number(entry, 2) == 274 else { continue }
      let value = try number(entry + 8, 2)
      return (1...8).contains(value) ? value : nil
    }
    return nil
  }
}
