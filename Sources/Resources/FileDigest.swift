import CPixbuf

/// Digests of bytes, and of files of any size.
package enum Digest {
  /// The SHA-256 of some bytes, in hexadecimal.
  package static func sha256(of bytes: [UInt8]) -> String { Resources.sha256(bytes) }

  /// The SHA-256 of a file, in hexadecimal, in constant memory; `nil` where it cannot be read.
  package static func sha256(ofFile path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else { return nil }
    defer { g_checksum_free(checksum) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      g_checksum_update(checksum, buffer, count)
    }
    return ferror(file) == 0 ? g_checksum_get_string(checksum).map { String(cString: $0) } : nil
  }
}
