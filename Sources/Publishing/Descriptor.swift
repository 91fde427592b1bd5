import Glibc

/// An open file of the operating system.
package struct Descriptor: Sendable {
  private let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// Opens a file, or a folder, that exists; with `O_CREAT` also a file that does not.
  package static func open(_ path: String, _ flags: Int32) -> Result<Descriptor, SystemError> {
    let number = Glibc.open(path, flags | O_CLOEXEC, 0o600)
    return number < 0 ? .failure(SystemError()) : .success(Descriptor(number))
  }

  /// Makes a file that does not exist yet.
  package static func create(_ path: String) -> Result<Descriptor, SystemError> {
    let number = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    return number < 0 ? .failure(SystemError()) : .success(Descriptor(number))
  }

  /// Writes all of `text`.
  package func write(_ text: String) -> SystemError? { write(Array(text.utf8)[...]) }

  /// Writes all of `bytes`, however often the system takes only some of them.
  package func write(_ bytes: ArraySlice<UInt8>) -> SystemError? {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(number, Array(rest), rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return SystemError() }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Reads up to `count` bytes; none at the end of the file.
  package func read(_ count: Int) -> Result<[UInt8], SystemError> {
    var bytes = [UInt8](repeating: 0, count: count)
    while true {
      let got = Glibc.read(number, &bytes, count)
      if got < 0 && errno == EINTR { continue }
      return got < 0 ? .failure(SystemError()) : .success(Array(bytes[..<got]))
    }
  }

  /// Asks that everything written be on the disk. What has no disk (a pipe) has nothing to be asked.
  package func synchronise() -> SystemError? {
    fsync(number) == 0 || errno == EINVAL || errno == ENOTSUP ? nil : SystemError()
  }

  /// Takes the lock of the file for this process alone, unless somebody has it (flock(2)).
  func lock() -> SystemError? { flock(number, LOCK_EX | LOCK_NB) == 0 ? nil : SystemError() }

  /// Whether the file still has a name in some folder.
  var hasName: Bool {
    var status = stat()
    return fstat(number, &status) == 0 && status.st_nlink > 0
  }

  /// Closes it; a delayed write that failed is reported here.
  package func close() -> SystemError? { Glibc.close(number) == 0 ? nil : SystemError() }
}

/// An error of the operating system, in its own words.
package struct SystemError: Error, Sendable, CustomStringConvertible {
  /// The value of `errno`.
  package let code: Int32

  /// The last error of this thread.
  package init() { code = errno }

  /// An error with a known number.
  package init(code: Int32) { self.code = code }

  /// Such as `No space left on device`.
  package var description: String { String(cString: strerror(code)) }
}
