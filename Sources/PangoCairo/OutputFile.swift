import Glibc

/// The file that a surface streams into. It remembers the first error, because Cairo forgets the reason.
final class OutputFile {
  let path: String
  private(set) var errorCode: Int32 = 0
  private var stream: UnsafeMutablePointer<FILE>?

  init(path: String) throws(PaintError) {
    self.path = path
    stream = fopen(path, "wb")
    guard let stream else { throw PaintError.unwritable(path: path, code: errno) }
    // Cairo writes a few bytes at a time.
    setvbuf(stream, nil, _IOFBF, 1 << 18)
  }

  deinit { if let stream { fclose(stream) } }

  /// Writes `count` bytes; `false` after any error, then and from then on.
  func write(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard errorCode == 0, let stream else { return false }
    if fwrite(bytes, 1, count, stream) < count { errorCode = errno }
    return errorCode == 0
  }

  /// Writes what is still buffered and closes: a full disk may show only here.
  func close() throws(PaintError) {
    if let stream {
      self.stream = nil
      if fclose(stream) != 0, errorCode == 0 { errorCode = errno }
    }
    if errorCode != 0 { throw PaintError.unwritable(path: path, code: errorCode) }
  }
}

extension PaintError {
  /// An error of the system, in its own words.
  static func unwritable(path: String, code: Int32) -> PaintError {
    .unwritable(path: path, code: code, reason: String(cString: strerror(code)))
  }
}
