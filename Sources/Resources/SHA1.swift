import CPixbuf

/// SHA-1, which names (UUIDs of version 5) are made with; nothing is kept secret or safe by it.
package enum SHA1 {
  /// The 20 bytes of the digest of all `chunks` in order.
  package static func digest(of chunks: some Sequence<[UInt8]>) -> [UInt8] {
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA1) else { return [] }
    defer { g_checksum_free(checksum) }
    for chunk in chunks { g_checksum_update(checksum, chunk, gssize(chunk.count)) }
    var length = gsize(20)
    return [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
      g_checksum_get_digest(checksum, buffer.baseAddress, &length)
      count = Int(length)
    }
  }
}
