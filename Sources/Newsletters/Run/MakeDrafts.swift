import Manuscript
import Publishing

/// A file of an issue that is finished and has not got its name.
struct PrintedDraft: Sendable {
  var order: OutputOrder
  var printed: Printed
  var draft: Draft
}

extension JobRun {
  /// compose → prepare → print → examine.
  ///
  /// - Returns: every file of the issue. Where one fails there are none: an issue is out whole or not at all.
  func makeDrafts(
    _ choice: Choice, _ job: Job, _ record: inout RunRecord
  ) async throws(RunFailure) -> (Issue, [PrintedDraft]) {
    let issue = try await record.step(.compose) { () throws(RunFailure) in
      do throws(Finding) {
        return try await composeIssue(
          job, number: choice.number, selection: choice.selection, from: choice.survey.survey,
          jobs: order.jobs)
      } catch {
        throw RunFailure(.job, [error])
      }
    }
    record.take(issue)
    let images = record.listener(.prepare)
    let prepared = try await record.step(.prepare) { () throws(RunFailure) in
      try await press.prepare(issue, jobs: order.jobs, progress: images)
    }
    record.outcome.findings += prepared.findings
    let drafts = try await printAll(issue.orders, prepared, &record)
    do throws(RunFailure) {
      try await record.step(.examine) { () throws(RunFailure) in
        for draft in drafts { try examine(draft, prepared) }
      }
    } catch {
      drafts.forEach { publisher.discard($0.draft) }
      throw error
    }
    return (issue, drafts)
  }

  private func printAll(
    _ orders: [OutputOrder], _ prepared: any PreparedIssue, _ record: inout RunRecord
  ) async throws(RunFailure) -> [PrintedDraft] {
    var drafts: [PrintedDraft] = []
    do throws(RunFailure) {
      let listener = record.listener(.print)
      for (count, order) in orders.inPrintingOrder.enumerated() {
        if count > 0 { try record.pass("\(RunStep.print.rawValue).\(count)") }
        drafts.append(
          try await record.step(.print) { () throws(RunFailure) in
            try await print(order, prepared, listener)
          })
      }
      // What is published, and told, has the order of the job.
      drafts = orders.compactMap { order in drafts.first { $0.order == order } }
      record.outcome.findings += drafts.flatMap(\.printed.findings)
      return drafts
    } catch {
      drafts.forEach { publisher.discard($0.draft) }
      throw error
    }
  }

  private func print(
    _ order: OutputOrder, _ prepared: any PreparedIssue, _ progress: @escaping Tally.Listener
  ) async throws(RunFailure) -> PrintedDraft {
    do {
      if !self.order.isDry { try publisher.prepareFolder(of: order.path) }
      let (printed, draft) = try await publisher.draft(order.path, isKept: !self.order.isDry) { path in
        do throws(Finding) {
          return try await prepared.print(order, at: path, progress: progress)
        } catch {
          throw error.naming(order.name, insteadOf: path)
        }
      }
      return PrintedDraft(order: order, printed: printed, draft: draft)
    } catch let finding as Finding {
      throw RunFailure(finding.id == .outputInvalid ? .invalid : .failed, [finding])
    } catch let error as PublishError {
      throw RunFailure(.failed, [error.finding(order.name)])
    } catch {
      throw RunFailure(.failed, [PublishError("\(error)").finding(order.name)])
    }
  }

  private func examine(_ draft: PrintedDraft, _ prepared: any PreparedIssue) throws(RunFailure) {
    do throws(Finding) {
      try prepared.examine(draft.order, at: draft.draft.path, draft.printed)
    } catch {
      throw RunFailure(.invalid, [error.naming(draft.order.name, insteadOf: draft.draft.path)])
    }
  }
}
