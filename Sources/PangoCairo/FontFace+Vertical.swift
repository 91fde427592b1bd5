import CHarfBuzz

/// Where a glyph's vertical origin is (OpenType, VORG), from its own origin, in em; `y` grows upward.
struct VerticalOrigin {
  var x: Double
  var y: Double
}

extension FontFace {
  /// The middle of the glyph's top. Faces without vertical metrics have the em box for them, or a square as wide as
  /// the glyph where that is wider.
  func verticalOrigin(_ glyph: UInt32) -> VerticalOrigin {
    guard hasVerticalMetrics else {
      let width = Double(hb_font_get_glyph_h_advance(font, glyph)) * scale
      return VerticalOrigin(x: width / 2, y: VerticalLine.centre + verticalAdvance(glyph) / 2)
    }
    let origin = hbVerticalOrigin(glyph)
    return VerticalOrigin(x: Double(origin.x) * scale, y: Double(origin.y) * scale)
  }

  /// How far the next glyph stands below this one, in em.
  func verticalAdvance(_ glyph: UInt32) -> Double {
    guard hasVerticalMetrics else { return max(1, Double(hb_font_get_glyph_h_advance(font, glyph)) * scale) }
    return -Double(hb_font_get_glyph_v_advance(font, glyph)) * scale
  }

  /// What HarfBuzz takes from the offsets of every vertical glyph, in font units.
  func hbVerticalOrigin(_ glyph: UInt32) -> (x: Int32, y: Int32) {
    var origin: (x: Int32, y: Int32) = (0, 0)
    hb_font_get_glyph_v_origin(font, glyph, &origin.x, &origin.y)
    return origin
  }

  /// A glyph that was shaped from top to bottom, in the terms of ``VerticalLine``.
  func verticalGlyph(_ info: hb_glyph_info_t, _ position: hb_glyph_position_t) -> ShapedGlyph {
    let origin = hbVerticalOrigin(info.codepoint)
    let advance =
      hasVerticalMetrics ? -Double(position.y_advance) * scale : verticalAdvance(info.codepoint)
    return ShapedGlyph(
      id: info.codepoint, cluster: Int(info.cluster), advance: advance,
      dx: -Double(position.y_offset + origin.y) * scale, dy: -Double(position.x_offset + origin.x) * scale)
  }
}
