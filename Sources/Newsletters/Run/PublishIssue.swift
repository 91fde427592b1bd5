import Foundation
import Manuscript
import Publishing
import Resources

extension JobRun {
  /// begin → place → record.
  ///
  /// The ledger hears of the files before they get their names, and of the issue once all have them. Where a
  /// step fails, the files are taken back; where the process dies, the next run knows them for its own.
  func publish(
    _ issue: IssuedIssue, _ drafts: [PrintedDraft], _ choice: Choice, _ ledger: Ledger,
    _ record: inout RunRecord
  ) async throws(RunFailure) {
    let attempt = Attempt(
      number: issue.number, began: issue.published,
      outputs: issue.outputs.map { PlannedOutput(path: $0.path, sha256: $0.sha256) })
    let begun = try await record.step(.begin) { () throws(RunFailure) in
      try told { () throws(LedgerError) in try ledger.begin(attempt) }
    }
    do throws(RunFailure) {
      let fault = record.fault
      let placement = try await record.step(.place) { () throws(RunFailure) in try place(drafts, fault) }
      do throws(RunFailure) {
        try await record.step(.record) { () throws(RunFailure) in
          try told { () throws(LedgerError) in
            try ledger.record(
              issue, waiting: choice.isAgain ? ledger.waiting() : choice.selection.waiting, attempt: begun,
              replacing: choice.isAgain)
          }
        }
      } catch {
        placement.undo()
        throw error
      }
    } catch {
      // That the try failed is worth a note; that the note failed too is not worth another failure.
      try? ledger.fail(begun, error.findings.first?.message ?? error.kind.rawValue)
      throw error
    }
  }

  /// Gives every draft its name.
  private func place(_ drafts: [PrintedDraft], _ fault: FaultPoint) throws(RunFailure) -> Placement {
    var current = drafts.first?.order.name ?? ""
    do throws(PublishError) {
      return try publisher.place(drafts.map(\.draft)) { index throws(PublishError) in
        current = drafts[index].order.name
        guard index > 0 else { return }
        do throws(Finding) {
          try fault.pass("\(RunStep.place.rawValue).\(index)")
        } catch {
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
      let isOurs = try told { () throws(LedgerError) in try ledger?.knows(name: order.name, digest: digest) }
      if isOurs == true { continue }
      foreign.append(
        Finding(
          .outputForeign, "\(order.name) stands there already, and this job has not made it",
          hint: "move it away, or replace it with --force"))
    }
    if !foreign.isEmpty { throw RunFailure(.conflict, foreign) }
  }
}

extension IssuedIssue {
  /// An issue as its ledger will keep it.
  init(_ issue: Issue, _ drafts: [PrintedDraft], published: Int) {
    self.init(
      number: issue.number, title: issue.publication.metadata.title, window: issue.selection.window,
      published: published,
      posts: issue.selection.taken.map { IssuedPost($0.candidate, number: issue.number) },
      outputs: drafts.map(IssuedOutput.init))
  }
}

extension IssuedPost {
  fileprivate init(_ post: Candidate, number: Int) {
    self.init(
      number: number, id: post.id, url: post.url, title: post.title, instant: post.instant,
      fingerprint: post.fingerprint)
  }
}

extension IssuedOutput {
  init(_ draft: PrintedDraft) {
    self.init(
      path: draft.order.name, format: draft.order.output.format.rawValue, sha256: draft.draft.file.digest,
      bytes: draft.draft.file.bytes, pages: draft.printed.pages)
  }
}
