import Glibc
import Synchronization

/// A file in which packed pages wait until they are painted.
package final class PageSpool: Sendable {
  private let descriptor: Int32
  private let length = Atomic(0)

  /// Takes over an empty file that is open to be read and written.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes bytes behind all others; the answer is where they begin, `nil` if there is no room.
  func append(_ bytes: UnsafeRawBufferPointer) -> Int? {
    let start = length.add(bytes.count, ordering: .relaxed).oldValue
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + done))
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      done += count
    }
    return start
  }

  /// The bytes that were written there.
  func bytes(at start: Int, count: Int) throws(SpoolError) -> [UInt8] {
    var problem: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let read = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(start + done))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else {
          problem = read < 0 ? String(cString: strerror(errno)) : "the file is too short"
          return
        }
        done += read
      }
    }
    if let problem { throw SpoolError(problem: problem) }
    return bytes
  }
}

/// Why pages cannot be had again that wait in a file, in the words of the system.
package struct SpoolError: Error, Equatable {
  package var problem: String
}
