/// Why an archive was not written.
package enum ArchiveError: Error, Sendable, Equatable {
  /// The disk is full.
  case diskFull
  /// The target, or a temporary file beside it, cannot be written, in the words of the system.
  case unwritable(String)
  /// The file of an entry cannot be read.
  case unreadable(path: String)
  /// The task was cancelled.
  case cancelled
  /// Anything else, in the words of libzip.
  case failed(String)
}
