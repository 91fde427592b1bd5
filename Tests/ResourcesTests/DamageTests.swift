import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

@Suite("Damaged and missing pictures")
struct DamageTests {
  static let whole = [
    "baseline.jpg", "held.jpg", "progressive.jpg", "grey.jpg", "opaque.png", "transparent.png", "palette.png",
    "palette-of-three.png", "grey.png", "line-art.png", "deep.png", "transparent.gif", "animated.gif",
    "lossy.webp", "lossless.webp", "transparent.webp", "active.svg",
  ]

  @Test(arguments: whole, [0.3, 0.6, 0.95])
  func areFoundWhereverTheyAreCutOff(file: String, share: Double) async throws {
    let bytes = try Pictures.bytes(file)
    let (image, findings) = await Pictures.load(.data(Array(bytes.prefix(Int(Double(bytes.count) * share)))))
    #expect(image == nil)
    #expect(findings.map(\.id) == [.imageBroken])
    #expect(findings.first?.hint != nil)
  }

  @Test func losingTheLastByteIsFound() async throws {
    for file in Self.whole.dropLast() {
      let (image, findings) = await Pictures.load(.data(try Pictures.bytes(file).dropLast()))
      #expect(image == nil && findings.map(\.id) == [.imageBroken], "\(file)")
    }
  }

  @Test func aWrongChecksumIsFound() async throws {
    var bytes = try Pictures.bytes("opaque.png")
    bytes[bytes.count - 20] ^= 0x10
    let (image, findings) = await Pictures.load(.data(bytes))
    #expect(image == nil && findings.first?.message.contains("checksum") == true)
  }

  /// No prefix and no single changed byte may trap: each is loaded, or refused with one finding.
  @Test(arguments: whole)
  func neverStopTheProgram(file: String) async throws {
    let bytes = try Pictures.bytes(file)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let (image, findings) = await Pictures.load(.data(Array(bytes.prefix(length))))
      #expect(image == nil && findings.count == 1)
    }
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] = ~changed[index]
      let (image, findings) = await Pictures.load(.data(changed))
      #expect(image != nil || findings.count == 1)
    }
  }

  @Test func aPictureWithoutWidthIsBroken() async throws {
    var bytes = try Pictures.bytes("opaque.gif")
    bytes[6] = 0
    let (image, findings) = await Pictures.load(.data(bytes))
    #expect(image == nil && findings.map(\.id) == [.imageBroken])
  }

  @Test func hundredsOfMillionsOfPixelsAreRefused() async throws {
    var bytes = try Pictures.bytes("baseline.jpg")
    let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
    bytes.replaceSubrange((frame + 5)..<(frame + 9), with: [0xff, 0xff, 0xff, 0xff])
    let (image, findings) = await Pictures.load(.data(bytes))
    #expect(image == nil && findings.map(\.id) == [.imageUnsupported])
  }

  @Test func missingAndRemoteOnesAreReportedWithAHint() async throws {
    let (_, missing) = await Pictures.load(.file(Pictures.path("nowhere.png")))
    #expect(missing.map(\.id) == [.imageMissing] && missing.first?.hint != nil)
    let (_, known) = await Pictures.load(.missing(Pictures.path("nowhere.png")))
    #expect(known.isEmpty, "the reader of the posts has told of it")
    let (_, folder) = await Pictures.load(.file(Pictures.folder.path))
    #expect(folder.map(\.id) == [.imageMissing])
    let (_, remote) = await Pictures.load(.remote("https://example.org/a.png"))
    #expect(remote.map(\.id) == [.imageRemote] && remote.first?.hint != nil)
    let (_, empty) = await Pictures.load(.data([]))
    #expect(empty.map(\.id) == [.imageUnsupported])
  }

  @Test func areReportedInReadingOrder() async throws {
    func image(_ name: String, line: Int) -> Block {
      let place = SourcePlace(path: "post.md", line: line)
      return .paragraph(Paragraph([.image(Image(ResourceID(name), alternative: nil, place: place))]))
    }
    let chapter = Chapter(
      id: ChapterID("a"), title: "图",
      blocks: [image("z", line: 1), image("a", line: 2), image("z", line: 3), image("m", line: 4)])
    let publication = Publication(
      metadata: Metadata(title: "图"), parts: [Part(chapters: [chapter])],
      resources: [
        ResourceID("z"): .file("/nowhere/z.png"), ResourceID("a"): .remote("https://example.org/a.png"),
        ResourceID("unseen"): .file("/nowhere/u.png"),
      ])
    let (library, findings) = await ImageLoader(jobs: 4).load(publication)
    #expect(library.images.isEmpty)
    #expect(findings.map(\.place?.line) == [1, 2, 4, nil])
    #expect(findings.map(\.id) == [.imageMissing, .imageRemote, .imageMissing, .imageMissing])
  }
}
