import Manuscript
import Newsletters
import Publishing

/// The end of a run of jobs: findings are printed, the report is written, and the status is decided.
struct RunConclusion: Sendable {
  let work: WorkOptions
  let environment: Environment
  let publisher: Publisher
  let isDry: Bool

  /// Tells what happened and returns how the process is to end.
  func conclude(_ jobs: [JobReport]) async -> Exit {
    let exit = exit(jobs)
    let report = RunReport(jobs, exit: exit, isDry: isDry, environment)
    if work.progress != .json { say(jobs) }
    let isToldOf = await tell(report)
    // A run whose report is lost has not done all that was asked for.
    return exit == .done && !isToldOf ? .failed : exit
  }

  /// Tells why no job was run at all.
  func refuse(_ failure: Failure) -> Exit {
    work.talk.printer(in: environment).lines(failure.findings).forEach(environment.talk)
    if let message = failure.message { environment.talk("error: \(message)") }
    return failure.exit
  }

  /// The status of all jobs together.
  private func exit(_ jobs: [JobReport]) -> Exit {
    let failed = jobs.filter { $0.exitStatus != .done }
    if let only = jobs.first, jobs.count == 1, !failed.isEmpty { return only.exitStatus }
    if failed.count == jobs.count, failed.allSatisfy({ $0.status == .locked }), !jobs.isEmpty {
      return .locked
    }
    if !failed.isEmpty { return failed.count == jobs.count ? .failed : .partial }
    let findings = jobs.flatMap(\.findings).compactMap(\.finding)
    return work.strict.map { findings.contains(where: $0.condemns) } == true ? .strict : .done
  }

  /// Findings by job, and what was made, for people.
  private func say(_ jobs: [JobReport]) {
    let printer = work.talk.printer(in: environment)
    for job in jobs {
      let label = jobs.count > 1 ? "\(job.job ?? job.path): " : ""
      printer.lines(job.findings.compactMap(\.finding)).forEach { environment.talk(label + $0) }
    }
    if work.talk.quiet || work.json { return }
    for line in RunSummary(jobs: jobs, isDry: isDry, verbosity: work.talk.verbosity).lines {
      environment.talk(line)
    }
  }

  /// Prints the report, or writes it to its file, or both.
  private func tell(_ report: RunReport) async -> Bool {
    await TellReport(work: work, environment: environment, publisher: publisher).tell(report)
  }
}
