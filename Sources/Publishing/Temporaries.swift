import Foundation
import Synchronization

/// The temporary folders of this run, so that an interruption can remove them.
///
/// Outputs are made in a folder of their own beside their final place: whatever files an exporter, or a
/// library below it, makes on the way are in there, and one name is all that must be removed.
package final class Temporaries: Sendable {
  /// How the names of temporary folders begin.
  private static let prefix = ".bifolium-"

  private let folders = Mutex<[String: FolderLock]>([:])
  private let process = getpid()

  /// No folders yet.
  package init() {}

  /// Makes an empty folder in `parent` that nobody else uses.
  package func make(in parent: String) throws(PublishError) -> String {
    let result: Result<String, SystemError> = folders.withLock { folders in
      for number in 0..<10_000 {
        let folder = "\(parent)/\(Temporaries.prefix)\(process)-\(number)"
        guard mkdir(folder, 0o700) == 0 else {
          if errno != EEXIST { return .failure(SystemError()) }
          continue
        }
        switch FolderLock.take(folder) {
        case .failure(let error):
          rmdir(folder)
          return .failure(error)
        // Another run swept it before it was locked.
        case .success(nil): continue
        case .success(let lock?):
          folders[folder] = lock
          return .success(folder)
        }
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
      folders.removeValue(forKey: folder)?.release()
    }
  }

  /// Removes folders that runs left in `parent` when they were killed. Those of runs that are alive stay.
  package func sweep(_ parent: String) {
    folders.withLock { folders in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      for name in names where isTemporary(name) {
        let folder = parent + "/" + name
        guard folders[folder] == nil, case .success(let lock?) = FolderLock.take(folder) else { continue }
        if lock.isCertain { try? FileManager.default.removeItem(atPath: folder) }
        lock.release()
      }
    }
  }

  /// Whether a name is `.bifolium-`, the number of a process, `-` and a number.
  private func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(Temporaries.prefix) else { return false }
    let numbers = name.dropFirst(Temporaries.prefix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }

  /// Removes every folder and then runs `end`, while no new one can be made.
  package func removeAll(then end: () -> Never) -> Never {
    folders.withLock { folders in
      // A worker may put a file into a folder while it is being removed; so try again.
      for _ in 0..<10 {
        for folder in folders.keys { try? FileManager.default.removeItem(atPath: folder) }
        folders = folders.filter { FileManager.default.fileExists(atPath: $0.key) }
        if folders.isEmpty { break }
      }
      end()
    }
  }
}
