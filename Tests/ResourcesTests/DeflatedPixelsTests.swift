import Foundation
import Manuscript
import Testing

@testable import Resources

@Suite("Pixels of a PNG that go into a PDF as they are")
struct DeflatedPixelsTests {
  struct Sample: Sendable {
    var file: String
    var depth: Int
    var samples: Int
    /// Colours of the palette.
    var colors: Int?
  }

  @Test(arguments: [
    Sample(file: "opaque.png", depth: 8, samples: 3), Sample(file: "grey.png", depth: 8, samples: 1),
    Sample(file: "line-art.png", depth: 1, samples: 1),
    Sample(file: "palette-of-three.png", depth: 2, samples: 1, colors: 3),
  ])
  func keepTheirFormat(sample: Sample) async throws {
    let found = try #require(try await Pictures.load(sample.file).deflatedPixels())
    #expect(found.format.width == 48 && found.format.height == 32)
    #expect(found.format.depth == sample.depth && found.format.samples == sample.samples)
    #expect(found.format.palette?.count == sample.colors.map { $0 * 3 })
  }

  @Test(arguments: ["transparent.png", "deep.png", "baseline.jpg", "opaque.gif"])
  func areNoneWhereThePictureMustBeDecoded(file: String) async throws {
    #expect(try await Pictures.load(file).deflatedPixels() == nil)
  }

  /// The chunks' own checksums are not looked at here, so each change reaches what it is to test.
  @Test(arguments: [
    "interlaced", "without pixels", "cut", "a row too many", "too many colours", "an odd palette",
  ])
  func areNoneWhere(change: String) async throws {
    let file = change.contains("pal") || change.contains("colours") ? "palette-of-three.png" : "opaque.png"
    var bytes = try Pictures.bytes(file)
    switch change {
    case "interlaced": bytes[28] = 1
    case "without pixels": bytes.replace(Array("IDAT".utf8), with: Array("iDAT".utf8))
    case "cut": bytes.removeLast(60)
    case "a row too many": bytes[23] += 1
    case "too many colours": bytes[24] = 1
    default: bytes.replace([0, 0, 0, 9] + Array("PLTE".utf8), with: [0, 0, 0, 8] + Array("PLTE".utf8))
    }
    #expect(try image(bytes).deflatedPixels() == nil)
  }

  @Test func areNoneWhereARowHasNoKnownFilter() throws {
    // One row of one grey pixel, stored and not packed, whose filter byte is `filter`.
    func picture(filter: UInt8) -> [UInt8] {
      let adler: [UInt8] = [0, 2 * filter + 9, 0, filter + 8]  // sums of 1, filter and 7
      let zlib = [0x78, 0x01, 1, 2, 0, 0xfd, 0xff, filter, 7] + adler
      return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("IDAT", zlib) + chunk("IEND", [])
    }
    #expect(try image(picture(filter: 4)).deflatedPixels() != nil)
    #expect(try image(picture(filter: 5)).deflatedPixels() == nil)
  }

  private func chunk(_ tag: String, _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(bytes.count)] + Array(tag.utf8) + bytes + [0, 0, 0, 0]
  }

  private func image(_ bytes: [UInt8]) -> ImageResource {
    ImageResource(
      id: ResourceID("image"), kind: .png, width: 48, height: 32, digest: "image", hasAlpha: false,
      content: .memory(bytes))
  }
}
