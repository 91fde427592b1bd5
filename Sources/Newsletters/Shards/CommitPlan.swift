import Foundation
package import Manuscript
package import Publishing
import Resources

/// How the issue of a plan came into its ledger.
package enum CommitResult: Sendable, Equatable {
  /// Its files are in their places and its ledger has it.
  case committed
  /// That was so already.
  case alreadyCommitted
  /// The ledger, or a file, has something else in its place.
  case conflict(Finding)
  /// It could not be done now.
  case failed(Finding)
}

/// Brings what workers have made to where the jobs want it: for each issue begin → place → record, as a run on one
/// machine does it. It can be stopped anywhere and run again: whatever is recorded already stays as it is.
///
/// It alone writes ledgers, and the machine on which it runs is the only one that needs to.
package struct CommitPlan: Sendable {
  let folder: PlanFolder
  let publisher: Publisher
  /// The order for a fault, in builds for tests; see ``FaultPoint``.
  let fault: String?

  /// A commit of the plan in a folder.
  package init(_ folder: PlanFolder, publisher: Publisher, fault: String? = nil) {
    self.folder = folder
    self.publisher = publisher
    self.fault = fault
  }

  /// Commits every issue that is whole, in the order of the plan, and tells the ledgers of jobs with nothing to do
  /// which posts wait.
  ///
  /// - Parameters:
  ///   - verification: what was verified just now.
  ///   - tell: is told of each issue.
  /// - Throws: what is wrong with the plan itself.
  package func commit(
    _ verification: Verification, tell: (PlannedItem, CommitResult) -> Void
  ) async throws(Finding) {
    let plan = try folder.plan()
    var issues: [String: PlannedIssue] = [:]
    for shard in plan.shards.indices {
      for issue in try folder.shard(shard, of: plan).items { issues[issue.key] = issue }
    }
    for item in verification.items where item.state == .ok {
      guard let issue = issues[item.item.key], let receipt = folder.receipt(item.item.key) else { continue }
      tell(item.item, await commit(issue, receipt))
    }
    for job in plan.skipped {
      guard let note = job.note else { continue }
      do throws(LedgerError) { try record(note, of: job) } catch {
        tell(PlannedItem(skipped: job, note), error.result)
      }
    }
  }

  private func commit(_ planned: PlannedIssue, _ receipt: Receipt) async -> CommitResult {
    do {
      let path = folder.resolve(planned.ledger)
      let lock = try LedgerLock(path)
      defer { withExtendedLifetime(lock) {} }
      let ledger = try Ledger(path: path, job: planned.recipe.name)
      let issue = IssuedIssue(planned, receipt)
      if try ledger.has(issue) { return .alreadyCommitted }
      let drafts = try await copy(planned, receipt)
      defer { drafts.forEach(publisher.discard) }
      try checkForeign(zip(drafts, receipt.outputs).map { ($0, $1.issued) }, ledger)
      try publish(issue, drafts, planned.waiting, ledger)
      return .committed
    } catch let error as LedgerError {
      return error.result
    } catch let finding as Finding {
      return [.outputForeign, .itemConflict].contains(finding.id) ? .conflict(finding) : .failed(finding)
    } catch {
      return .failed(Finding(.outputUnwritable, "\(planned.recipe.name) cannot be published: \(error)"))
    }
  }

  /// Copies of the files beside the places that they are to have.
  private func copy(_ planned: PlannedIssue, _ receipt: Receipt) async throws -> [Draft] {
    var drafts: [Draft] = []
    do {
      for output in receipt.outputs {
        let place = resolve(output.issued.path, besides: folder.resolve(planned.path))
        try publisher.prepareFolder(of: place)
        let source = "\(folder.done)/\(receipt.key)/\(output.file)"
        let (_, draft) = try await publisher.draft(place) { path in
          try FileManager.default.copyItem(atPath: source, toPath: path)
        }
        drafts.append(draft)
        guard draft.file.digest == output.issued.sha256 else {
          throw Finding(.itemBroken, "\(output.file) is not what was made", hint: "verify again")
        }
      }
      return drafts
    } catch let error as PublishError {
      drafts.forEach(publisher.discard)
      throw Finding(.outputUnwritable, "an output cannot be written: \(error.reason)", hint: error.hint)
    } catch {
      drafts.forEach(publisher.discard)
      throw error
    }
  }

  /// Refuses to replace files that this job has not made.
  private func checkForeign(_ files: [(Draft, IssuedOutput)], _ ledger: Ledger) throws {
    for (draft, output) in files {
      guard case .file(let path) = draft.destination, let digest = Digest.sha256(ofFile: path) else {
        continue
      }
      if try digest == output.sha256 || ledger.knows(name: output.path, digest: digest) { continue }
      throw Finding(
        .outputForeign, "\(output.path) stands there already, and this job has not made it",
        hint: "move it away")
    }
  }

  private func publish(
    _ issue: IssuedIssue, _ drafts: [Draft], _ waiting: [String], _ ledger: Ledger
  ) throws {
    let fault = FaultPoint(fault, job: ledger.job)
    try fault.pass(RunStep.begin.rawValue)
    let attempt = try ledger.begin(
      Attempt(
        number: issue.number, began: issue.published,
        outputs: issue.outputs.map { PlannedOutput(path: $0.path, sha256: $0.sha256) }))
    do {
      try fault.pass(RunStep.place.rawValue)
      let placement = try publisher.place(drafts) { index throws(PublishError) in
        guard index > 0 else { return }
        do throws(Finding) { try fault.pass("\(RunStep.place.rawValue).\(index)") } catch {
          throw PublishError(error.message)
        }
      }
      do {
        try fault.pass(RunStep.record.rawValue)
        try ledger.record(issue, waiting: waiting, attempt: attempt)
      } catch {
        placement.undo()
        throw error
      }
    } catch {
      // That the try failed is worth a note; that the note failed too is not worth another failure.
      try? ledger.fail(attempt, "\(error)")
      throw error
    }
  }

  /// Tells a ledger which posts wait, unless it has heard of something newer.
  private func record(_ note: SkipNote, of job: SkippedJob) throws(LedgerError) {
    let path = folder.resolve(note.ledger)
    let lock = try LedgerLock(path)
    defer { withExtendedLifetime(lock) {} }
    let ledger = try Ledger(path: path, job: job.job)
    if let last = try ledger.attempts().last, last.attempt.began > note.asOf { return }
    try ledger.recordSkip(
      waiting: note.waiting, number: note.number, now: note.asOf, message: job.reason)
  }
}

