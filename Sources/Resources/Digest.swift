import CPixbuf

/// The SHA-256 of some bytes, in hexadecimal.
func sha256(_ bytes: [UInt8]) -> String {
  guard let digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else {
    return ""
  }
  defer { g_free(digest) }
  return String(cString: digest)
}
