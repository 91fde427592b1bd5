package import Publishing

/// One run of one job: load → lock → open → window → survey → memory → select → compose → prepare → print →
/// examine → begin → place → record.
///
/// Whenever it is stopped, it can simply be run again: until the ledger has recorded the issue, nothing counts
/// as published, and files that have their names already are known as this job's own.
package struct JobRun: Sendable {
  /// What is wanted.
  package let order: RunOrder
  /// What prints.
  package let press: any Press
  /// What gives files their names.
  package let publisher: Publisher
  /// What the run takes from outside.
  package let surroundings: RunSurroundings

  /// A run of `order`.
  package init(
    _ order: RunOrder, press: any Press, publisher: Publisher, surroundings: RunSurroundings
  ) {
    self.order = order
    self.press = press
    self.publisher = publisher
    self.surroundings = surroundings
  }

  /// Runs the job, whatever the end is.
  package func run() async -> JobOutcome {
    var record = RunRecord(surroundings)
    do throws(RunFailure) {
      try await run(&record)
    } catch {
      record.outcome.fail(error)
    }
    return record.outcome
  }

  private func run(_ record: inout RunRecord) async throws(RunFailure) {
    let job = try await record.step(.load) { () throws(RunFailure) in try order.loadJob() }
    record.take(job)
    let now = order.asOf?.instant(in: job.timeZone) ?? surroundings.now()
    let lock = try await record.step(.lock) { () throws(RunFailure) in try order.takeLock(job) }
    defer { withExtendedLifetime(lock) {} }
    let ledger = try await record.step(.open) { () throws(RunFailure) in try order.openLedger(job) }
    switch try await order.choose(job, ledger, now, &record) {
    case .failure(let nothing): record.end(nothing, isDueOnly: order.isDueOnly)
    case .success(let choice):
      record.take(choice)
      if choice.selection.taken.isEmpty {
        try skip(choice, job, ledger, now, &record)
      } else {
        try await makeIssue(choice, job, ledger, now, &record)
      }
    }
    try record.pass("done")
  }

  private func makeIssue(
    _ choice: Choice, _ job: Job, _ ledger: Ledger?, _ now: Int, _ record: inout RunRecord
  ) async throws(RunFailure) {
    let (issue, drafts) = try await makeDrafts(choice, job, &record)
    defer { drafts.forEach { publisher.discard($0.draft) } }
    try checkForeign(drafts, ledger)
    if let ledger, !order.isDry {
      try await publish(IssuedIssue(issue, drafts, published: now), drafts, choice, ledger, &record)
    }
    record.outcome.outputs = drafts.map(IssuedOutput.init)
    record.outcome.end(.made)
  }

  /// Notes that there is nothing to make an issue of, and which posts wait.
  private func skip(
    _ choice: Choice, _ job: Job, _ ledger: Ledger?, _ now: Int, _ record: inout RunRecord
  ) throws(RunFailure) {
    let reason = choice.reasonForNothing(minimum: job.selection.minimum)
    if let ledger, !order.isDry, !choice.isAgain {
      try told { () throws(LedgerError) in
        try ledger.recordSkip(
          waiting: choice.selection.waiting, number: choice.number, now: now, message: reason)
      }
    }
    record.outcome.number = nil
    record.outcome.end(.skipped, reason)
  }
}
