import Foundation
public import Manuscript

/// Why there is no issue to make at a moment. Nothing went wrong with the job: a run is skipped.
public enum NoIssue: Error, Sendable, Equatable {
  /// The period up to `until` had its issue, or has not ended; `next` is when there may be one again.
  case notDue(until: Int?, next: Int?)
  /// The clock shows a time before the end of the latest issue: it was set back, or was wrong then.
  case clockBehind(now: Int, lastUntil: Int)
}

extension Window {
  /// The period of the next issue of a job.
  ///
  /// Periods begin where the one before ended, so that every instant is in one of them; a job with a fixed
  /// beginning or length may have others, and there the ledger sees to it that nothing comes twice.
  ///
  /// - Parameters:
  ///   - job: its rules and its schedule.
  ///   - memory: where the latest issue ended.
  ///   - now: the instant of the run, in seconds since 1970.
  /// - Throws: why there is no issue now.
  public init(for job: Job, memory: Memory, now: Int) throws(NoIssue) {
    let until = try Window.end(for: job, now: now)
    if let last = memory.lastUntil, until <= last {
      if now < last { throw .clockBehind(now: now, lastUntil: last) }
      throw .notDue(until: last, next: job.next(after: now))
    }
    self.init(since: Window.beginning(job.selection, lastUntil: memory.lastUntil, until: until), until: until)
  }

  private static func end(for job: Job, now: Int) throws(NoIssue) -> Int {
    switch job.selection.until {
    case .now: return now
    case .instant(let instant):
      if instant > now { throw .notDue(until: nil, next: instant) }
      return instant
    case .due:
      guard let schedule = job.schedule else { return now }
      guard let due = schedule.cron.latest(notAfter: now, in: job.timeZone) else {
        throw .notDue(until: nil, next: job.next(after: now))
      }
      if schedule.missed == .skip, now - due > Schedule.patience {
        throw .notDue(until: nil, next: job.next(after: now))
      }
      return due
    }
  }

  private static func beginning(_ rules: SelectionRules, lastUntil: Int?, until: Int) -> Int? {
    switch (rules.since, lastUntil, rules.firstRun) {
    case (.instant(let instant), _, _): min(instant, until)
    case (.period(let seconds), _, _): until - seconds
    case (.lastIssue, let last?, _): last
    case (.lastIssue, nil, .period(let seconds)): until - seconds
    case (.lastIssue, nil, .all): nil
    }
  }
}

extension Schedule {
  /// Seconds after which an instant counts as missed.
  static let patience = 86_400
}

extension Job {
  /// The next instant of the schedule.
  fileprivate func next(after now: Int) -> Int? { schedule?.cron.next(after: now, in: timeZone) }
}

extension NoIssue {
  /// What a user should know of it, with times as clocks in the zone of the job show them.
  public func finding(for job: Job) -> Finding {
    func time(_ instant: Int) -> String { localDate(instant, in: job.timeZone).iso8601 }
    switch self {
    case .notDue(let until, let next):
      let message = until.map { "the period up to \(time($0)) had its issue" } ?? "no issue is due yet"
      return Finding(
        .issueNotDue, message, hint: next.map { "the next one is due at \(time($0))" },
        at: SourcePlace(path: job.path))
    case .clockBehind(let now, let last):
      return Finding(
        .clockBehind, "the clock shows \(time(now)), but the latest issue ended at \(time(last))",
        hint: "set the clock, or wait until that time has passed: no post is lost",
        at: SourcePlace(path: job.path))
    }
  }
}
