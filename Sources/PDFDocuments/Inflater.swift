import CDeflate

/// Inflates streams in zlib's format. Not Sendable.
package final class Inflater {
  private let state: OpaquePointer
  /// What a stream becomes at most: a page of text is 1,000 times smaller.
  private static let limit = 1 << 28

  package init() throws(PDFError) {
    guard let state = libdeflate_alloc_decompressor() else { throw PDFError(problem: "no memory") }
    self.state = state
  }

  deinit { libdeflate_free_decompressor(state) }

  /// The data; `nil` where they are broken, or more than 256 MB.
  package func inflate(_ bytes: [UInt8]) -> [UInt8]? {
    var capacity = min(max(1024, 6 * bytes.count), Inflater.limit)
    while true {
      var result = LIBDEFLATE_SUCCESS
      let data = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        result = libdeflate_zlib_decompress(
          state, bytes, bytes.count, buffer.baseAddress, buffer.count, &count)
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if result == LIBDEFLATE_SUCCESS { return data }
      if result != LIBDEFLATE_INSUFFICIENT_SPACE || capacity == Inflater.limit { return nil }
      capacity = min(4 * capacity, Inflater.limit)
    }
  }
}
