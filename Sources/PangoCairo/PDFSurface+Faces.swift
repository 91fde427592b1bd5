import CPango

/// A face at a size.
struct ScaledFontKey: Hashable {
  var face: ObjectIdentifier
  var size: Double
  /// The angle of its lines, in quarters of a turn, clockwise.
  var quarters: Int
}

/// Owns a scaled font of Cairo's.
final class ScaledFont {
  let font: OpaquePointer
  /// Keeps the key under which the font is known from being given to another face.
  private let face: PaintFace

  /// A face at a size in points, for lines turned by quarters, clockwise.
  init(_ face: PaintFace, size: Double, quarters: Int) {
    self.face = face
    var matrix = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, size, size)
    let turn = Double(quarters) * size
    if quarters != 0 { cairo_matrix_init(&matrix, 0, turn, -turn, 0, 0, 0) }
    cairo_matrix_init_identity(&identity)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    // Pages are scaled by their viewers: nothing may be rounded to pixels.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    font = cairo_scaled_font_create(face.fontFace, &matrix, &identity, options)
  }

  deinit { cairo_scaled_font_destroy(font) }
}

extension PDFSurface {
  /// Makes `face` known under its name in the catalogue.
  package func use(_ face: PaintFace, as id: FaceID) { faces[id] = face }

  /// Makes the upright glyphs of a face known under its name.
  package func use(_ face: UprightFace, as id: FaceID) { uprightFaces[id] = face }

  func scaledFont(_ face: PaintFace, _ size: Double, quarters: Int = 0) -> ScaledFont {
    let key = ScaledFontKey(face: ObjectIdentifier(face), size: size, quarters: quarters)
    if let known = scaledFonts[key] { return known }
    let made = ScaledFont(face, size: size, quarters: quarters)
    scaledFonts[key] = made
    return made
  }

  /// The face with the glyphs of a face of the catalogue that stand in one way.
  func face(_ id: FaceID, _ orientation: GlyphOrientation) throws(PaintError) -> PaintFace {
    let known = orientation == .upright ? uprightFaces[id]?.face : faces[id]
    guard let known else { throw PaintError.surface("face \(id.index) was never given") }
    return known
  }
}
