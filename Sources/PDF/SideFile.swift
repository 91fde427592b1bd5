import Glibc
import PDFDocuments

/// A file that stands beside an output until that is written: nobody else has it, and it goes with this object.
final class SideFile {
  let path: String
  private let descriptor: Int32

  /// Makes an empty file beside `path`; for a device or a pipe, in the folder for such things.
  ///
  /// Its name is short, whatever that of the output is: file systems end names at 255 bytes.
  init(beside path: String) throws(PDFError) {
    let folder = SideFile.folder(of: path)
    for _ in 0..<100 {
      let name = "\(folder)/.bifolium-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
      let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        (self.path, self.descriptor) = (name, descriptor)
        return
      }
      if errno != EEXIST { break }
    }
    throw PDFError(problem: "no file can be made in \(folder): \(String(cString: strerror(errno)))")
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// The file, open to be read and written by who closes it; without a name once this object goes.
  func openAgain() throws(PDFError) -> Int32 {
    let again = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard again >= 0 else { throw PDFError(problem: String(cString: strerror(errno))) }
    return again
  }

  private static func folder(of path: String) -> String {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return "/tmp" }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }
}

/// The file that an export makes.
struct OutputPath {
  let path: String
  /// Whether nothing stood there before.
  let isNew: Bool

  /// Makes sure that a file can be written at `path`; one that is there stays as it is.
  ///
  /// - Throws: why none can be written, in the words of the system.
  init(_ path: String) throws(PDFError) {
    self.path = path
    isNew = access(path, F_OK) != 0
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw PDFError(problem: String(cString: strerror(errno))) }
    close(descriptor)
  }

  /// The length of the file in bytes.
  var size: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Removes what was begun; a device or a pipe is left alone, and of a link that which it leads to goes.
  func remove() {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    guard let real = realpath(path, nil) else { return }
    unlink(real)
    free(real)
  }
}
