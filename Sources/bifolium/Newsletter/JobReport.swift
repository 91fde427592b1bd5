import Manuscript
import Newsletters

/// How the run of one job ended: its part of the report of `newsletter run`, and what a worker hands over.
struct JobReport: Sendable, Codable {
  /// The job file as it was named.
  var path: String
  /// The key of the job, once the file has been read.
  var job: String?
  /// `made`, `skipped`, `not-due`, `failed` or `locked`.
  var status: JobOutcome.Status
  /// Why there is no issue.
  var reason: String?
  /// The exit status that the job has by itself.
  var exit: Int32
  /// The number of the issue.
  var number: Int?
  var title: String?
  var window: PlanReport.Period?
  var selection: SelectionReport?
  var outputs: [IssuedOutput] = []
  var findings: [ReportedFinding] = []
  /// Seconds by step, and `total`.
  var timings: [String: Double] = [:]
  var resources: Report.Resources?

  /// Which posts were taken and left, and why.
  struct SelectionReport: Sendable, Codable {
    var taken: [PlanReport.Post]
    var left: [PlanReport.Post]
  }

  var exitStatus: Exit { Exit(rawValue: exit) ?? .failed }
}

extension JobReport {
  /// The report of a run that is over.
  init(_ outcome: JobOutcome, _ order: RunOrder, elapsed: Duration) {
    self.init(
      path: order.path, job: outcome.job?.key, status: outcome.status, reason: outcome.reason,
      exit: outcome.exit.rawValue, number: outcome.number, title: outcome.title,
      outputs: outcome.outputs, findings: outcome.findings.map(ReportedFinding.init), resources: .now())
    if let job = outcome.job {
      window = outcome.window.map { PlanReport.Period($0, job.timeZone) }
      selection = outcome.selection.map { selection in
        let (taken, left) = PlanReport.posts(of: selection, job.timeZone)
        return SelectionReport(taken: taken, left: left)
      }
    }
    timings = ["total": elapsed.seconds.toMilliseconds]
    for (step, taken) in outcome.taken { timings[step.rawValue] = taken.seconds.toMilliseconds }
  }

  /// The report of a job that ended without one of its own.
  init(failed path: String, job: String?, exit: Exit = .failed, _ findings: [Finding]) {
    self.init(
      path: path, job: job, status: .failed, reason: findings.first?.message, exit: exit.rawValue,
      findings: findings.map(ReportedFinding.init))
  }
}

extension JobOutcome {
  /// The exit status of a run of this job alone.
  fileprivate var exit: Exit { failure?.exit ?? .done }
}

extension RunFailure.Kind {
  /// The exit status of a job that failed.
  var exit: Exit {
    switch self {
    case .job: .usage
    case .locked: .locked
    case .unreadable: .unreadable
    case .conflict: .conflict
    case .invalid: .invalid
    case .failed: .failed
    }
  }
}
