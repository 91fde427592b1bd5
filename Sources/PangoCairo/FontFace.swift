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

  /// The name that a PDF calls it by: ASCII without blanks.
  var postScriptName: String {
    var name = [CChar](repeating: 0, count: 64)
    var length = UInt32(name.count)
    _ = hb_ot_name_get_utf8(face, hb_ot_name_id_t(6), nil, &length, &name)
    let letters = name.prefix(Int(min(length, 63))).map { UInt8(bitPattern: $0) }
    let plain = letters.filter { $0 > 0x20 && $0 < 0x7F && !"()<>[]{}/%".utf8.contains($0) }
    return plain.isEmpty ? "Font" : String(decoding: plain, as: UTF8.self)
  }

  func extents(_ glyph: UInt32) -> GlyphExtents? {
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return nil }
    return GlyphExtents(
      left: Double(extents.x_bearing) * scale, top: -Double(extents.y_bearing) * scale,
      width: Double(extents.width) * scale, height: -Double(extents.height) * scale)
  }
}
