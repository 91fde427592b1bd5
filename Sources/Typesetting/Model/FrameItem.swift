package import Manuscript
package import PangoCairo
package import Themes

/// Something drawn at a place. The painter draws it and decides nothing.
package enum FrameItem: Sendable, Equatable {
  case glyphs(GlyphRun)
  case fill(Rect, Color)
  /// Filled circles around points, such as emphasis dots: drawn, for they are no text.
  case dots([Point], radius: Double, Color)
  /// The outline of a rectangle with round corners; the line stands inside the rectangle.
  case outline(Rect, corner: Double, width: Double, Color)
  /// A picture; within a line it knows what it is there, as a figure of its own has an element.
  case image(ResourceID, Rect, InlinePicture? = nil)
  /// SVG text drawn into a rectangle, such as the cover.
  case drawing(svg: String, Rect)
  /// Draws nothing: what follows in its frame belongs to this element, or to none. A frame begins with none.
  case element(StructureElement?)
}

/// Glyphs of one face at one size, with the text that they stand for.
package struct GlyphRun: Sendable, Equatable {
  package var face: FaceID
  /// Points.
  package var size: Double
  package var color: Color
  /// Where the first glyph's origin stands.
  package var origin: Point
  /// Glyphs with offsets from `origin`.
  package var glyphs: [Glyph]
  /// The text that the glyphs stand for: what a copy from the page gives.
  package var text: String
  /// How many UTF-8 bytes and glyphs belong together, in order; they add up to `text` and `glyphs`.
  package var clusters: [Cluster]
  package var language: Language
  /// How the glyphs stand to the page.
  package var orientation: GlyphOrientation
  package var structure: InlineStructure

  package init(
    face: FaceID, size: Double, color: Color, origin: Point, glyphs: [Glyph], text: String,
    clusters: [Cluster], language: Language, orientation: GlyphOrientation = .horizontal,
    structure: InlineStructure = .text
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.origin = origin
    self.glyphs = glyphs
    self.text = text
    self.clusters = clusters
    self.language = language
    self.orientation = orientation
    self.structure = structure
  }
}

/// One glyph of a run.
///
/// Millions of them are handled, so glyphs and clusters are small: an offset of a page's width has single precision to a
/// 30,000th of a point.
package struct Glyph: Sendable, Hashable {
  /// The glyph's number in its face.
  package var id: UInt32
  private var offsetX: Float
  private var offsetY: Float

  package init(id: UInt32, x: Double, y: Double = 0) {
    self.id = id
    // Shaping makes many a negative zero; adding zero leaves one kind.
    offsetX = Float(x) + 0
    offsetY = Float(y) + 0
  }

  /// Offset from the run's origin, in points.
  package var x: Double {
    get { Double(offsetX) }
    set { offsetX = Float(newValue) + 0 }
  }
  package var y: Double {
    get { Double(offsetY) }
    set { offsetY = Float(newValue) + 0 }
  }
}

/// Text and glyphs that belong together.
package struct Cluster: Sendable, Hashable {
  private var byteCount: UInt32
  private var glyphCount: UInt32

  package init(bytes: Int, glyphs: Int) {
    byteCount = UInt32(clamping: bytes)
    glyphCount = UInt32(clamping: glyphs)
  }

  /// UTF-8 bytes of the run's text.
  package var bytes: Int { Int(byteCount) }
  package var glyphs: Int { Int(glyphCount) }
}
