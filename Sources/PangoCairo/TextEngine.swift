import CHarfBuzz

/// Shapes text: characters of one face and language become glyphs with advances.
///
/// It shapes with HarfBuzz and not through Pango. A face of the catalogue is a file and an index, while Pango
/// finds fonts by name, and rounds and hints through a font map per size; here advances are what the font
/// file says, in em, so that one answer serves every size. The subsetter of the PDF reads the same files.
///
/// Not Sendable: every worker has its own engine. The font files themselves are mapped once by the system.
package final class TextEngine {
  package let catalogue: FontCatalogue
  private var faces: [Int: FontFace] = [:]
  private let buffer: OpaquePointer
  private var languages: [String: OpaquePointer] = [:]

  package init(catalogue: FontCatalogue) {
    self.catalogue = catalogue
    self.buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Whether a face maps a character to a glyph.
  package func has(_ scalar: UInt32, in face: FaceID) -> Bool { catalogue.has(scalar, face) }

  /// Whether a face has a glyph of its own for a character with a variation selector (cmap format 14).
  package func has(_ scalar: UInt32, variation selector: UInt32, in face: FaceID) -> Bool {
    guard has(scalar, in: face) else { return false }
    var glyph: hb_codepoint_t = 0
    return hb_font_get_variation_glyph(font(face).font, scalar, selector, &glyph) != 0
  }

  /// Whether a face draws a character in another way where a feature is asked for.
  package func has(_ feature: FontFeature, for scalar: UInt32, in face: FaceID) -> Bool {
    let glyphs = [[], [feature]].map { features -> [UInt32] in
      var glyphs: [ShapedGlyph] = []
      shape([scalar], 0..<1, face: face, language: "und", features: features, into: &glyphs)
      return glyphs.map(\.id)
    }
    return glyphs[0] != glyphs[1]
  }

  /// The character that another one is only a double of, such as the ideograph behind one of the compatibility
  /// ideographs (a canonical decomposition into one character); `nil` for all others.
  package func original(of scalar: UInt32) -> UInt32? {
    var first: hb_codepoint_t = 0
    var second: hb_codepoint_t = 0
    guard hb_unicode_decompose(hb_unicode_funcs_get_default(), scalar, &first, &second) != 0, second == 0
    else { return nil }
    return first
  }

  /// The ink of a glyph; `nil` where the face has none.
  package func extents(of glyph: UInt32, in face: FaceID) -> GlyphExtents? { font(face).extents(glyph) }

  /// The rules and heights of a face.
  package func metrics(of face: FaceID) -> FaceMetrics { font(face).metrics }

  /// Where the middle of a glyph's ink is from the beginning of its advance along the line, in em.
  package func middle(of glyph: UInt32, in face: FaceID, _ direction: TextDirection) -> Double? {
    guard let ink = extents(of: glyph, in: face) else { return nil }
    if direction == .horizontal { return ink.left + ink.width / 2 }
    return font(face).verticalOrigin(glyph).y + ink.top + ink.height / 2
  }

  /// Shapes `text[range]`, which must be of one face, script and language, and appends its glyphs.
  ///
  /// - Parameters:
  ///   - text: Unicode scalars; those beside the range give context.
  ///   - range: what to shape.
  ///   - face: the face to shape with.
  ///   - script: the script; marks alone do not tell theirs, and features hang on it.
  ///   - language: a BCP 47 tag. It decides forms (`locl`) and joins (`——` has no join in English).
  ///   - direction: from left to right, or from top to bottom in the face's vertical forms (`vert`).
  ///   - features: what to ask for besides the features that are always on.
  ///   - glyphs: receives the glyphs in visual order; clusters are indices of `text`.
  package func shape(
    _ text: [UInt32], _ range: Range<Int>, face: FaceID, script: TextScript = .own, language: String,
    direction: TextDirection = .horizontal, features: [FontFeature] = [], into glyphs: inout [ShapedGlyph]
  ) {
    let font = font(face)
    hb_buffer_clear_contents(buffer)
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
    text.withUnsafeBufferPointer {
      hb_buffer_add_codepoints(
        buffer, $0.baseAddress, Int32($0.count), UInt32(range.lowerBound), Int32(range.count))
    }
    if script == .han { hb_buffer_set_script(buffer, HB_SCRIPT_HAN) }
    if script == .hangul { hb_buffer_set_script(buffer, HB_SCRIPT_HANGUL) }
    if direction == .vertical { hb_buffer_set_direction(buffer, HB_DIRECTION_TTB) }
    hb_buffer_guess_segment_properties(buffer)
    hb_buffer_set_language(buffer, hbLanguage(language))
    let settings = features.compactMap { feature -> hb_feature_t? in
      var setting = hb_feature_t()
      return hb_feature_from_string(feature.rawValue, -1, &setting) != 0 ? setting : nil
    }
    hb_shape(font.font, buffer, settings, UInt32(settings.count))
    collect(font, direction, into: &glyphs)
  }

  private func collect(_ font: FontFace, _ direction: TextDirection, into glyphs: inout [ShapedGlyph]) {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    for index in 0..<Int(count) {
      let position = positions[index]
      if direction == .vertical {
        glyphs.append(font.verticalGlyph(infos[index], position))
        continue
      }
      let scale = font.scale
      glyphs.append(
        ShapedGlyph(
          id: infos[index].codepoint, cluster: Int(infos[index].cluster),
          advance: Double(position.x_advance) * scale, dx: Double(position.x_offset) * scale,
          dy: -Double(position.y_offset) * scale))
    }
  }

  private func hbLanguage(_ tag: String) -> OpaquePointer? {
    if let language = languages[tag] { return language }
    let language = hb_language_from_string(tag, -1)
    languages[tag] = language
    return language
  }

  private func font(_ id: FaceID) -> FontFace {
    if let face = faces[id.index] { return face }
    let entry = catalogue[id]
    let face = FontFace(path: entry.path, index: entry.index)
    faces[id.index] = face
    return face
  }
}

/// The script that text is shaped in.
package enum TextScript: Sendable {
  /// Han, with kana and full-width marks.
  case han
  case hangul
  /// That of the text's first letter.
  case own
}
