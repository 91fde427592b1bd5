import CDeflate

/// Writes a drawing as a PNG file (PNG, Third Edition) whose bytes depend on nothing else.
///
/// Pictures of few colours, such as covers of flat areas and type, become palette pictures: a third of the data. Others
/// keep every colour that they have.
package enum PNGWriter {
  /// The picture, in proportion and centred on white.
  package static func bytes(of picture: SVGPicture, width: Int, height: Int) throws(PaintError) -> [UInt8] {
    let painted = try PaintedRows(picture, width: width, height: height)
    var count = ColorCount()
    try painted.forEach { count.add($0) }
    guard let palette = Palette(count, pixels: width * height) else {
      return try file(width, height, palette: nil, rows: try rows(painted))
    }
    return try file(width, height, palette: palette.colors, rows: try rows(painted, palette))
  }

  private static func file(
    _ width: Int, _ height: Int, palette: [UInt32]?, rows: [UInt8]
  ) throws(PaintError) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    let colorType: UInt8 = palette == nil ? 2 : 3
    let size = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    append("IHDR", size + [8, colorType, 0, 0, 0], to: &file)
    if let palette { append("PLTE", palette.flatMap(samples), to: &file) }
    append("IDAT", try compressed(rows), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// One chunk: length, type, data, checksum (§5.3).
  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let start = file.count + 4
    file += bigEndian(UInt32(data.count))
    file += Array(type.utf8)
    file += data
    let checksum = file[start...].withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    file += bigEndian(checksum)
  }

  /// Rows of palette indices, unfiltered: filters do not help palettes (§12.7).
  private static func rows(_ painted: PaintedRows, _ palette: Palette) throws(PaintError) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((painted.width + 1) * painted.height)
    var (last, index) = (UInt32.max, UInt8(0))
    try painted.forEach { row in
      rows.append(0)
      for pixel in row {
        if pixel != last { (last, index) = (pixel, palette.index(of: pixel)) }
        rows.append(index)
      }
    }
    return rows
  }

  /// Rows of red, green and blue, each less the row above (filter 2, §9.2).
  private static func rows(_ painted: PaintedRows) throws(PaintError) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((painted.width * 3 + 1) * painted.height)
    var above = [UInt32](repeating: 0, count: painted.width)
    try painted.forEach { row in
      rows.append(2)
      for (column, pixel) in row.enumerated() {
        for shift in [16, 8, 0] as [UInt32] {
          let difference =
            UInt8(truncatingIfNeeded: pixel >> shift)
            &- UInt8(truncatingIfNeeded: above[column] >> shift)
          rows.append(difference)
        }
        above[column] = pixel
      }
    }
    return rows
  }

  private static func compressed(_ rows: [UInt8]) throws(PaintError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(6) else { throw .picture("no memory") }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, rows.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(compressor, rows, rows.count, buffer.baseAddress, bound)
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
