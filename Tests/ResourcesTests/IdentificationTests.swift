import Manuscript
import Resources
import Testing

@Suite("Identifying pictures")
struct IdentificationTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var file: String
    var kind: ImageResource.Kind
    var hasAlpha = false
    var testDescription: String { file }
  }

  static let samples = [
    Sample(file: "baseline.jpg", kind: .jpeg), Sample(file: "progressive.jpg", kind: .jpeg),
    Sample(file: "grey.jpg", kind: .jpeg), Sample(file: "opaque.png", kind: .png),
    Sample(file: "transparent.png", kind: .png, hasAlpha: true),
    Sample(file: "palette.png", kind: .png, hasAlpha: true), Sample(file: "opaque.gif", kind: .gif),
    Sample(file: "transparent.gif", kind: .gif, hasAlpha: true), Sample(file: "animated.gif", kind: .gif),
    Sample(file: "lossy.webp", kind: .webp), Sample(file: "lossless.webp", kind: .webp),
    Sample(file: "transparent.webp", kind: .webp, hasAlpha: true),
  ]

  @Test(arguments: samples)
  func readsKindSizeAndTransparency(sample: Sample) async throws {
    let image = try await Pictures.load(sample.file)
    #expect(image.kind == sample.kind)
    #expect(image.width == 48 && image.height == 32)
    #expect(image.hasAlpha == sample.hasAlpha)
    #expect(image.content == .file(Pictures.path(sample.file)))
    #expect(try image.bytes() == Pictures.bytes(sample.file))
  }

  @Test(arguments: samples)
  func decodesToPixelsOfThatSize(sample: Sample) async throws {
    let pixels = try await Pictures.load(sample.file).pixels()
    #expect(pixels.width == 48 && pixels.height == 32)
    #expect(pixels.stride == 192 && pixels.bytes.count == 192 * 32)
    #expect(pixels.hasAlpha == sample.hasAlpha)
  }

  @Test func ordersChannelsAsCairoDoes() async throws {
    let opaque = try await Pictures.load("opaque.png").pixels()
    #expect(Array(opaque.bytes[0..<4]) == [42, 42, 138, 255])
  }

  @Test func multipliesColoursByAlpha() async throws {
    let pixels = try await Pictures.load("transparent.png").pixels()
    #expect(Array(pixels.bytes[0..<4]) == [0, 0, 0, 0])
    let middle = 16 * pixels.stride + 24 * 4
    #expect(Array(pixels.bytes[middle..<(middle + 4)]) == [115, 120, 123, 128])
  }

  @Test func trustsContentAndNotTheName() async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path("page.png")))
    #expect(image == nil)
    #expect(findings.map(\.id) == [.imageBroken])
    #expect(findings.first?.message.contains("web page") == true)
  }

  @Test(arguments: [("drawing.bmp", ImageResource.Kind.png), ("scan.tiff", .png), ("cmyk.jpg", .jpeg)])
  func convertsWhatReadersDoNotShow(file: String, kind: ImageResource.Kind) async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path(file)))
    #expect(image?.kind == kind)
    #expect(image?.width == 48 && image?.height == 32)
    #expect(findings.map(\.id) == [.imageConverted])
    // The ground of the drawing, after whatever loss: red, and by no means black.
    let pixels = try #require(try image?.pixels())
    #expect(pixels.bytes[2] > 110 && pixels.bytes[2] < 165 && pixels.bytes[1] < 80)
  }

  @Test func givesOnePictureOneDigest() async throws {
    let file = ResourceOrigin.file(Pictures.path("opaque.png"))
    let data = ResourceOrigin.data(try Pictures.bytes("opaque.png"))
    let (library, findings) = await ImageLoader(jobs: 2).load(
      [ResourceID("a"): file, ResourceID("b"): data, ResourceID("c"): .file(Pictures.path("opaque.gif"))],
      places: [:])
    #expect(findings.isEmpty)
    let digests = ["a", "b", "c"].map { library[ResourceID($0)]?.digest }
    #expect(digests[0] == digests[1] && digests[0] != digests[2])
    #expect(digests[0]?.count == 64)
  }
}
