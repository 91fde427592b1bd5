import CHarfBuzz
import CPango

/// The pictures of a face whose glyphs are coloured bitmaps, such as emoji.
///
/// Painted as text, Cairo would scale such a glyph to the size of the text in pixels, about 10 of them. Its
/// own bitmap has 136.
package final class ColorFace {
  private let path: String
  private let font: FontFace

  package init(path: String, index: Int) {
    self.path = "\(path)#\(index)"
    font = FontFace(path: path, index: index)
  }

  /// Where the origin of a glyph is that stands upright at `x`, `y` of a vertical line.
  package func uprightOrigin(_ glyph: UInt32, x: Double, y: Double, size: Double) -> (x: Double, y: Double) {
    let origin = font.verticalOrigin(glyph)
    return (x + (VerticalLine.centre - origin.x) * size, y + origin.y * size)
  }

  /// Draws a glyph whose origin stands at `x`, `y`; `false` if it has no bitmap. On lines that run upward it lies.
  package func draw(
    _ glyph: UInt32, x: Double, y: Double, size: Double, orientation: GlyphOrientation = .horizontal,
    on surface: PDFSurface
  ) throws(PaintError) -> Bool {
    guard orientation == .rising else { return try draw(glyph, x: x, y: y, size: size, on: surface) }
    cairo_save(surface.context)
    defer { cairo_restore(surface.context) }
    cairo_translate(surface.context, x, y)
    cairo_rotate(surface.context, -.pi / 2)
    return try draw(glyph, x: 0, y: 0, size: size, on: surface)
  }

  private func draw(
    _ glyph: UInt32, x: Double, y: Double, size: Double, on surface: PDFSurface
  ) throws(PaintError) -> Bool {
    guard let box = font.extents(glyph) else { return false }
    let area = PaintArea(
      x: x + box.left * size, y: y + box.top * size, width: box.width * size, height: box.height * size)
    let id = "\(path)/\(glyph)"
    if surface.hasPicture(id) {
      try surface.drawAgain(id, in: area)
      return true
    }
    guard let picture = try picture(glyph) else { return false }
    try surface.draw(picture, id: id, in: area)
    return true
  }

  /// The bitmap of a glyph, if it has one.
  private func picture(_ glyph: UInt32) throws(PaintError) -> PictureSurface? {
    guard let blob = hb_ot_color_glyph_reference_png(font.font, glyph) else { return nil }
    defer { hb_blob_destroy(blob) }
    var reader = PNGReader(blob)
    guard reader.remaining > 0 else { return nil }
    return try withUnsafeMutablePointer(to: &reader) { (reader) throws(PaintError) in
      try PictureSurface(
        adopting: cairo_image_surface_create_from_png_stream(PNGReader.read, UnsafeMutableRawPointer(reader)))
    }
  }
}

/// Hands the bytes of a blob to Cairo's PNG decoder piece by piece.
private struct PNGReader {
  var next: UnsafePointer<CChar>?
  var remaining: Int

  init(_ blob: OpaquePointer) {
    var length: UInt32 = 0
    next = hb_blob_get_data(blob, &length)
    remaining = Int(length)
  }

  static let read: cairo_read_func_t = { closure, target, count in
    guard let reader = closure?.assumingMemoryBound(to: PNGReader.self), let next = reader.pointee.next,
      let target, reader.pointee.remaining >= Int(count)
    else { return CAIRO_STATUS_READ_ERROR }
    UnsafeMutableRawPointer(target).copyMemory(from: next, byteCount: Int(count))
    reader.pointee.next = next + Int(count)
    reader.pointee.remaining -= Int(count)
    return CAIRO_STATUS_SUCCESS
  }
}
