import Manuscript

/// What is known of a run until it ends; it leads the run from step to step.
struct RunRecord: Sendable {
  let surroundings: RunSurroundings
  var outcome = JobOutcome()
  private(set) var fault: FaultPoint

  init(_ surroundings: RunSurroundings) {
    self.surroundings = surroundings
    // Until the job has been read it has no key, and only an order for every job counts.
    fault = FaultPoint(surroundings.fault, job: "")
  }

  mutating func take(_ job: Job) {
    outcome.job = job
    fault = FaultPoint(surroundings.fault, job: job.key)
  }

  /// Notes what an issue will be made of.
  mutating func take(_ choice: Choice) {
    outcome.number = choice.number
    outcome.window = choice.selection.window
    outcome.selection = choice.selection
    outcome.findings += choice.survey.findings + choice.selection.findings
  }

  /// Ends a run for which there is no issue to make now.
  mutating func end(_ nothing: NoIssue, isDueOnly: Bool) {
    guard let job = outcome.job else { return }
    let finding = nothing.finding(for: job)
    outcome.findings.append(finding)
    outcome.end(isDueOnly ? .notDue : .skipped, finding.message)
  }

  mutating func take(_ issue: Issue) {
    outcome.title = issue.publication.metadata.title
    // Those of the survey are among them.
    outcome.findings = issue.findings + issue.selection.findings
  }

  /// Takes one step, and its time.
  mutating func step<Result>(
    _ step: RunStep, _ body: () async throws(RunFailure) -> Result
  ) async throws(RunFailure) -> Result {
    try pass(step.rawValue)
    surroundings.listener(step, 0, nil)
    let start = surroundings.elapsed()
    defer { outcome.taken[step, default: .zero] += surroundings.elapsed() - start }
    return try await body()
  }

  /// What tells how far a step is.
  func listener(_ step: RunStep) -> Tally.Listener {
    { [surroundings] done, total in surroundings.listener(step, done, total) }
  }

  /// A place where tests may let the run fail.
  func pass(_ place: String) throws(RunFailure) {
    do throws(Finding) { try fault.pass(place) } catch { throw RunFailure(.failed, [error]) }
  }
}
