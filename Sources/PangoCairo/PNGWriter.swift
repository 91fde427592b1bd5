import CDeflate

/// Writes pixels as a PNG file (PNG, Third Edition) whose bytes depend on nothing else.
///
/// Pictures of at most 256 colours, such as covers of flat areas and type, become palette pictures: a third
/// of the data, and nothing lost.
package enum PNGWriter {
  package static func bytes(of raster: Raster) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    let palette = Palette(raster.pixels)
    let colorType: UInt8 = palette == nil ? 2 : 3
    let size = bigEndian(UInt32(raster.width)) + bigEndian(UInt32(raster.height))
    append("IHDR", size + [8, colorType, 0, 0, 0], to: &file)
    if let palette { append("PLTE", palette.colors.flatMap(samples), to: &file) }
    append("IDAT", compressed(palette.map { rows(raster, $0) } ?? rows(raster)), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// One chunk: length, type, data, checksum (§5.3).
  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(type.utf8) + data
    file += bigEndian(UInt32(data.count))
    file += body
    file += bigEndian(libdeflate_crc32(0, body, body.count))
  }

  /// Rows of palette indices, unfiltered: filters do not help palettes (§12.7).
  private static func rows(_ raster: Raster, _ palette: Palette) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((raster.width + 1) * raster.height)
    var (last, index) = (UInt32.max, UInt8(0))
    for row in 0..<raster.height {
      rows.append(0)
      for pixel in raster.pixels[row * raster.width..<(row + 1) * raster.width] {
        if pixel != last { (last, index) = (pixel, palette.indices[pixel] ?? 0) }
        rows.append(index)
      }
    }
    return rows
  }

  /// Rows of red, green and blue, each less the row above (filter 2, §9.2).
  private static func rows(_ raster: Raster) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((raster.width * 3 + 1) * raster.height)
    for row in 0..<raster.height {
      rows.append(2)
      for column in 0..<raster.width {
        let pixel = raster.pixels[row * raster.width + column]
        let above = row == 0 ? 0 : raster.pixels[(row - 1) * raster.width + column]
        for shift in [16, 8, 0] as [UInt32] {
          rows.append(UInt8(truncatingIfNeeded: pixel >> shift) &- UInt8(truncatingIfNeeded: above >> shift))
        }
      }
    }
    return rows
  }

  private static func compressed(_ rows: [UInt8]) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(6) else { return [] }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, rows.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(compressor, rows, rows.count, buffer.baseAddress, bound)
    }
  }
}

/// The colours of a picture that has no more than 256, in the order of their first appearance.
private struct Palette {
  private(set) var colors: [UInt32] = []
  private(set) var indices: [UInt32: UInt8] = [:]

  init?(_ pixels: [UInt32]) {
    var last = UInt32.max
    for pixel in pixels where pixel != last {
      last = pixel
      if indices[pixel] != nil { continue }
      guard colors.count < 256 else { return nil }
      indices[pixel] = UInt8(colors.count)
      colors.append(pixel)
    }
  }
}

private func samples(_ color: UInt32) -> [UInt8] {
  [
    UInt8(truncatingIfNeeded: color >> 16), UInt8(truncatingIfNeeded: color >> 8),
    UInt8(truncatingIfNeeded: color),
  ]
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
