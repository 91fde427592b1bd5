import Foundation
import TestSupport
import Testing

/// `figure.maximum-resolution` of a theme bounds the pixels of every picture, in both formats.
@Suite struct PictureResolutionTests {
  /// A picture of one colour without compression (Windows bitmap, 24 bits), which every decoder knows.
  private func bitmap(width: Int, height: Int) -> Data {
    func bytes(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
    let pixels = width * height * 3
    var data: [UInt8] = Array("BM".utf8) + bytes(54 + pixels) + bytes(0) + bytes(54)
    data += bytes(40) + bytes(width) + bytes(height) + [1, 0, 24, 0] + bytes(0) + bytes(pixels)
    data += bytes(2835) + bytes(2835) + bytes(0) + bytes(0)
    return Data(data + [UInt8](repeating: 0x77, count: pixels))
  }

  /// The pixels of the only PNG in a book (PNG, third edition, §11.2.1).
  private func pixels(of book: String, _ bifolium: Bifolium) throws -> Int {
    _ = try bifolium.shell("unzip -p \(book) 'EPUB/*.png' > picture.png")
    let data = try bifolium.bytes("picture.png")
    try #require(data.count > 24)
    func number(_ start: Int) -> Int { data[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    return number(16) * number(20)
  }

  /// A page of A5 has 420 × 595 points.
  @Test(arguments: [(72, 249_900), (144, 999_600), (300, 1_600_000)])
  func boundsThePixelsOfPictures(resolution: Int, most: Int) throws {
    let files = [
      "theme.yml": "extends: book\nfigure: {maximum-resolution: \(resolution)}\n",
      "post.md": "---\ntitle: 图\n---\n![滩](sand.bmp)\n",
    ]
    try Bifolium.with(files) { bifolium in
      try bitmap(width: 1600, height: 1000).write(to: bifolium.folder.appending(path: "sand.bmp"))
      let result = try bifolium(
        "export epub post.md -o book.epub -o book.pdf --theme theme.yml --cover none -v")
      #expect(result.status == 0, "\(result.errors)")
      let found = try pixels(of: "book.epub", bifolium)
      #expect(found <= most && found > most * 9 / 10)
    }
  }
}
