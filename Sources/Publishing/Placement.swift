import Glibc

/// Files that were given their names together, and what stood there before.
package struct Placement: Sendable {
  private enum Earlier: Sendable {
    /// A second name of the file that stood there, in the folder of the draft.
    case file(String)
    case nothing
    /// A disk without second names: what was replaced is gone, so the new file stays.
    case gone
  }

  private var steps: [(path: String, earlier: Earlier)] = []

  /// Gives the file that `draft` is about to replace a second name, so that it outlives that.
  mutating func keepEarlier(_ draft: Draft) throws(PublishError) {
    guard case .file(let path) = draft.destination else { return }
    let second = draft.folder + "/.earlier"
    if link(path, second) == 0 {
      steps.append((path, .file(second)))
      return
    }
    switch errno {
    case ENOENT: steps.append((path, .nothing))
    case EPERM, ENOTSUP, EMLINK, ENOSYS: steps.append((path, .gone))
    default: throw PublishError(SystemError())
    }
  }

  /// Puts everything back as it was before; the last file first.
  package func undo() {
    for (path, earlier) in steps.reversed() {
      switch earlier {
      case .file(let second): rename(second, path)
      case .nothing: unlink(path)
      case .gone: break
      }
    }
  }
}
