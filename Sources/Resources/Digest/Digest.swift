import Glibc

/// Digests of bytes, and of files of any size.
package enum Digest {
  /// The SHA-256 of some bytes, in hexadecimal.
  package static func sha256(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finish()
  }

  /// The SHA-256 of a file, in hexadecimal, in constant memory; `nil` where it cannot be read.
  package static func sha256(ofFile path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var digest = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return ferror(file) == 0 ? digest.finish() : nil
  }
}
