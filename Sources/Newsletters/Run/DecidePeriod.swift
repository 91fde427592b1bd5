import Foundation
import Manuscript

extension JobRun {
  /// The period of the next issue.
  ///
  /// - Returns: `nil` where there is none to make now; the record says why.
  func decidePeriod(
    _ job: Job, _ memory: Memory, _ now: Int, _ record: inout RunRecord
  ) async throws(RunFailure) -> Window? {
    let decision = try await record.step(.window) { () throws(RunFailure) -> Result<Window, NoIssue> in
      if order.isDueOnly && !isDue(job, memory, now) { return .failure(.notDue(until: memory.lastUntil, next: job.schedule?.cron.next(after: now, in: job.timeZone))) }
      do throws(NoIssue) { return .success(try Window(for: job, memory: memory, now: now)) } catch { return .failure(error) }
    }
    switch decision {
    case .success(let window): return window
    case .failure(let error):
      let finding = error.finding(for: job)
      record.outcome.findings.append(finding)
      record.outcome.end(order.isDueOnly ? .notDue : .skipped, finding.message)
      return nil
    }
  }

  /// Whether an instant of the schedule has passed that no issue reaches. A job without a schedule is never due.
  private func isDue(_ job: Job, _ memory: Memory, _ now: Int) -> Bool {
    guard let due = job.schedule?.cron.latest(notAfter: now, in: job.timeZone) else { return false }
    return memory.lastUntil.map { $0 < due } ?? true
  }
}
