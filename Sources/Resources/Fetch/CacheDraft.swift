import Foundation

/// A body on its way into the cache: a file without its name yet, and the digest of what is in it.
final class CacheDraft {
  private let path: String
  private let descriptor: Int32
  private var checksum = SHA256()
  private var isNamed = false
  /// Bytes written.
  private(set) var size = 0

  /// Makes an empty file in `folder` that no other process has.
  init(in folder: String) throws(FetchFailure) {
    var template = Array((folder + "/XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .cache(String(cString: strerror(errno))) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    close(descriptor)
    if !isNamed { unlink(path) }
  }

  /// Adds bytes; the system's words where that fails.
  func write(_ bytes: UnsafeRawBufferPointer) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return String(cString: strerror(errno)) }
      rest = rest.dropFirst(count)
    }
    checksum.update(bytes)
    size += bytes.count
    return nil
  }

  /// Gives the file the name that `name` makes of its digest, and returns the digest. The same bytes may have
  /// come before: then one file takes the place of its equal.
  func finish(_ name: (String) -> String) throws(FetchFailure) -> String {
    let digest = checksum.finish()
    guard rename(path, name(digest)) == 0 else { throw .cache(String(cString: strerror(errno))) }
    isNamed = true
    return digest
  }

  /// The words of the system in an error of Foundation.
  static func words(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
    guard let number = cause?.domain == NSPOSIXErrorDomain ? cause?.code : nil else {
      return error.localizedDescription
    }
    return String(cString: strerror(Int32(number)))
  }
}
