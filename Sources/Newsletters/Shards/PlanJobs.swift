import Foundation
package import Manuscript
import Publishing

/// Plans issues: for each job load → read its ledger → choose → digest; then the issues are divided among shards.
/// Ledgers are read and not written.
package struct PlanJobs: Sendable {
  let folder: PlanFolder
  let digests: InputDigests
  let surroundings: RunSurroundings

  /// A planner for a folder, which need not exist yet.
  package init(_ folder: PlanFolder, digests: InputDigests, surroundings: RunSurroundings) {
    self.folder = folder
    self.digests = digests
    self.surroundings = surroundings
  }

  /// Plans the next issue of each job and writes the plan.
  ///
  /// - Parameters:
  ///   - orders: the jobs, and what counts as now.
  ///   - shards: among how many workers the issues are divided.
  ///   - tell: is told how many jobs are planned.
  /// - Returns: the plan as it was written.
  /// - Throws: `plan-exists` or `output-unwritable`. A job that cannot be planned stands in the plan as such.
  package func plan(
    _ orders: [RunOrder], shards: Int, tell: Tally.Listener? = nil
  ) async throws(Finding) -> ShardPlan {
    var draft = PlanDraft(generator: digests.generator)
    let tally = Tally(of: orders.count, tell)
    for var order in orders {
      order.isDry = true
      await add(order, to: &draft)
      tally.count()
    }
    return try folder.write(draft, shards: shards)
  }

  private func add(_ order: RunOrder, to draft: inout PlanDraft) async {
    let path = relative(order.path)
    var record = RunRecord(surroundings)
    do throws(RunFailure) {
      let job = try order.loadJob()
      let now = order.asOf?.instant(in: job.timeZone) ?? surroundings.now()
      let choice: Choice
      switch try await order.choose(job, order.openLedger(job), now, &record) {
      case .success(let made): choice = made
      case .failure(let nothing):
        let reason = nothing.finding(for: job).message
        draft.skipped.append(SkippedJob(path: path, job: job.key, reason: reason, note: nil))
        return
      }
      let ledger = relative(job.ledgerPath)
      guard !choice.selection.taken.isEmpty else {
        let note = SkipNote(
          ledger: ledger, number: choice.number, asOf: now, waiting: choice.selection.waiting)
        let reason = choice.reasonForNothing(minimum: job.selection.minimum)
        draft.skipped.append(SkippedJob(path: path, job: job.key, reason: reason, note: note))
        return
      }
      let recipe = try digests.recipe(job, number: choice.number, choice.selection, choice.survey)
      let taken = choice.selection.taken.map(\.candidate)
      draft.issues.append(
        PlannedIssue(
          key: try key(of: recipe), recipe: recipe, path: path, asOf: now, ledger: ledger,
          posts: taken.map(LedgerPost.init), waiting: choice.selection.waiting))
      draft.weights.append(taken.reduce(PlanJobs.fixedWork) { $0 + $1.fingerprint.length })
    } catch {
      draft.failed.append(FailedJob(path: path, findings: error.findings.map { PlanFinding($0) }))
    }
  }

  /// What an issue takes besides its posts, such as its cover, in characters of text.
  private static let fixedWork = 5_000

  private func key(of recipe: Recipe) throws(RunFailure) -> String {
    do throws(Finding) { return try recipe.key() } catch { throw RunFailure(.failed, [error]) }
  }

  /// A path as seen from the plan folder, so that both can be mounted elsewhere together.
  private func relative(_ path: String) -> String {
    func parts(_ path: String) -> [String] {
      URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents.filter { $0 != "/" }
    }
    let (target, base) = (parts(path), parts(folder.path))
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: base.count - shared)
    return (up + target[shared...]).joined(separator: "/")
  }
}
