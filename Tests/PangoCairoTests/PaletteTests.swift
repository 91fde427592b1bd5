import Testing

@testable import PangoCairo

/// Which colours a drawn picture keeps.
@Suite struct PaletteTests {
  @Test func keepsEveryColourWhereTheyAreFew() throws {
    let pixels: [UInt32] = (0..<256).map { $0 << 8 }
    let palette = try #require(Palette(count(pixels), pixels: pixels.count))
    #expect(palette.colors.sorted() == pixels)
    #expect(pixels.allSatisfy { palette.colors[Int(palette.index(of: $0))] == $0 })
  }

  /// Two grounds with the shades between black letters and each of them.
  @Test func showsRareShadesByTheirNeighbours() throws {
    let shades = (0..<256).map { UInt32($0) * 0x010101 } + (0..<200).map { UInt32($0) << 16 }
    let pixels = shades + Array(repeating: 0x123456, count: 1_000_000)
    let palette = try #require(Palette(count(pixels), pixels: pixels.count))
    #expect(palette.colors.count <= 256 && palette.colors.first == 0x123456)
    #expect(shades.allSatisfy { distance($0, palette.colors[Int(palette.index(of: $0))]) <= 2 })
  }

  /// Steps of a gradient would be seen, were they fewer.
  @Test func givesUpWhereLargeAreasNeedMoreColours() {
    let pixels = (0..<300).flatMap { Array(repeating: UInt32($0) << 6, count: 10_000) }
    #expect(Palette(count(pixels), pixels: pixels.count) == nil)
  }

  @Test func givesUpOnPhotographs() {
    let count = count((0..<100_000).map { UInt32($0) })
    #expect(count.isOverfull && Palette(count, pixels: 100_000) == nil)
  }

  private func count(_ pixels: [UInt32]) -> ColorCount {
    var count = ColorCount()
    pixels.withUnsafeBufferPointer { count.add($0) }
    return count
  }

  private func distance(_ one: UInt32, _ other: UInt32) -> Int {
    [16, 8, 0].map { (shift: UInt32) in abs(Int(one >> shift & 255) - Int(other >> shift & 255)) }.max() ?? 0
  }
}
