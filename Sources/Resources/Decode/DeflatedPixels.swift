import CDeflate
package import Manuscript

/// What the deflated rows of a PNG mean to those who can inflate them: PDF has the same filters and the same
/// packing of samples (PNG, third edition, §9; ISO 32000-1 §7.4.4.4).
package struct PixelFormat: Sendable, Equatable {
  /// Pixels.
  package let width: Int
  package let height: Int
  /// Bits of a sample: 1, 2, 4 or 8.
  package let depth: Int
  /// Samples of a pixel: three for colours, one for greys and for places in the palette.
  package let samples: Int
  /// The colours of a palette, three bytes each.
  package var palette: [UInt8]?
}

/// The pixels of an opaque PNG as they lie in its file: rows with a filter each, deflated.
package struct DeflatedPixels: Sendable, Equatable {
  package var format: PixelFormat
  package var bytes: [UInt8]
}

extension ImageResource {
  /// The pixels of a PNG that can go into a PDF as they are: not interlaced, of at most eight bits, without
  /// transparency. The rows have been inflated and counted, for a viewer would show their damage late.
  ///
  /// - Returns: `nil` where the picture must be decoded.
  /// - Throws: a finding, where the file has gone since it was identified.
  package func deflatedPixels() throws(Finding) -> DeflatedPixels? {
    guard kind == .png, !hasAlpha else { return nil }
    let bytes = ImageBytes(try bytes())
    guard let pixels = try? DeflatedPixels(bytes), pixels.isWhole else { return nil }
    return pixels
  }
}

extension DeflatedPixels {
  /// Gathers what the chunks say; `nil` for what PDF has no words for.
  fileprivate init?(_ file: ImageBytes) throws(ImageDefect) {
    let (depth, color, interlace) = (try file.byte(24), try file.byte(25), try file.byte(28))
    guard depth <= 8, [0, 2, 3].contains(color), interlace == 0 else { return nil }
    format = PixelFormat(
      width: try file.big(16, 4), height: try file.big(20, 4), depth: depth, samples: color == 2 ? 3 : 1)
    bytes = []
    var offset = 8
    while offset + 12 <= file.count {
      let (length, tag) = (try file.big(offset, 4), try file.tag(offset + 4))
      let end = offset + 8 + length
      guard tag != "IEND" else { break }
      guard end <= file.count else { throw .truncated }
      switch tag {
      case "PLTE" where color == 3: format.palette = Array(file.bytes[(offset + 8)..<end])
      case "IDAT": bytes += file.bytes[(offset + 8)..<end]
      default: break
      }
      offset = end + 4
    }
    guard color != 3 || Self.isPalette(format.palette, depth) else { return nil }
  }

  private static func isPalette(_ bytes: [UInt8]?, _ depth: Int) -> Bool {
    guard let bytes else { return false }
    return !bytes.isEmpty && bytes.count % 3 == 0 && bytes.count <= 3 << depth
  }

  /// Whether there is every row, with a filter that there is, and nothing behind them.
  fileprivate var isWhole: Bool {
    let row = 1 + (format.width * format.samples * format.depth + 7) / 8
    let (size, overflow) = row.multipliedReportingOverflow(by: format.height)
    guard !overflow, size > 0, Double(format.width * format.height) <= ImageOrder.mostPixels,
      let unpacker = libdeflate_alloc_decompressor()
    else { return false }
    defer { libdeflate_free_decompressor(unpacker) }
    var result = LIBDEFLATE_BAD_DATA
    let rows = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      result = libdeflate_zlib_decompress(unpacker, bytes, bytes.count, target.baseAddress, size, nil)
      count = result == LIBDEFLATE_SUCCESS ? size : 0
    }
    return result == LIBDEFLATE_SUCCESS && stride(from: 0, to: size, by: row).allSatisfy { rows[$0] <= 4 }
  }
}
