import CPango

/// Owns an image surface that is painted from.
final class PictureSurface {
  let surface: OpaquePointer

  /// A surface of which only the size and the attached data count; its pixels are never touched, so they
  /// cost address space and no memory.
  convenience init(width: Int, height: Int, hasAlpha: Bool = false) throws(PaintError) {
    try self.init(
      adopting: cairo_image_surface_create(
        hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height)))
  }

  /// Takes over a surface; one in an error is no picture.
  init(adopting surface: OpaquePointer?) throws(PaintError) {
    guard let surface else { throw PaintError.picture("no memory") }
    self.surface = surface
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintError.picture(describe(status)) }
  }

  /// Pixels.
  var width: Int { Int(cairo_image_surface_get_width(surface)) }
  var height: Int { Int(cairo_image_surface_get_height(surface)) }

  deinit { cairo_surface_destroy(surface) }

  /// Attaches a copy of `bytes` under a MIME type that Cairo's PDF knows.
  func attach(_ type: String, _ bytes: [UInt8]) throws(PaintError) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, type, copy, UInt(bytes.count), { $0?.deallocate() }, copy)
    guard status == CAIRO_STATUS_SUCCESS else {
      copy.deallocate()
      throw PaintError.picture(describe(status))
    }
  }

  /// Copies rows of premultiplied BGRA into the surface.
  func fill(_ pixels: [UInt8], stride: Int) throws(PaintError) {
    cairo_surface_flush(surface)
    let ownStride = Int(cairo_image_surface_get_stride(surface))
    let length = width * 4
    guard let data = cairo_image_surface_get_data(surface), stride >= length, height > 0,
      pixels.count >= stride * (height - 1) + length
    else { throw PaintError.picture("the pixels do not fill the picture") }
    pixels.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for row in 0..<height { (data + row * ownStride).update(from: base + row * stride, count: length) }
    }
    cairo_surface_mark_dirty(surface)
  }
}

/// What must be the same when a picture is drawn once more.
struct PictureSize {
  var width: Int
  var height: Int
  var hasAlpha: Bool
}

extension PDFSurface {
  /// Draws a JPEG file byte for byte as it is. The same `id` is embedded once, on however many pages.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - id: names the picture.
  ///   - width: pixels, as the file says.
  ///   - height: pixels.
  ///   - area: where it is drawn.
  /// - Throws: ``PaintError``.
  package func drawJPEG(
    _ bytes: [UInt8], id: String, width: Int, height: Int, in area: PaintArea
  ) throws(PaintError) {
    let picture = try PictureSurface(width: width, height: height)
    try picture.attach("image/jpeg", bytes)
    try draw(picture, id: id, in: area)
  }

  /// Draws pixels that are deflated already, byte for byte. The same `id` is embedded once.
  ///
  /// Cairo takes no such data, but it does take faxes without a look at them: the picture is in the file as a fax whose
  /// tolerated damage is `number` rows, and whoever finishes the file must say what it is instead.
  package func drawDeflated(
    _ bytes: [UInt8], number: Int, id: String, width: Int, height: Int, in area: PaintArea
  ) throws(PaintError) {
    let picture = try PictureSurface(width: width, height: height)
    try picture.attach("image/g3fax", bytes)
    let parameters = "Columns=\(width) Rows=\(height) K=-1 DamagedRowsBeforeError=\(number)"
    try picture.attach("application/x-cairo.ccitt.params", Array(parameters.utf8))
    try draw(picture, id: id, in: area)
  }

  /// Draws pixels: rows of premultiplied BGRA, `stride` bytes apart. The same `id` is embedded once.
  package func drawPixels(
    _ pixels: [UInt8], stride: Int, hasAlpha: Bool, id: String, width: Int, height: Int, in area: PaintArea
  ) throws(PaintError) {
    let picture = try PictureSurface(width: width, height: height, hasAlpha: hasAlpha)
    try picture.fill(pixels, stride: stride)
    try draw(picture, id: id, in: area)
  }

  /// Whether a picture of that name has been drawn on this surface.
  package func hasPicture(_ id: String) -> Bool { drawnPictures[id] != nil }

  /// Draws a picture once more. Cairo finds it by its name, so its bytes are not needed again.
  package func drawAgain(_ id: String, in area: PaintArea) throws(PaintError) {
    guard let size = drawnPictures[id] else { throw PaintError.picture("\(id) was never drawn") }
    let stub = try PictureSurface(width: size.width, height: size.height, hasAlpha: size.hasAlpha)
    // Cairo leaves out transparent surfaces on which nothing was drawn.
    cairo_surface_mark_dirty(stub.surface)
    try draw(stub, id: id, in: area)
  }

  /// Draws a picture; the same `id` is embedded once.
  func draw(_ picture: PictureSurface, id: String, in area: PaintArea) throws(PaintError) {
    try picture.attach("application/x-cairo.uuid", Array(id.utf8))
    // Cairo 1.16 names a picture as often as it is drawn in the resources of its page, where a name may stand
    // but once; a group has resources of its own.
    let isRepeated = !picturesOfPage.insert(id).inserted
    if isRepeated { cairo_push_group(context) }
    paint(picture, in: area)
    if isRepeated {
      cairo_pop_group_to_source(context)
      cairo_paint(context)
      color = nil
    }
    pictures.append(picture)
    drawnPictures[id] = PictureSize(
      width: picture.width, height: picture.height,
      hasAlpha: cairo_image_surface_get_format(picture.surface) == CAIRO_FORMAT_ARGB32)
  }
  private func paint(_ picture: PictureSurface, in area: PaintArea) {
    let (width, height) = (Double(picture.width), Double(picture.height))
    cairo_save(context)
    cairo_translate(context, area.x, area.y)
    cairo_scale(context, area.width / width, area.height / height)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    // Any smoother filter makes Cairo ask viewers for interpolation, which PDF/A forbids.
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_FAST)
    // A filled rectangle and not `paint`: pictures may not run beyond their own edge.
    cairo_rectangle(context, 0, 0, width, height)
    cairo_fill(context)
    cairo_restore(context)
  }
}
