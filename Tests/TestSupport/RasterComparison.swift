/// A picture in a test: rows without gaps of four bytes a pixel.
public struct TestRaster: Sendable {
  /// Pixels.
  public let width: Int
  /// Pixels.
  public let height: Int
  /// Four bytes a pixel, of which the first three count.
  public let bytes: [UInt8]

  /// A picture of `width` × `height` pixels.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

extension TestRaster {
  /// The share of this picture's pixels that `other` has nothing like, at the place or one pixel beside.
  ///
  /// Edges of letters are drawn a little differently by each version of a renderer; a letter that is missing
  /// or elsewhere is not.
  ///
  /// - Returns: 0 for the same picture; 1 where the sizes differ.
  public func difference(to other: TestRaster) -> Double {
    guard width == other.width, height == other.height, width * height > 0 else { return 1 }
    var different = 0
    for y in 0..<height {
      for x in 0..<width where !other.hasPixel(like: self, x, y) { different += 1 }
    }
    return Double(different) / Double(width * height)
  }

  private func hasPixel(like other: TestRaster, _ x: Int, _ y: Int) -> Bool {
    if distance(x, y, other, x, y) <= TestRaster.tolerance { return true }
    for row in max(0, y - 1)...min(height - 1, y + 1) {
      for column in max(0, x - 1)...min(width - 1, x + 1)
      where distance(column, row, other, x, y) <= TestRaster.tolerance { return true }
    }
    return false
  }

  /// Of 255, in any channel.
  private static let tolerance = 40

  private func distance(_ x: Int, _ y: Int, _ other: TestRaster, _ otherX: Int, _ otherY: Int) -> Int {
    let (mine, theirs) = ((y * width + x) * 4, (otherY * width + otherX) * 4)
    return (0..<3).map { abs(Int(bytes[mine + $0]) - Int(other.bytes[theirs + $0])) }.max() ?? 0
  }
}
