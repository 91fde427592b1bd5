import Manuscript
import PangoCairo
import Themes

/// Collects the glyphs of a line into as few glyph runs as there are faces, sizes and colours.
struct RunBuilder {
  private(set) var items: [FrameItem] = []
  private var face = FaceID(index: -1)
  private var size = 0.0
  private var color = Color(red: 0, green: 0, blue: 0)
  private var language = Language.zhHans
  private var orientation = GlyphOrientation.horizontal
  private var structure = InlineStructure.text
  private var originX = 0.0
  private var glyphs: [Glyph] = []
  private var clusters: [Cluster] = []
  private var bytes: [UInt8] = []

  /// Begins a new run unless the look is that of the run at hand.
  mutating func look(
    _ face: FaceID, _ size: Double, _ color: Color, _ language: Language,
    _ orientation: GlyphOrientation = .horizontal, _ structure: InlineStructure = .text
  ) {
    if face == self.face, size == self.size, color == self.color, language == self.language,
      orientation == self.orientation, structure == self.structure
    {
      return
    }
    flush()
    self.structure = structure
    self.face = face
    self.size = size
    self.color = color
    self.language = language
    self.orientation = orientation
  }

  /// Adds a cluster whose first glyph stands at `x`, `y`.
  mutating func add(_ shaped: ArraySlice<ShapedGlyph>, _ scalars: ArraySlice<UInt32>, x: Double, y: Double) {
    if glyphs.isEmpty { originX = x }
    var pen = x - originX
    for glyph in shaped {
      glyphs.append(Glyph(id: glyph.id, x: pen + glyph.dx * size, y: y + glyph.dy * size))
      pen += glyph.advance * size
    }
    let start = bytes.count
    for scalar in scalars { append(scalar) }
    clusters.append(Cluster(bytes: bytes.count - start, glyphs: shaped.count))
  }

  mutating func add(_ item: FrameItem) { items.append(item) }

  /// Ends the run at hand.
  mutating func flush() {
    guard !glyphs.isEmpty else { return }
    items.append(
      .glyphs(
        GlyphRun(
          face: face, size: size, color: color, origin: Point(x: originX, y: 0), glyphs: glyphs,
          text: String(decoding: bytes, as: UTF8.self), clusters: clusters, language: language,
          orientation: orientation, structure: structure)))
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// UTF-8, written out: a String that grows scalar by scalar costs more than all the rest of a line.
  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
