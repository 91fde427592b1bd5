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

  /// Identities of posts that the ledger is to remember as waiting.
  var waiting: [String] {
    selection.left.filter { $0.reason == .waiting || $0.reason == .tooFew }.map(\.candidate.id)
  }

  /// Why there is no issue.
  func reasonForNothing(minimum: Int) -> String {
    if isAgain { return "none of its posts is there any more" }
    let few = selection.left.count { $0.reason == .tooFew }
    return few == 0 ? "nothing new" : "\(few) of at least \(minimum) posts; they wait for the next issue"
  }
}

extension JobRun {
  /// window → survey → memory → select; or, for an issue that was out before, the posts that it had.
  ///
  /// The period comes first: where no issue is due, no source needs to be read.
  ///
  /// - Returns: `nil` where there is no issue to make; the record says why.
  func choose(
    _ job: Job, _ ledger: Ledger?, _ now: Int, _ record: inout RunRecord
  ) async throws(RunFailure) -> Choice? {
    let past = try memory(of: [], job, ledger)
    let issued = try told { () throws(LedgerError) in try order.issue.flatMapThrowing { try ledger?.issue($0) } }
    if let issued {
      let survey = try await survey(job, &record)
      return record.take(
        Choice(
          number: issued.number, survey: survey, selection: reissue(issued, job, survey.candidates),
          isAgain: true))
    }
    let number = try nextNumber(past)
    guard let window = try await decidePeriod(job, past, now, &record) else { return nil }
    let survey = try await survey(job, &record)
    let memory = try await record.step(.memory) { () throws(RunFailure) in
      try memory(of: survey.candidates, job, ledger)
    }
    let selection = try await record.step(.select) { () throws(RunFailure) in
      select(survey.candidates, for: job, memory: memory, window: window)
    }
    return record.take(Choice(number: number, survey: survey, selection: selection, isAgain: false))
  }

  private func memory(of candidates: [Candidate], _ job: Job, _ ledger: Ledger?) throws(RunFailure) -> Memory {
    guard let ledger else { return Memory(nextNumber: job.issue.firstNumber) }
    return try told { () throws(LedgerError) in
      try ledger.memory(of: candidates, firstNumber: job.issue.firstNumber)
    }
  }

  private func survey(_ job: Job, _ record: inout RunRecord) async throws(RunFailure) -> JobSurvey {
    let listener = record.listener(.survey)
    let survey = try await record.step(.survey) { () throws(RunFailure) in
      do throws(ReadingError) {
        return try await surveyJob(job, jobs: order.jobs, progress: listener)
      } catch {
        throw RunFailure(.unreadable, error.findings)
      }
    }
    return survey
  }

  /// The number of a new issue: the next one, or a greater one that the user wants.
  private func nextNumber(_ memory: Memory) throws(RunFailure) -> Int {
    guard let wanted = order.issue else { return memory.nextNumber }
    guard wanted >= memory.nextNumber else {
      let finding = Finding(
        .issueMissing, "there is no issue \(wanted) that could be made again",
        hint: "a new issue has the number \(memory.nextNumber) or a greater one")
      throw RunFailure(.job, [finding])
    }
    return wanted
  }
}
