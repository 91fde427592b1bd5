import CPango

/// A face at a size.
struct ScaledFontKey: Hashable {
  var face: ObjectIdentifier
  var size: Double
}

/// Owns a scaled font of Cairo's.
final class ScaledFont {
  let font: OpaquePointer
  /// Keeps the key under which the font is known from being given to another face.
  private let face: PaintFace

  init(_ face: PaintFace, size: Double) {
    self.face = face
    var matrix = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, size, size)
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

  func scaledFont(_ face: PaintFace, _ size: Double) -> ScaledFont {
    let key = ScaledFontKey(face: ObjectIdentifier(face), size: size)
    if let known = scaledFonts[key] { return known }
    let made = ScaledFont(face, size: size)
    scaledFonts[key] = made
    return made
  }
}
