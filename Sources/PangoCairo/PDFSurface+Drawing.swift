import CPango

/// Positioned glyphs with the text that they stand for; one value is filled again for every run.
package struct PaintGlyphs {
  var glyphs: [cairo_glyph_t] = []
  var clusters: [cairo_text_cluster_t] = []

  package init() {}

  /// Empties the value and keeps its memory.
  package mutating func removeAll() {
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
  }

  /// Adds a glyph whose origin stands at `x`, `y` on the page.
  package mutating func append(glyph: UInt32, x: Double, y: Double) {
    glyphs.append(cairo_glyph_t(index: UInt(glyph), x: x, y: y))
  }

  /// Adds the statement that the next `bytes` of the text are the next `count` glyphs.
  package mutating func append(bytes: Int, glyphs count: Int) {
    clusters.append(cairo_text_cluster_t(num_bytes: Int32(bytes), num_glyphs: Int32(count)))
  }
}

extension PDFSurface {
  /// Sets the colour of what follows.
  package func setColor(_ color: PaintColor) {
    guard color != self.color else { return }
    self.color = color
    cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  /// Fills a rectangle.
  package func fill(_ area: PaintArea) {
    cairo_rectangle(context, area.x, area.y, area.width, area.height)
    cairo_fill(context)
  }

  /// Fills circles of one radius around points.
  package func fillCircles(_ centres: [(x: Double, y: Double)], radius: Double) {
    for centre in centres {
      cairo_new_sub_path(context)
      cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
    }
    cairo_fill(context)
  }

  /// Draws the outline of a rectangle with round corners; the line stands inside the rectangle.
  package func stroke(_ area: PaintArea, corner: Double, width: Double) {
    let (left, top) = (area.x + width / 2, area.y + width / 2)
    let (right, bottom) = (area.x + area.width - width / 2, area.y + area.height - width / 2)
    let radius = max(0, min(corner, (right - left) / 2, (bottom - top) / 2))
    let centres = [
      (right - radius, top + radius), (right - radius, bottom - radius), (left + radius, bottom - radius),
      (left + radius, top + radius),
    ]
    cairo_new_sub_path(context)
    for (index, centre) in centres.enumerated() {
      let start = Double(index - 1) * .pi / 2
      cairo_arc(context, centre.0, centre.1, radius, start, start + .pi / 2)
    }
    cairo_close_path(context)
    cairo_set_line_width(context, width)
    cairo_stroke(context)
  }

  /// Shows glyphs with their text, so that what is copied from the page is what was written: Cairo maps
  /// each glyph to its text, and where one glyph stands for several texts it says so on the spot.
  package func show(
    _ run: PaintGlyphs, text: String, face: FaceID, size: Double, orientation: GlyphOrientation = .horizontal
  ) throws(PaintError) {
    let face = try self.face(face, orientation)
    var run = run
    for index in run.glyphs.indices { run.glyphs[index].index = face.number(of: run.glyphs[index].index) }
    show(run, text: text, font: scaledFont(face, size, quarters: orientation.quarters))
  }

  func show(_ run: PaintGlyphs, text: String, font: ScaledFont) {
    cairo_set_scaled_font(context, font.font)
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        cairo_show_text_glyphs(
          context, bytes.baseAddress, Int32(bytes.count), run.glyphs, Int32(run.glyphs.count), run.clusters,
          Int32(run.clusters.count), cairo_text_cluster_flags_t(0))
      }
    }
  }
}
