import CDeflate

/// Deflates streams in zlib's format. Not Sendable.
package final class Deflater {
  private let state: OpaquePointer

  /// Level 6 takes half the time of zlib's 6 and makes smaller files.
  package init() throws(PDFError) {
    guard let state = libdeflate_alloc_compressor(6) else { throw PDFError(problem: "no memory") }
    self.state = state
  }

  deinit { libdeflate_free_compressor(state) }

  package func deflate(_ bytes: [UInt8]) -> [UInt8] {
    let bound = libdeflate_zlib_compress_bound(state, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = bytes.withUnsafeBytes {
        libdeflate_zlib_compress(state, $0.baseAddress, $0.count, buffer.baseAddress, buffer.count)
      }
    }
  }
}
