import Foundation
import Manuscript
import Publishing

/// How a finished issue got its place.
enum ItemPlacement: Equatable {
  /// It is the first.
  case placed
  /// Another worker was first and has made the same.
  case same
  /// Another worker was first and has made other bytes; ours are kept in the folder that is named.
  case conflict(String)
}

extension PlanFolder {
  /// A folder for what is being made, that nobody else uses, whatever the number of its process.
  func makeWorkFolder(_ key: String) throws(Finding) -> String {
    let folder = "\(work)/\(key.prefix(16))-\(UUID().uuidString)"
    try makeFolder(folder)
    return folder
  }

  /// Gives a finished issue its name: outputs on the disk, receipt last, then one rename of the folder.
  ///
  /// A folder that is there and not empty cannot be renamed onto (rename(2)): whoever comes second learns it
  /// from the file system and needs no lock.
  func place(_ made: MadeItem, key: String, from folder: String) throws(Finding) -> ItemPlacement {
    let receipt = try receipt(made, key: key, in: folder)
    for output in receipt.outputs { try synchroniseFile("\(folder)/\(output.file)") }
    try createFile("\(folder)/\(Receipt.name)", PlanJSON.text(receipt))
    try synchroniseFolder(folder)
    try makeFolder(done)
    guard rename(folder, "\(done)/\(key)") != 0 else {
      try synchroniseFolder(done)
      return .placed
    }
    let error = SystemError()
    guard error.code == ENOTEMPTY || error.code == EEXIST else {
      try unwritable(error, "\(done)/\(key)")
      return .same
    }
    return try settle(receipt, from: folder)
  }

  private func receipt(_ made: MadeItem, key: String, in folder: String) throws(Finding) -> Receipt {
    let outputs = try made.files.map { (file) throws(Finding) in
      do throws(PublishError) {
        let facts = try PublishedFile("\(folder)/\(file.file)")
        return ReceiptOutput(
          file: file.file,
          issued: IssuedOutput(
            path: file.path, format: file.format, sha256: facts.digest, bytes: facts.bytes, pages: file.pages)
        )
      } catch {
        throw Finding(.outputUnwritable, "\(file.path) was not made: \(error.reason)", hint: error.hint)
      }
    }
    return Receipt(version: 1, key: key, title: made.title, outputs: outputs, findings: made.findings)
  }

  /// What the second of two workers does.
  private func settle(_ mine: Receipt, from folder: String) throws(Finding) -> ItemPlacement {
    let theirs = try PlanJSON.read(Receipt.self, at: "\(done)/\(mine.key)/\(Receipt.name)")
    if theirs.outputs == mine.outputs { return .same }
    try makeFolder(conflicts)
    // Named by what it is: the same other bytes are kept once, however often they are made.
    let digest = mine.outputs.map { $0.issued.sha256.prefix(8) }.joined(separator: "-")
    let kept = "\(conflicts)/\(mine.key)-\(digest)"
    if rename(folder, kept) != 0 {
      let error = SystemError()
      if error.code != ENOTEMPTY && error.code != EEXIST { try unwritable(error, kept) }
    }
    return .conflict(kept)
  }
}
