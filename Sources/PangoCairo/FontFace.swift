import CHarfBuzz

/// One opened font: HarfBuzz's objects for a file and an index.
///
/// A file that cannot be read becomes HarfBuzz's empty face: every character is then missing in it.
final class FontFace {
  let font: OpaquePointer
  /// em per font unit.
  let scale: Double
  /// Whether the file says how its glyphs stand in vertical lines.
  let hasVerticalMetrics: Bool
  private let face: OpaquePointer

  init(path: String, index: Int) {
    let blob = hb_blob_create_from_file(path)
    face = hb_face_create(blob, UInt32(index))
    hb_blob_destroy(blob)
    font = hb_font_create(face)
    let unitsPerEm = max(hb_face_get_upem(face), 1)
    hb_font_set_scale(font, Int32(unitsPerEm), Int32(unitsPerEm))
    scale = 1 / Double(unitsPerEm)
    let metrics = hb_face_reference_table(face, hb_tag_from_string("vmtx", 4))
    hasVerticalMetrics = hb_blob_get_length(metrics) > 0
    hb_blob_destroy(metrics)
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  func extents(_ glyph: UInt32) -> GlyphExtents? {
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return nil }
    return GlyphExtents(
      left: Double(extents.x_bearing) * scale, top: -Double(extents.y_bearing) * scale,
      width: Double(extents.width) * scale, height: -Double(extents.height) * scale)
  }
}
