import CDeflate

/// The bytes of an entry as they stand in the archive, with what its headers say about them.
package struct Packed: Sendable {
  /// What the headers of an entry say.
  struct Facts: Sendable {
    var size: Int
    var packedSize: Int
    var checksum: UInt32
    var method: ArchiveEntry.Method
  }

  var bytes: [UInt8]
  var facts: Facts

  /// How many bytes there were before.
  package var size: Int { facts.size }

  /// The bytes as they were before; `nil` where they are damaged.
  package var unpacked: [UInt8]? {
    guard facts.method == .deflated else { return bytes }
    guard let state = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(state) }
    var result = [UInt8](repeating: 0, count: facts.size)
    let status = libdeflate_deflate_decompress(state, bytes, bytes.count, &result, result.count, nil)
    return status == LIBDEFLATE_SUCCESS ? result : nil
  }
}
