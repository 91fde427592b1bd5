import Glibc

/// Lets one thread at a time draw text with Cairo.
///
/// Cairo 1.16 has one cache for the glyphs of all scaled fonts, and others have seen it fail when threads share it. Tests that
/// paint several files at once crashed within Cairo, once in some fifty runs; the cause was never caught in the act, so
/// this is a precaution. A book is painted by one thread: the lock costs nothing there.
package enum CairoLock {
  private static let mutex = RecursiveMutex()

  /// Runs `body` while no other thread does so. It may be asked for again within.
  package static func hold<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex.pointer)
    defer { pthread_mutex_unlock(mutex.pointer) }
    return try body()
  }
}

/// A lock that its holder may take again: drawings stand on pages.
private final class RecursiveMutex: @unchecked Sendable {
  let pointer = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() {
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
    pthread_mutex_init(pointer, &attributes)
    pthread_mutexattr_destroy(&attributes)
  }

  deinit {
    pthread_mutex_destroy(pointer)
    pointer.deallocate()
  }
}
