import Manuscript

extension RunOrder {
  /// The period of the next issue, or why there is none to make now.
  func decidePeriod(
    _ job: Job, _ memory: Memory, _ now: Int, _ record: inout RunRecord
  ) async throws(RunFailure) -> Result<Window, NoIssue> {
    try await record.step(.window) { () throws(RunFailure) -> Result<Window, NoIssue> in
      if isDueOnly && !isDue(job, memory, now) {
        let next = job.schedule?.cron.next(after: now, in: job.timeZone)
        return .failure(.notDue(until: memory.lastUntil, next: next))
      }
      return Result { () throws(NoIssue) in try Window(for: job, memory: memory, now: now) }
    }
  }

  /// Whether an instant of the schedule has passed that no issue reaches and no run has looked at: a late post
  /// does not make an issue between two instants. A job without a schedule is never due.
  private func isDue(_ job: Job, _ memory: Memory, _ now: Int) -> Bool {
    guard let due = job.schedule?.cron.latest(notAfter: now, in: job.timeZone) else { return false }
    if let skipped = memory.skipped, (due...now).contains(skipped) { return false }
    return memory.lastUntil.map { $0 < due } ?? true
  }
}
