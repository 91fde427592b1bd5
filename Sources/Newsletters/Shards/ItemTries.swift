import Foundation
import Manuscript
import Publishing

/// The tries of an issue: a file each, made *before* the work begins, so that one that ends with its worker counts
/// as well. No file is ever changed, so that no two workers get in each other's way.
struct ItemTries {
  /// So many tries an issue has before it is put aside.
  static let limit = 5

  let folder: String

  init(_ plan: PlanFolder, _ key: String) { folder = "\(plan.tries)/\(key)" }

  /// Takes the next try.
  ///
  /// - Returns: its number from 1; `nil` where all are used up.
  func begin(_ worker: String) throws(Finding) -> Int? {
    try makeFolder(folder)
    for number in 1...ItemTries.limit {
      switch Descriptor.create("\(folder)/\(number)") {
      case .success(let file):
        let problem = file.write(worker + "\n") ?? file.synchronise()
        try unwritable(file.close() ?? problem, folder)
        try synchroniseFolder(folder)
        return number
      case .failure(let error) where error.code == EEXIST: continue
      case .failure(let error): try unwritable(error, folder)
      }
    }
    return nil
  }

  /// Notes how a try failed, as far as its worker lived to know.
  func end(_ number: Int, _ finding: Finding) throws(Finding) {
    try replace("\(folder)/\(number).json", with: PlanJSON.text(PlanFinding(finding)))
  }

  /// How many there were.
  var count: Int { (1...ItemTries.limit).filter { exists("\(folder)/\($0)") }.count }

  /// How the last one failed; `nil` where its worker died of it.
  var lastFailure: PlanFinding? {
    try? PlanJSON.read(PlanFinding.self, at: "\(folder)/\(count).json")
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
