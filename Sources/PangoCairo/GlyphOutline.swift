import CHarfBuzz

/// A point of an outline; `y` grows upward.
struct OutlinePoint {
  var x: Double
  var y: Double
}

/// The outline of a glyph: contours of lines and cubic curves.
struct GlyphOutline {
  enum Segment {
    case move(OutlinePoint)
    case line(OutlinePoint)
    case curve(OutlinePoint, OutlinePoint, OutlinePoint)
  }

  var segments: [Segment] = []
  /// How far the next glyph stands from this one.
  var width = 0.0

  /// Moves every point.
  mutating func transform(_ move: (OutlinePoint) -> OutlinePoint) {
    segments = segments.map { segment in
      switch segment {
      case .move(let point): .move(move(point))
      case .line(let point): .line(move(point))
      case .curve(let first, let second, let end): .curve(move(first), move(second), move(end))
      }
    }
  }
}

extension FontFace {
  /// The outline of a glyph in font units. HarfBuzz gives quadratic curves as cubic ones.
  func outline(of glyph: UInt32) -> GlyphOutline {
    let pen = hb_draw_funcs_create()
    defer { hb_draw_funcs_destroy(pen) }
    hb_draw_funcs_set_move_to_func(
      pen, { _, data, _, x, y, _ in add(.move(point(x, y)), to: data) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      pen, { _, data, _, x, y, _ in add(.line(point(x, y)), to: data) }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      pen,
      { _, data, _, x1, y1, x2, y2, x, y, _ in
        add(.curve(point(x1, y1), point(x2, y2), point(x, y)), to: data)
      }, nil, nil)
    var outline = GlyphOutline()
    withUnsafeMutablePointer(to: &outline) { hb_font_get_glyph_shape(font, glyph, pen, $0) }
    return outline
  }
}

private func point(_ x: Float, _ y: Float) -> OutlinePoint { OutlinePoint(x: Double(x), y: Double(y)) }

private func add(_ segment: GlyphOutline.Segment, to data: UnsafeMutableRawPointer?) {
  data?.assumingMemoryBound(to: GlyphOutline.self).pointee.segments.append(segment)
}
