import Foundation
import Synchronization

/// The temporary folders of this run, so that an interruption can remove them.
///
/// Outputs are made in a folder of their own beside their final place: whatever files an exporter, or a
/// library below it, makes on the way are in there, and one name is all that must be removed.
package final class Temporaries: Sendable {
  private let folders = Mutex<Set<String>>([])
  private let process = getpid()

  /// No folders yet.
  package init() {}

  /// Makes an empty folder in `parent` that nobody else uses.
  package func make(in parent: String) throws(PublishError) -> String {
    let result: Result<String, SystemError> = folders.withLock { folders in
      for number in 0..<10_000 {
        let folder = "\(parent)/.bifolium-\(process)-\(number)"
        if mkdir(folder, 0o700) == 0 {
          folders.insert(folder)
          return .success(folder)
        }
        if errno != EEXIST { return .failure(SystemError()) }
      }
      return .failure(SystemError(code: EEXIST))
    }
    switch result {
    case .success(let folder): return folder
    case .failure(let error): throw PublishError(error)
    }
  }

  /// Removes a folder that was made here, with all that is in it.
  package func remove(_ folder: String) {
    folders.withLock { folders in
      try? FileManager.default.removeItem(atPath: folder)
      folders.remove(folder)
    }
  }

  /// Removes every folder and then runs `end`, while no new one can be made.
  package func removeAll(then end: () -> Never) -> Never {
    folders.withLock { folders in
      // A worker may put a file into a folder while it is being removed; so try again.
      for _ in 0..<10 {
        for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
        folders = folders.filter { FileManager.default.fileExists(atPath: $0) }
        if folders.isEmpty { break }
      }
      end()
    }
  }
}