extension Ledger {
  /// Whether an issue is in the ledger already.
  ///
  /// - Throws: `item-conflict` where the ledger has another issue in its place, or has gone on since the plan.
  fileprivate func has(_ issue: IssuedIssue) throws -> Bool {
    if var known = try self.issue(issue.number) {
      known.published = issue.published
      if known == issue { return true }
      throw Finding(
        .itemConflict, "the ledger of \(job) has another issue \(issue.number) already",
        hint: "it was made by another run since the plan: plan again into a new folder")
    }
    let next = try memory(of: [], firstNumber: issue.number).nextNumber
    guard next == issue.number else {
      throw Finding(
        .itemConflict, "the next issue of \(job) is \(next), and the plan has made \(issue.number)",
        hint: "the ledger has changed since the plan: plan again into a new folder")
    }
    return false
  }
}

extension IssuedIssue {
  /// An issue that was planned and made.
  fileprivate init(_ planned: PlannedIssue, _ receipt: Receipt) {
    let number = planned.recipe.number
    self.init(
      number: number, title: receipt.title,
      window: Window(since: planned.recipe.since, until: planned.recipe.until), published: planned.asOf,
      posts: planned.posts.map { IssuedPost($0, number: number) }, outputs: receipt.outputs.map(\.issued))
  }
}

extension PlannedItem {
  /// A job with nothing to do, for those who are told how its ledger took it.
  fileprivate init(skipped job: SkippedJob, _ note: SkipNote) {
    self.init(key: "", path: job.path, job: job.job, number: note.number, asOf: note.asOf, shard: 0)
  }
}

extension LedgerError {
  fileprivate var result: CommitResult { kind == .conflict ? .conflict(finding) : .failed(finding) }
}
