import CNettle
import Glibc

/// A file that is written from its beginning to its end, through a buffer, and digested on the way.
struct OutputFile: ~Copyable {
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var digestion = sha256_ctx()
  /// How many bytes have been written.
  private(set) var offset = 0
  private static let size = 1 << 16

  init(path: String) throws(PDFError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    buffer.reserveCapacity(2 * OutputFile.size)
    nettle_sha256_init(&digestion)
    if descriptor < 0 { throw problem() }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  mutating func write(_ bytes: [UInt8]) throws(PDFError) {
    nettle_sha256_update(&digestion, bytes.count, bytes)
    offset += bytes.count
    buffer += bytes
    if buffer.count >= OutputFile.size { try flush() }
  }

  /// Sixteen bytes that depend on all that was written so far.
  mutating func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 16)
    nettle_sha256_digest(&digestion, digest.count, &digest)
    return digest
  }

  mutating func close() throws(PDFError) {
    try flush()
    let status = Glibc.close(descriptor)
    descriptor = -1
    if status != 0 { throw problem() }
  }

  private mutating func flush() throws(PDFError) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw problem() }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func problem() -> PDFError { PDFError(problem: String(cString: strerror(errno))) }
}
