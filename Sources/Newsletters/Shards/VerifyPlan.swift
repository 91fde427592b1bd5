import Foundation
public import Manuscript
import Resources

/// How an issue of a plan stands, from what lies in the plan folder alone. What a scheduler believes is not asked.
public enum ItemState: String, Sendable, Codable, CaseIterable {
  /// Its outputs are what its receipt says.
  case ok
  /// It is not made yet.
  case missing
  /// It is there, but not as its receipt says.
  case broken
  /// It is put aside, with a reason.
  case quarantined
  /// It is put aside, since what it is made of has changed.
  case stale
  /// Its recipe made different bytes at different times.
  case conflict
}

/// An issue of a plan, verified.
public struct VerifiedItem: Sendable, Equatable, Codable {
  /// The issue.
  public var item: PlannedItem
  /// How it stands.
  public var state: ItemState
  /// How often it was tried.
  public var tries: Int
  /// Why it is not `ok`.
  public var reason: String?
}

/// A plan, verified.
public struct Verification: Sendable, Equatable, Codable {
  /// Every issue, in the order of the plan.
  public var items: [VerifiedItem]
  /// Jobs that could not be planned.
  public var failed: [FailedJob]
  /// How many jobs have nothing to do.
  public var skipped: Int
  /// How many issues are in each state.
  public var counts: [String: Int]
  /// Folders in `done` that are of no issue of the plan.
  public var unknown: [String]
  /// Folders that workers left when they were killed.
  public var leftovers: Int
  /// Files of shards that are not as planned.
  public var damage: [PlanFinding]
  /// Shards with work that another run can do, as `sbatch --array=` takes them.
  public var again: String

  /// The issues in a state.
  public func count(_ state: ItemState) -> Int { counts[state.rawValue] ?? 0 }

  /// Whether every issue is there and whole.
  public var isComplete: Bool {
    count(.ok) == items.count && failed.isEmpty && unknown.isEmpty && damage.isEmpty
  }
}

extension PlanFolder {
  /// Reads every receipt and every output of a plan.
  ///
  /// - Returns: how each issue stands, and which shards another run can get on with.
  /// - Throws: `plan-broken`, if there is no plan that could be verified.
  public func verify() throws(Finding) -> Verification {
    let plan = try plan()
    let conflicts = Set(names(in: conflicts).map { String($0.prefix(64)) })
    let items = plan.items.map { item in
      let (state, reason) = state(of: item, isDisputed: conflicts.contains(item.key))
      return VerifiedItem(item: item, state: state, tries: ItemTries(self, item.key).count, reason: reason)
    }
    let keys = Set(plan.items.map(\.key))
    var damage: [PlanFinding] = []
    for shard in plan.shards.indices {
      do throws(Finding) { _ = try self.shard(shard, of: plan) } catch { damage.append(PlanFinding(error)) }
    }
    return Verification(
      items: items, failed: plan.failed, skipped: plan.skipped.count,
      counts: items.reduce(into: [:]) { $0[$1.state.rawValue, default: 0] += 1 },
      unknown: names(in: done).filter { !keys.contains($0) }, leftovers: names(in: work).count,
      damage: damage,
      again: ShardIndex.list(items.filter { $0.state == .missing }.map(\.item.shard)))
  }

  /// Removes issues that are broken, and what killed workers left, so that another run makes them again.
  ///
  /// A worker that is alive and loses its folder by this fails, and loses nothing else.
  public func repair(_ verification: Verification) throws(Finding) {
    for item in verification.items where item.state == .broken {
      // Out of the way in one step: a worker sees the whole of it or nothing.
      let trash = try makeWorkFolder(item.item.key)
      guard rename("\(done)/\(item.item.key)", trash) == 0 else {
        throw Finding(.outputUnwritable, "\(done)/\(item.item.key) cannot be removed")
      }
    }
    for name in names(in: work) { try? FileManager.default.removeItem(atPath: "\(work)/\(name)") }
  }

  /// Gives every issue that was put aside all its tries again.
  public func release(_ verification: Verification) {
    for item in verification.items where item.state == .quarantined || item.state == .stale {
      release(item.item.key)
    }
  }

  private func state(of item: PlannedItem, isDisputed: Bool) -> (ItemState, String?) {
    if FileManager.default.fileExists(atPath: "\(done)/\(item.key)") {
      if let reason = damage(of: item.key) { return (.broken, reason) }
      // An issue that is there counts, even if another worker has given it up meanwhile.
      return isDisputed ? (.conflict, "the same recipe made other bytes, kept in conflicts") : (.ok, nil)
    }
    if let entry = quarantineEntry(item.key) {
      let reason = "\(entry.finding.id): \(entry.finding.message)"
      return (entry.finding.id == FindingID.planStale.rawValue ? .stale : .quarantined, reason)
    }
    return (.missing, ItemTries(self, item.key).lastFailure.map { "\($0.id): \($0.message)" })
  }

  /// In what a finished issue differs from its receipt.
  private func damage(of key: String) -> String? {
    let folder = "\(done)/\(key)"
    guard let receipt = receipt(key) else { return "the receipt is missing or damaged" }
    if receipt.key != key { return "the receipt is of another issue" }
    for output in receipt.outputs {
      guard let digest = Digest.sha256(ofFile: "\(folder)/\(output.file)") else {
        return "\(output.file) is missing"
      }
      if digest != output.issued.sha256 { return "\(output.file) is not what was made" }
    }
    return nil
  }

  /// The receipt of a finished issue.
  func receipt(_ key: String) -> Receipt? {
    try? PlanJSON.read(Receipt.self, at: "\(done)/\(key)/\(Receipt.name)")
  }

  /// The names in a folder, sorted; none where it is not there.
  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
