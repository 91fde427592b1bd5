import CPango

/// A drawing that is painted a band of rows at a time.
///
/// It is recorded once and played into a small surface again and again: a whole cover would take 16 MB, and clearing
/// them takes longer than painting.
final class PaintedRows {
  let width: Int
  let height: Int
  private let recording: OpaquePointer

  /// Draws a picture, in proportion and centred on white.
  init(_ picture: SVGPicture, width: Int, height: Int) throws(PaintError) {
    let (wide, high) = (Double(width), Double(height))
    var extents = cairo_rectangle_t(x: 0, y: 0, width: wide, height: high)
    guard let recording = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, &extents) else {
      throw PaintError.picture("no memory")
    }
    (self.width, self.height, self.recording) = (width, height, recording)
    try PaintedRows.paint(on: recording) { context throws(PaintError) in
      cairo_set_source_rgb(context, 1, 1, 1)
      cairo_paint(context)
      try picture.draw(on: context, in: PaintArea(x: 0, y: 0, width: wide, height: high))
    }
  }

  deinit { cairo_surface_destroy(recording) }

  /// How many rows are painted at once: few enough for the cache of a processor.
  private static let rowsInBand = 64

  /// Hands over the rows from the top. A pixel is a 32-bit number whose lower 24 bits are red, green and blue.
  func forEach(_ body: (UnsafeBufferPointer<UInt32>) -> Void) throws(PaintError) {
    let band = try PictureSurface(width: width, height: min(height, PaintedRows.rowsInBand))
    let stride = Int(cairo_image_surface_get_stride(band.surface))
    for top in Swift.stride(from: 0, to: height, by: PaintedRows.rowsInBand) {
      try play(on: band, from: top)
      guard let pixels = cairo_image_surface_get_data(band.surface) else {
        throw PaintError.picture("no pixels")
      }
      for row in 0..<min(PaintedRows.rowsInBand, height - top) {
        let start = UnsafeRawPointer(pixels + row * stride).assumingMemoryBound(to: UInt32.self)
        body(UnsafeBufferPointer(start: start, count: width))
      }
    }
  }

  /// Paints the rows from `top` on. The recording holds text.
  private func play(on band: PictureSurface, from top: Int) throws(PaintError) {
    try CairoLock.hold { () throws(PaintError) in
      try PaintedRows.paint(on: band.surface) { context in
        cairo_set_source_surface(context, recording, 0, -Double(top))
        cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
        cairo_paint(context)
      }
      cairo_surface_flush(band.surface)
    }
  }

  private static func paint(
    on surface: OpaquePointer, _ body: (OpaquePointer) throws(PaintError) -> Void
  ) throws(PaintError) {
    guard let context = cairo_create(surface) else { throw PaintError.picture("no context") }
    defer { cairo_destroy(context) }
    try body(context)
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintError.picture(describe(status)) }
  }
}
