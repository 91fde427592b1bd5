package import Manuscript

/// A decoded picture as Cairo takes it: ARGB32, that is blue, green, red, alpha in memory on the machines that
/// we run on, colours multiplied by alpha.
package struct Pixels: Sendable, Equatable {
  package let width: Int
  package let height: Int
  /// The bytes from one row to the next.
  package let stride: Int
  package let hasAlpha: Bool
  package let bytes: [UInt8]
}

extension ImageResource {
  /// The bytes of the picture as a book holds them.
  ///
  /// - Throws: a finding, where the file has gone since it was identified.
  package func bytes() throws(Finding) -> [UInt8] {
    switch content {
    case .memory(let bytes): return bytes
    case .file(let path): return try ImageOrder(id: id, origin: .file(path), place: nil).read()
    }
  }

  /// Decodes a raster picture; of an animation the first frame. SVG stays a drawing.
  ///
  /// - Throws: a finding, where the pixels turn out to be damaged.
  package func pixels() throws(Finding) -> Pixels {
    let order = ImageOrder(id: id, origin: origin, place: nil)
    guard kind != .svg else { throw order.unsupported(.svg) }
    let bytes = try bytes()
    do {
      // Decoders draw what there is of a picture that was cut since it was identified, and say nothing.
      _ = try ImageHeader(bytes, ImageFormat(bytes))
      return try Pixbuf(bytes, Pixbuf.Limits(most: ImageOrder.mostPixels)).pixels()
    } catch {
      // WebP comes as a loader of its own (`webp-pixbuf-loader`).
      throw kind == .webp ? order.unsupported(.webp, error) : order.broken(error)
    }
  }

  /// Where the picture came from, for a message.
  private var origin: ResourceOrigin? {
    if case .file(let path) = content { return .file(path) }
    return nil
  }
}
