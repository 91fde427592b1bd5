import Glibc

/// The file that Cairo draws, before it is finished. It goes with this object.
final class DraftFile {
  let path: String
  /// Whether the file itself is a device or a pipe.
  let isForSpecial: Bool

  /// A new empty file beside `path`; for a device or a pipe, in the folder for such things.
  init(beside path: String) {
    var status = stat()
    let isSpecial = lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    var template = Array("\(isSpecial ? "/tmp/bifolium" : path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor >= 0 { close(descriptor) }
    isForSpecial = isSpecial
    self.path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unlink(path) }

  /// Writes the bytes of this file to `other`; the answer is why that failed, in the words of the system.
  func copy(to other: String) -> String? {
    let (source, target) = (open(path, O_RDONLY | O_CLOEXEC), open(other, O_WRONLY | O_CLOEXEC))
    defer {
      close(source)
      close(target)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count == 0 { return nil }
      if count < 0 || Glibc.write(target, buffer, count) < count { return String(cString: strerror(errno)) }
    }
  }

  /// Whether a PDF is there up to its last line: libqpdf 11 does not say that its last bytes found no room.
  static func isWhole(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var tail = [UInt8](repeating: 0, count: 6)
    return lseek(descriptor, -6, SEEK_END) >= 0 && read(descriptor, &tail, 6) == 6
      && tail == Array("%%EOF\n".utf8)
  }

  /// Why no file can be written there, in the words of the system; `nil` if one can. Nothing is changed but that the
  /// file is there.
  static func whyUnwritable(_ path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    close(descriptor)
    return nil
  }

  /// The length of a file in bytes.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
