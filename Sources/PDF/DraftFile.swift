import Glibc

/// The file that Cairo draws, before it is finished. It goes with this object.
final class DraftFile {
  let path: String

  /// Where files stand beside `path` until that is written: for a device or a pipe, in the folder for such things.
  static func place(beside path: String) -> String {
    var status = stat()
    let isSpecial = lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    return isSpecial ? "/tmp/bifolium" : path
  }

  /// A new empty file beside `path`.
  init(beside path: String) {
    var template = Array("\(DraftFile.place(beside: path)).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor >= 0 { close(descriptor) }
    self.path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unlink(path) }

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
