import Manuscript
import Newsletters
import Publishing

/// The supervisor: finds the jobs, runs each in a worker of its own, so many at a time, and reports.
struct NewsletterRuns: Sendable {
  let command: NewsletterRun
  let environment: Environment
  let workers = Workers()
  let progress: RunProgress

  /// Runs all jobs of a command line and tells how they ended.
  static func run(_ command: NewsletterRun, in environment: Environment) async -> Exit {
    let progress = RunProgress(command.work.progressMode, in: environment)
    let runs = NewsletterRuns(command: command, environment: environment, progress: progress)
    let temporaries = Temporaries()
    let interruption = Interruption(temporaries, before: runs.workers.endAll, say: progress.say)
    defer { interruption.end() }
    let publisher = Publisher(temporaries: temporaries, temporaryFolder: environment.temporaryFolder)
    let conclusion = RunConclusion(
      work: command.work, environment: environment, publisher: publisher, isDry: command.order.dryRun)
    do throws(Failure) {
      let jobs = try findJobs(command.jobs.jobs)
      return await conclusion.conclude(await runs.runAll(jobs))
    } catch {
      return conclusion.refuse(error)
    }
  }

  /// Runs jobs side by side; the reports stand in the order of the jobs.
  private func runAll(_ jobs: [FoundJob]) async -> [JobReport] {
    let width = min(command.work.jobs ?? environment.processors, jobs.count)
    let threads = max(1, environment.processors / width)
    progress.begin(jobs.count)
    defer { progress.end() }
    return await withTaskGroup(of: (Int, JobReport).self) { group in
      var reports = [JobReport?](repeating: nil, count: jobs.count)
      for (index, job) in jobs.enumerated() {
        if index >= width, let (done, report) = await group.next() { reports[done] = report }
        group.addTask { (index, await run(job, threads: threads)) }
      }
      for await (done, report) in group { reports[done] = report }
      return reports.compactMap { $0 }
    }
  }

  private func run(_ found: FoundJob, threads: Int) async -> JobReport {
    let start = environment.elapsed()
    var report: JobReport
    switch found.job {
    case .failure(let error):
      report = JobReport(failed: found.path, job: nil, exit: .usage, error.findings)
    case .success(let job):
      var order = command.order.order(for: found.path)
      order.jobs = threads
      let worker = WorkerProcess(
        order: order, limits: job.limits, network: command.network, environment: environment, workers: workers
      )
      let end = await worker.run { event in progress.advance(job.key, event) }
      report = JobReport(end, job)
    }
    report.timings["total"] = (environment.elapsed() - start).seconds.toMilliseconds
    progress.finish(report)
    return report
  }
}

extension JobReport {
  /// The report of a worker, or, where it left none, what became of it.
  fileprivate init(_ end: WorkerEnd, _ job: Job) {
    let finding: Finding
    switch end.kind {
    case .reported(let report):
      self = report
      return
    case .stopped(let limit):
      finding = Finding(
        .limitExceeded, "\(job.key) was ended: \(limit.message)",
        hint: "raise “limits” in the job, or make its issues smaller with “maximum”")
    case .killed(let signal):
      finding = Finding(
        .workerDied, "the process of \(job.key) was ended by \(signalName(signal))", hint: end.lastWords)
    case .left(let status):
      finding = Finding(
        .workerDied, "the process of \(job.key) ended with status \(status)", hint: end.lastWords)
    case .notStarted(let reason):
      finding = Finding(.workerDied, "the process of \(job.key) could not be started: \(reason)")
    }
    self.init(failed: job.path, job: job.key, [finding])
  }
}

extension WorkerEnd {
  /// The last line that the worker said.
  fileprivate var lastWords: String? {
    said.split(separator: "\n").last.map { "its last words: \($0)" }
  }
}
