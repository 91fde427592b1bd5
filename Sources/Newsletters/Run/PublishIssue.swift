import Foundation
import Manuscript
import Publishing

extension JobRun {
  /// begin → place → record → close.
  ///
  /// The ledger hears of the files before they get their names, and of the issue once all have them. Where a
  /// step fails, the files are taken back; where the process dies, the next run knows them for its own.
  func publish(
    _ issue: Issue, _ drafts: [PrintedDraft], _ choice: Choice, _ ledger: Ledger, _ now: Int,
    _ record: inout RunRecord
  ) async throws(RunFailure) {
    try await record.step(.begin) { () throws(RunFailure) in
      try told { () throws(LedgerError) in
        try ledger.begin(
          Attempt(
            number: issue.number, began: now,
            outputs: drafts.map { PlannedOutput(path: $0.order.name, sha256: $0.draft.file.digest) }))
      }
    }
    let fault = record.fault
    let placement = try await record.step(.place) { () throws(RunFailure) in
      try place(drafts, fault)
    }
    do throws(RunFailure) {
      try await record.step(.record) { () throws(RunFailure) in
        try told { () throws(LedgerError) in
          try ledger.record(IssuedIssue(issue, drafts, published: now), waiting: choice.waiting)
        }
      }
    } catch {
      placement.undo()
      throw error
    }
    record.outcome.outputs = drafts.map(IssuedOutput.init)
  }

  /// Gives every draft its name.
  private func place(_ drafts: [PrintedDraft], _ fault: FaultPoint) throws(RunFailure) -> Placement {
    var current = drafts.first?.order.name ?? ""
    do throws(PublishError) {
      return try publisher.place(drafts.map(\.draft)) { index throws(PublishError) in
        current = drafts[index].order.name
        guard index > 0 else { return }
        do throws(Finding) { try fault.pass("\(RunStep.place.rawValue).\(index)") } catch {
          throw PublishError(error.message)
        }
      }
    } catch {
      throw RunFailure(.failed, [error.finding(current)])
    }
  }

  /// Refuses to replace files that this job has not made.
  func checkForeign(_ drafts: [PrintedDraft], _ ledger: Ledger?) throws(RunFailure) {
    guard !order.isForced else { return }
    var foreign: [Finding] = []
    for order in drafts.map(\.order) {
      guard FileManager.default.fileExists(atPath: order.path) else { continue }
      let digest = Digest.sha256(ofFile: order.path) ?? ""
      let isOurs = try told { () throws(LedgerError) in try ledger?.knows(order.name, digest) } ?? false
      if isOurs { continue }
      foreign.append(
        Finding(
          .outputForeign, "\(order.name) stands there already, and this job has not made it",
          hint: "move it away, or replace it with --force"))
    }
    if !foreign.isEmpty { throw RunFailure(.conflict, foreign) }
  }
}
