import CNettle

/// A SHA-256 under way (FIPS 180-4).
struct SHA256 {
  private var state = sha256_ctx()

  init() { nettle_sha256_init(&state) }

  /// Adds bytes to what is digested.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }

  /// The digest in hexadecimal; what is added later belongs to another one.
  mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&state, digest.count, &digest)
    return String(decoding: digest.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
  }

  private func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
