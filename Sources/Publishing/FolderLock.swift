import Glibc

/// A lock on a temporary folder: while it is held, the run that made the folder is alive.
///
/// A number of a process says less: containers that share a disk all begin with process 1, and a number is
/// given again to somebody else. The system drops the lock when its holder ends, however it ends.
struct FolderLock: Sendable {
  private let descriptor: Descriptor
  /// Whether the disk knows locks. Folders on one that does not are used all the same, and never swept.
  let isCertain: Bool

  /// The file in the folder that is locked.
  static let name = ".lock"

  /// Takes the lock of `folder`; `nil` where somebody else has it, or has just removed the folder.
  static func take(_ folder: String) -> Result<FolderLock?, SystemError> {
    switch Descriptor.open(folder + "/" + name, O_RDWR | O_CREAT | O_NOFOLLOW) {
    case .failure(let error): return error.code == ENOENT ? .success(nil) : .failure(error)
    case .success(let descriptor):
      let problem = descriptor.lock()
      guard problem?.code != EWOULDBLOCK, descriptor.hasName else {
        _ = descriptor.close()
        return .success(nil)
      }
      return .success(FolderLock(descriptor: descriptor, isCertain: problem == nil))
    }
  }

  /// Gives it back.
  func release() { _ = descriptor.close() }
}
