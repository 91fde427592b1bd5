import CPixbuf

/// A picture that gdk-pixbuf has decoded. Lives within one call: it is not Sendable.
final class Pixbuf {
  private var pixbuf: OpaquePointer

  /// How many pixels a picture may have, and how many it shall have.
  struct Limits {
    /// More are refused before they are allocated.
    var most: Double
    /// Larger pictures come smaller, in their own shape; JPEG is not even decoded in full for that.
    var budget = Double.infinity
  }

  /// Decodes the first frame of `bytes`.
  init(_ bytes: [UInt8], _ limits: Limits) throws(ImageDefect) {
    guard let loader = Self.loader(for: ImageFormat(bytes)) else {
      throw .damaged("there is no memory for it")
    }
    let box = UnsafeMutablePointer<Limits>.allocate(capacity: 1)
    box.initialize(to: limits)
    defer {
      g_object_unref(loader)
      box.deallocate()
    }
    Self.impose(box, on: loader)
    var failure: UnsafeMutablePointer<GError>?
    let isWritten = gdk_pixbuf_loader_write(loader, bytes, gsize(bytes.count), &failure)
    // Closing must follow a failed write too, but then has nothing new to say.
    let isClosed =
      failure == nil ? gdk_pixbuf_loader_close(loader, &failure) : gdk_pixbuf_loader_close(loader, nil)
    guard isWritten != 0, isClosed != 0 else { throw Self.defect(failure) }
    guard let pixbuf = gdk_pixbuf_loader_get_pixbuf(loader) else { throw .truncated }
    g_object_ref(UnsafeMutableRawPointer(pixbuf))
    self.pixbuf = pixbuf
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pixbuf)) }

  /// A loader for a format by its name: left to itself, gdk-pixbuf asks a database of the desktop what the bytes are, which
  /// some machines have not got.
  private static func loader(for format: ImageFormat) -> UnsafeMutablePointer<GdkPixbufLoader>? {
    format.loaderName.flatMap { gdk_pixbuf_loader_new_with_type($0, nil) } ?? gdk_pixbuf_loader_new()
  }

  /// Sets the size of a picture that is too large to zero, which every format takes as an error.
  private static func impose(
    _ limits: UnsafeMutablePointer<Limits>, on loader: UnsafeMutablePointer<GdkPixbufLoader>
  ) {
    let check: @convention(c) (UnsafeMutablePointer<GdkPixbufLoader>, Int32, Int32, gpointer?) -> Void = {
      loader, width, height, limits in
      guard let limits = limits?.assumingMemoryBound(to: Limits.self).pointee else { return }
      let area = Double(width) * Double(height)
      if area > limits.most { return gdk_pixbuf_loader_set_size(loader, 0, 0) }
      guard area > limits.budget else { return }
      let scale = (limits.budget / area).squareRoot()
      gdk_pixbuf_loader_set_size(
        loader, max(1, Int32(Double(width) * scale)), max(1, Int32(Double(height) * scale)))
    }
    g_signal_connect_data(
      loader, "size-prepared", unsafeBitCast(check, to: GCallback.self), limits, nil, GConnectFlags(0))
  }

  private static func defect(_ failure: UnsafeMutablePointer<GError>?) -> ImageDefect {
    guard let failure else { return .truncated }
    defer { g_error_free(failure) }
    return .damaged(String(cString: failure.pointee.message))
  }
}

extension ImageFormat {
  /// What gdk-pixbuf calls it; `nil` for what has none, or several loaders.
  fileprivate var loaderName: String? {
    switch self {
    case .jpeg: "jpeg"
    case .png: "png"
    case .gif: "gif"
    case .webp: "webp"
    case .bmp: "bmp"
    case .tiff: "tiff"
    case .icon: "ico"
    case .avif: "avif"
    case .svg, .heic, .gzip, .webPage, .unknown: nil
    }
  }
}

extension Pixbuf {
  /// Turns and mirrors the picture as its camera was held (Exif 2.3, tag 274).
  func turnUpright(_ orientation: Int) {
    switch orientation {
    case 2: flip(horizontally: true)
    case 3: rotate(GDK_PIXBUF_ROTATE_UPSIDEDOWN)
    case 4: flip(horizontally: false)
    case 5:
      rotate(GDK_PIXBUF_ROTATE_CLOCKWISE)
      flip(horizontally: true)
    case 6: rotate(GDK_PIXBUF_ROTATE_CLOCKWISE)
    case 7:
      rotate(GDK_PIXBUF_ROTATE_CLOCKWISE)
      flip(horizontally: false)
    case 8: rotate(GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE)
    default: break
    }
  }

