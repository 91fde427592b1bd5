import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Frames that wait packed are the same when they are unpacked.
@Suite struct PackingTests {
  private func unpacked(_ frames: [(frame: Frame, isBeside: Bool)]) throws -> [(frame: Frame, isBeside: Bool)]
  {
    var packing = PackFrames(PackedStore())
    // Something before it, so that names have other numbers than those of the first frames.
    _ = packing.pack([(Frame(region: .head, items: [.element(StructureElement(.list))]), false)])
    let bytes = packing.pack(frames)
    return try UnpackFrames.run(PackedFrames(bytes: bytes, shared: packing.names))
  }

  private func run(
    _ glyphs: [Glyph], _ clusters: [Cluster], _ text: String, _ structure: InlineStructure = .text
  )
    -> FrameItem
  {
    .glyphs(
      GlyphRun(
        face: FaceID(index: 3), size: 10.5, color: Color(red: 1, green: 2, blue: 255),
        origin: Point(x: -3.25, y: 1e9),
        glyphs: glyphs, text: text, clusters: clusters, language: .japanese, orientation: .sideways,
        structure: structure))
  }

  @Test func everyItemComesBackAsItWas() throws {
    let element = StructureElement(.paragraph, language: .korean)
    let rect = Rect(x: 0.1, y: -2, width: .infinity, height: 1e-300)
    let items: [FrameItem] = [
      .element(element), .element(nil), .fill(rect, .black),
      .dots([.zero, Point(x: 1, y: 2)], radius: 0.3, .black), .outline(rect, corner: 2, width: 0.5, .black),
      .image(ResourceID("图 1"), rect), .image(ResourceID(""), rect, InlinePicture(alternative: "山", link: 7)),
      .drawing(svg: "<svg/>", rect), run([], [], ""),
      run([Glyph(id: .max, x: 1, y: -0.5)], [Cluster(bytes: 6, glyphs: 1)], "𠀀é"),
      run(
        [Glyph(id: 1, x: 0), Glyph(id: 2, x: .pi), Glyph(id: 3, x: -1)],
        [Cluster(bytes: 1, glyphs: 2), Cluster(bytes: 3, glyphs: 1)], "a天",
        InlineStructure(kind: .formula, link: 70_000, isReference: true, ruby: -1, isRubyText: true)),
    ]
    let links = [
      LinkArea(rect: rect, destination: .target("c--a"), element: element, number: 3),
      LinkArea(rect: rect, destination: .address("https://例.example/"), element: nil),
    ]
    let frames = [
      (Frame(region: .column(2), items: items, links: links), false), (Frame(region: .side), true),
    ]
    let result = try unpacked(frames)
    #expect(result.map(\.frame) == frames.map(\.0))
    #expect(result.map(\.isBeside) == [false, true])
    guard case .element(let back) = result[0].frame.items[0] else {
      Issue.record("an element is none any more")
      return
    }
    // Who writes a file knows an element by being the same one.
    #expect(back === element)
  }

  @Test func everyRegionHasItsNumber() {
    let regions: [Region] = [
      .cover, .title, .contents, .spanning, .side, .notes, .head, .foot, .decoration, .column(0), .column(40),
    ]
    #expect(regions.map { Region(packed: $0.packed) } == regions)
    #expect(Set(regions.map(\.packed)).count == regions.count)
  }

  @Test func numbersOfEveryLengthComeBack() {
    let numbers = [0, 1, -1, 63, 64, 127, 128, 16_383, 16_384, .max, .min, Int(Int32.max), Int(Int32.min)]
    var writer = ByteWriter()
    for number in numbers {
      writer.write(number)
      writer.write(signed: number)
    }
    writer.bytes.withUnsafeBufferPointer { bytes in
      var reader = ByteReader(bytes)
      for number in numbers {
        #expect(reader.number() == number)
        #expect(reader.signed() == number)
      }
    }
  }

  @Test func placesAreExactWhateverTheirAdvances() {
    var random = SeededGenerator(seed: 1)
    let values = (0..<2000).map { index -> Float in
      switch index % 5 {
      case 0: Float(index) * 10.5
      case 1: Float.random(in: -1...1, using: &random)
      case 2: Float(bitPattern: .random(in: 0...0x7F7F_FFFF, using: &random))
      case 3: -0.0
      default: .infinity
      }
    }
    var (packing, unpacking) = (AdvanceGuess(), AdvanceGuess())
    for value in values {
      let back = unpacking.value(at: packing.difference(of: value))
      #expect(back.bitPattern == value.bitPattern)
    }
  }
}
