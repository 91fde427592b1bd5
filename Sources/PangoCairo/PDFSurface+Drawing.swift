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

  /// Shows glyphs with their text, so that what is copied from the page is what was written: Cairo maps
  /// each glyph to its text, and where one glyph stands for several texts it says so on the spot.
  package func show(_ run: PaintGlyphs, text: String, face: FaceID, size: Double) throws(PaintError) {
    guard let face = faces[face] else { throw PaintError.surface("face \(face.index) was never given") }
    show(run, text: text, font: scaledFont(face, size))
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