  private func rotate(_ angle: GdkPixbufRotation) { replace(gdk_pixbuf_rotate_simple(pixbuf, angle)) }

  private func flip(horizontally: Bool) { replace(gdk_pixbuf_flip(pixbuf, horizontally ? 1 : 0)) }

  private func replace(_ other: OpaquePointer?) {
    guard let other else { return }
    g_object_unref(UnsafeMutableRawPointer(pixbuf))
    pixbuf = other
  }

  /// Rewrites the colours, which are those of `profile`, in sRGB.
  func convert(from profile: ColorProfile) {
    profile.convert(
      gdk_pixbuf_get_pixels(pixbuf), width: width, height: height,
      stride: Int(gdk_pixbuf_get_rowstride(pixbuf)),
      hasAlpha: gdk_pixbuf_get_has_alpha(pixbuf) != 0)
  }
}

extension Pixbuf {
  private var width: Int { Int(gdk_pixbuf_get_width(pixbuf)) }
  private var height: Int { Int(gdk_pixbuf_get_height(pixbuf)) }

  /// Whether a pixel is transparent. A channel for it says little: GIF and CMYK always come with one.
  private var hasAlpha: Bool {
    guard gdk_pixbuf_get_has_alpha(pixbuf) != 0, let pixels = gdk_pixbuf_read_pixels(pixbuf) else {
      return false
    }
    let rowStride = Int(gdk_pixbuf_get_rowstride(pixbuf))
    for row in 0..<height {
      for column in 0..<width where pixels[row * rowStride + column * 4 + 3] != 255 { return true }
    }
    return false
  }

  /// The pixels for Cairo.
  func pixels() throws(ImageDefect) -> Pixels {
    guard let source = gdk_pixbuf_read_pixels(pixbuf) else { throw .damaged("there is no memory for it") }
    let (width, height, hasAlpha) = (width, height, hasAlpha)
    let channels = Int(gdk_pixbuf_get_n_channels(pixbuf))
    let rowStride = Int(gdk_pixbuf_get_rowstride(pixbuf))
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 4) { target, count in
      for row in 0..<height {
        var from = source + row * rowStride
        for pixel in (row * width)..<((row + 1) * width) {
          let alpha = hasAlpha ? UInt32(from[3]) : 255
          for channel in 0..<3 { target[pixel * 4 + channel] = Self.multiplied(from[2 - channel], alpha) }
          target[pixel * 4 + 3] = UInt8(alpha)
          from += channels
        }
      }
      count = width * height * 4
    }
    return Pixels(width: width, height: height, stride: width * 4, hasAlpha: hasAlpha, bytes: bytes)
  }

  /// value · alpha / 255, rounded, without a division.
  private static func multiplied(_ value: UInt8, _ alpha: UInt32) -> UInt8 {
    if alpha == 255 { return value }
    let product = UInt32(value) * alpha + 128
    return UInt8((product + product >> 8) >> 8)
  }

  /// The picture as PNG, or as JPEG where `lossy` allows it and nothing is transparent.
  func encoded(lossy: Bool, quality: Int = 90) throws(ImageDefect) -> [UInt8] {
    lossy && !hasAlpha ? try encode("jpeg", [("quality", "\(quality)")]) : try encode("png", [])
  }

  /// How many pixels it has.
  var area: Double { Double(width * height) }

  /// Puts the picture on a white ground.
  func flatten() throws(ImageDefect) {
    guard gdk_pixbuf_get_has_alpha(pixbuf) != 0 else { return }
    let white: UInt32 = 0xff_ffff
    let flat = gdk_pixbuf_composite_color_simple(
      pixbuf, Int32(width), Int32(height), GDK_INTERP_NEAREST, 255, 8, white, white)
    guard let flat else { throw .damaged("there is no memory for it") }
    replace(flat)
  }

  private func encode(_ format: String, _ options: [(String, String)]) throws(ImageDefect) -> [UInt8] {
    var keys: [UnsafeMutablePointer<gchar>?] = options.map { g_strdup($0.0) } + [nil]
    var values: [UnsafeMutablePointer<gchar>?] = options.map { g_strdup($0.1) } + [nil]
    defer { for string in keys + values { g_free(string) } }
    var buffer: UnsafeMutablePointer<gchar>?
    var size: gsize = 0
    var failure: UnsafeMutablePointer<GError>?
    guard gdk_pixbuf_save_to_bufferv(pixbuf, &buffer, &size, format, &keys, &values, &failure) != 0,
      let buffer
    else {
      throw Self.defect(failure)
    }
    defer { g_free(buffer) }
    return Array(UnsafeRawBufferPointer(start: buffer, count: Int(size)))
  }
}
