import Glibc
import Publishing

/// The right to write a ledger: one run has it at a time, for as long as this value lives.
///
/// A lock of flock(2) on a file beside the ledger. The kernel drops it when the process ends, however it ends,
/// so no lock is ever stale. The ledger itself cannot carry it: SQLite opens and closes that file as it likes.
public final class LedgerLock: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Takes the lock of the ledger at `ledger`, or finds at once that another has it.
  ///
  /// - Throws: `locked`, or `unwritable` where the file of the lock cannot be made.
  public init(_ ledger: String) throws(LedgerError) {
    path = ledger + ".lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw LedgerLock.unwritable(ledger) }
      guard LedgerLock.take(descriptor) else {
        defer { close(descriptor) }
        guard errno == EWOULDBLOCK else { throw LedgerLock.unwritable(ledger) }
        throw LedgerError(.locked, ledger, "another run is at work on the ledger")
      }
      // Whoever had the lock before may have removed the file between our opening and our locking it; then
      // what we hold is the lock of a file that nobody else will ever see.
      if LedgerLock.isStill(descriptor, at: path) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func take(_ descriptor: Int32) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 { guard errno == EINTR else { return false } }
    return true
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }

  private static func unwritable(_ ledger: String) -> LedgerError {
    LedgerError(.unwritable, ledger, "the ledger cannot be locked: \(SystemError())")
  }
}
