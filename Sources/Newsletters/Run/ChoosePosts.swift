import Manuscript
import Posts

/// What an issue will be made of.
struct Choice: Sendable {
  /// The number of the issue.
  var number: Int
  /// All posts of the sources.
  var survey: JobSurvey
  /// Those that were taken and left.
  var selection: Selection
  /// Whether the issue was out before.
  var isAgain: Bool

  /// Why there is no issue.
  func reasonForNothing(minimum: Int) -> String {
    if isAgain { return "none of its posts is there any more" }
    let few = selection.left.count { $0.reason == .tooFew }
    return few == 0 ? "nothing new" : "\(few) of at least \(minimum) posts; they wait for the next issue"
  }
}

extension RunOrder {
  /// window → survey → memory → select; or, for an issue that was out before, the posts that it had.
  ///
  /// The period comes first: where no issue is due, no source needs to be read.
  ///
  /// - Returns: the choice, or why there is no issue to make now.
  func choose(
    _ job: Job, _ ledger: Ledger?, _ now: Int, _ record: inout RunRecord
  ) async throws(RunFailure) -> Result<Choice, NoIssue> {
    let past = try recall([], job, ledger)
    let issued = try told { () throws(LedgerError) -> IssuedIssue? in
      guard let number = issue, let ledger else { return nil }
      return try ledger.issue(number)
    }
    if let issued {
      let survey = try await survey(job, &record)
      let selection = reissue(issued, job, survey.candidates)
      return .success(Choice(number: issued.number, survey: survey, selection: selection, isAgain: true))
    }
    let number = try nextNumber(past)
    let window: Window
    switch try await decidePeriod(job, past, now, &record) {
    case .success(let period): window = period
    case .failure(let nothing): return .failure(nothing)
    }
    let survey = try await survey(job, &record)
    let memory = try await record.step(.memory) { () throws(RunFailure) -> Memory in
      try recall(survey.candidates, job, ledger)
    }
    let selection = try await record.step(.select) { () throws(RunFailure) -> Selection in
      select(survey.candidates, for: job, memory: memory, window: window)
    }
    return .success(Choice(number: number, survey: survey, selection: selection, isAgain: false))
  }

  func recall(_ candidates: [Candidate], _ job: Job, _ ledger: Ledger?) throws(RunFailure) -> Memory {
    guard let ledger else { return Memory(nextNumber: job.issue.firstNumber) }
    return try told { () throws(LedgerError) in
      try ledger.memory(of: candidates, firstNumber: job.issue.firstNumber)
    }
  }

  private func survey(_ job: Job, _ record: inout RunRecord) async throws(RunFailure) -> JobSurvey {
    let listener = record.listener(.survey)
    return try await record.step(.survey) { () throws(RunFailure) -> JobSurvey in
      do throws(ReadingError) {
        return try await surveyJob(job, jobs: jobs, progress: listener)
      } catch {
        throw RunFailure(.unreadable, error.findings)
      }
    }
  }

  /// The number of a new issue: the next one, or a greater one that the user wants.
  func nextNumber(_ memory: Memory) throws(RunFailure) -> Int {
    guard let wanted = issue else { return memory.nextNumber }
    guard wanted >= memory.nextNumber else {
      let finding = Finding(
        .issueMissing, "there is no issue \(wanted) that could be made again",
        hint: "a new issue has the number \(memory.nextNumber) or a greater one")
      throw RunFailure(.job, [finding])
    }
    return wanted
  }
}
