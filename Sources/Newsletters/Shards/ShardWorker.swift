import Foundation
public import Manuscript

/// Makes one issue of a plan in a folder. The command gives it: it does so in a process of its own.
public protocol ItemMaker: Sendable {
  /// Makes the files of an issue.
  ///
  /// - Parameters:
  ///   - item: the issue.
  ///   - shard: the shard that it is in.
  ///   - folder: an empty folder for its files.
  /// - Returns: how the try ended.
  func make(_ item: PlannedIssue, of shard: Int, in folder: String) async -> ItemOutcome
}

/// How a try ended.
public enum ItemOutcome: Sendable, Equatable {
  /// The files are there.
  case made(MadeItem)
  /// It cannot be made of these inputs, however often it is tried.
  case poison(Finding)
  /// It could not be made here and now: a full disk, a source that is not mounted.
  case failed(Finding)
  /// The process that made it died, or went beyond its limits.
  case died(Finding)
}

/// Does the issues of one shard, one after the other.
///
/// Workers share the plan folder and nothing else. There are no clocks, leases or locks between them: an issue may
/// be made twice by two workers, and is published once.
public struct ShardWorker<Maker: ItemMaker>: Sendable {
  let folder: PlanFolder
  let shard: Int
  let maker: Maker
  /// Who works, for people who look into `tries`.
  let name: String

  /// A worker for a shard.
  public init(_ folder: PlanFolder, shard: Int, maker: Maker, name: String) {
    self.folder = folder
    self.shard = shard
    self.maker = maker
    self.name = name
  }

  /// Does what is not done yet.
  ///
  /// - Parameter tell: is told of each issue as soon as it is settled.
  /// - Returns: what came of each issue.
  /// - Throws: what keeps the whole shard from being done.
  public func run(tell: (PlannedIssue, ItemResult) -> Void) async throws(Finding) -> ShardResult {
    let items = try folder.shard(shard, of: folder.plan()).items
    var result = ShardResult()
    for item in items {
      let settled = try await settle(item)
      result.items.append((item.key, settled))
      tell(item, settled)
    }
    return result
  }

  private func settle(_ item: PlannedIssue) async throws(Finding) -> ItemResult {
    while true {
      if FileManager.default.fileExists(atPath: "\(folder.done)/\(item.key)") { return .alreadyDone }
      if let entry = folder.quarantineEntry(item.key) { return .quarantined(entry) }
      let tries = ItemTries(folder, item.key)
      guard let number = try tries.begin(name) else {
        let died = Finding(.itemCrashed, "its worker was killed while making it, \(ItemTries.limit) times")
        return try putAside(item, tries.count, tries.lastFailure ?? PlanFinding(died))
      }
      switch try await attempt(item) {
      case .result(let result): return result
      case .poison(let finding):
        try tries.end(number, finding)
        return try putAside(item, number, PlanFinding(finding))
      case .failed(let finding):
        try tries.end(number, finding)
        return .failed(finding)
      case .died(let finding):
        try tries.end(number, finding)
      }
    }
  }

  private enum Attempt {
    case result(ItemResult)
    case poison(Finding), failed(Finding), died(Finding)
  }

  private func attempt(_ item: PlannedIssue) async throws(Finding) -> Attempt {
    let work = try folder.makeWorkFolder(item.key)
    defer { try? FileManager.default.removeItem(atPath: work) }
    switch await maker.make(item, of: shard, in: work) {
    case .poison(let finding): return .poison(finding)
    case .failed(let finding): return .failed(finding)
    case .died(let finding): return .died(finding)
    case .made(let made):
      do throws(Finding) {
        switch try folder.place(made, key: item.key, from: work) {
        case .placed: return .result(.made)
        case .same: return .result(.alreadyDone)
        case .conflict(let kept): return .result(.conflict(kept))
        }
      } catch {
        return .failed(error)
      }
    }
  }

  private func putAside(_ item: PlannedIssue, _ tries: Int, _ finding: PlanFinding) throws(Finding)
    -> ItemResult
  {
    try folder.putAside(item, tries: tries, finding)
    return .quarantined(
      QuarantineEntry(key: item.key, job: item.recipe.name, tries: tries, finding: finding))
  }
}

/// What came of one issue.
public enum ItemResult: Sendable, Equatable {
  /// It was made now.
  case made
  /// It was there already.
  case alreadyDone
  /// It could not be made now; another run may.
  case failed(Finding)
  /// It is put aside.
  case quarantined(QuarantineEntry)
  /// Two workers made different bytes of one recipe; the second are kept in the folder that is named.
  case conflict(String)
}

/// What came of a shard.
public struct ShardResult: Sendable {
  /// The issues by their keys, in the order of the shard.
  public var items: [(key: String, result: ItemResult)] = []
}
