import CNettle

/// SHA-1, which names (UUIDs of version 5) are made with; nothing is kept secret or safe by it.
package enum SHA1 {
  /// The 20 bytes of the digest of all `chunks` in order.
  package static func digest(of chunks: some Sequence<[UInt8]>) -> [UInt8] {
    var state = sha1_ctx()
    nettle_sha1_init(&state)
    for chunk in chunks { nettle_sha1_update(&state, chunk.count, chunk) }
    var digest = [UInt8](repeating: 0, count: 20)
    nettle_sha1_digest(&state, digest.count, &digest)
    return digest
  }
}
