import CPango

/// Opaque pixels in rows without gaps, each a 32-bit number `0x00rrggbb`.
package struct Raster: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package let pixels: [UInt32]
}

extension SVGPicture {
  /// The picture as pixels, in proportion and centred on white.
  package func raster(width: Int, height: Int) throws(PaintError) -> Raster {
    let picture = try PictureSurface(width: width, height: height)
    guard let context = cairo_create(picture.surface) else { throw PaintError.picture("no context") }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    try draw(on: context, in: PaintArea(x: 0, y: 0, width: Double(width), height: Double(height)))
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintError.picture(describe(status)) }
    return try picture.raster()
  }
}

extension PictureSurface {
  /// A copy of the pixels, without what Cairo leaves in the fourth byte.
  fileprivate func raster() throws(PaintError) -> Raster {
    cairo_surface_flush(surface)
    let (width, height) = (width, height)
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard let data = cairo_image_surface_get_data(surface) else { throw PaintError.picture("no pixels") }
    let bytes = UnsafeRawPointer(data)
    let pixels = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      for row in 0..<height {
        for column in 0..<width {
          let pixel = bytes.load(fromByteOffset: row * stride + column * 4, as: UInt32.self)
          buffer[row * width + column] = pixel & 0xff_ffff
        }
      }
      count = width * height
    }
    return Raster(width: width, height: height, pixels: pixels)
  }
}
