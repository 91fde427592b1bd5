import Foundation
import Manuscript
import Resources

extension Recipe {
  /// What an issue is known by in a plan: the SHA-256 of everything that it is made of.
  func key() throws(Finding) -> String { Digest.sha256(of: Array(try PlanJSON.text(self).utf8)) }
}

/// A plan before its issues are divided among shards.
struct PlanDraft {
  var generator: String
  var issues: [PlannedIssue] = []
  /// The work in each of them, in characters.
  var weights: [Int] = []
  var skipped: [SkippedJob] = []
  var failed: [FailedJob] = []
}

extension PlanFolder {
  /// Divides a draft among `shards` and writes it: the shards first, and `plan.json` last, so that a folder with
  /// that file has everything.
  ///
  /// The same plan again changes nothing.
  ///
  /// - Throws: `plan-exists`, if the folder holds something else; `output-unwritable`.
  func write(_ draft: PlanDraft, shards: Int) throws(Finding) -> ShardPlan {
    let (plan, files) = try draft.divided(among: shards)
    let text = try PlanJSON.text(plan)
    if try holds(text) { return plan }
    try makeFolder(self.shards)
    for (shard, file) in zip(plan.shards, files) { try replace("\(path)/\(shard.file)", with: file) }
    try replace(planFile, with: text)
    return plan
  }

  /// Whether the folder holds this plan; `false` for a folder that is missing or empty.
  private func holds(_ text: String) throws(Finding) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if names.contains("plan.json") {
      if FileManager.default.contents(atPath: planFile) == Data(text.utf8) { return true }
      throw Finding(
        .planExists, "\(path) holds another plan",
        hint: "name a new folder: workers may be at work in this one")
    }
    // Shards without a plan were left by a planner that was stopped.
    if names.contains(where: { $0 != "shards" && !$0.hasPrefix(".") }) {
      throw Finding(.planExists, "\(path) holds something that is no plan", hint: "name a new folder")
    }
    return false
  }
}

extension PlanDraft {
  fileprivate func divided(among shards: Int) throws(Finding) -> (ShardPlan, [String]) {
    let owners = balance(weights, among: shards)
    var planned: [PlannedShard] = []
    var files: [String] = []
    for shard in 0..<shards {
      let mine = issues.indices.filter { owners[$0] == shard }
      let text = try PlanJSON.text(
        ShardFile(version: ShardPlan.currentVersion, shard: shard, items: mine.map { issues[$0] }))
      files.append(text)
      planned.append(
        PlannedShard(
          file: PlanFolder.shardFile(shard), sha256: Digest.sha256(of: Array(text.utf8)), items: mine.count,
          weight: mine.reduce(0) { $0 + weights[$1] }))
    }
    let items = zip(issues, owners).map { issue, shard in
      PlannedItem(
        key: issue.key, path: issue.path, job: issue.recipe.name, number: issue.recipe.number,
        asOf: issue.asOf, shard: shard)
    }
    let plan = ShardPlan(
      version: ShardPlan.currentVersion, generator: generator, shards: planned, items: items,
      skipped: skipped, failed: failed)
    return (plan, files)
  }
}
