public import Manuscript

/// What the next issue of a job would be, before anything is made.
public struct Plan: Sendable {
  /// The order.
  public var job: Job
  /// The number that the issue would have.
  public var number: Int
  /// The posts of the issue and those that are left, or why there is no issue to choose posts for.
  public var outcome: Result<Selection, NoIssue>
  /// What a user should know, of the sources and of the selection.
  public var findings: [Finding]
  /// What the issue would be like; `nil` where there is none.
  public var estimate: IssueEstimate?

  /// The plan of an issue.
  ///
  /// - Parameters:
  ///   - job: the order.
  ///   - number: the number of the issue.
  ///   - selection: its posts.
  ///   - survey: where they were chosen from; its findings are part of the plan.
  public init(job: Job, number: Int, selection: Selection, survey: JobSurvey?) {
    (self.job, self.number, outcome) = (job, number, .success(selection))
    findings = (survey?.findings ?? []) + selection.findings
    if selection.taken.isEmpty { return }
    var names = job.outputs.map(\.path)
    do throws(Finding) {
      let templates = try issueTemplates(job, number: number, selection: selection)
      names = try orderOutputs(job, templates).map(\.name)
    } catch {
      findings.append(error)
    }
    estimate = IssueEstimate(of: selection.taken, for: job, names: names)
  }

  /// The plan where no issue is to be made now.
  public init(job: Job, number: Int, nothing: NoIssue) {
    (self.job, self.number, outcome) = (job, number, .failure(nothing))
    findings = [nothing.finding(for: job)]
  }

  /// Whether an issue would be made.
  public var makesIssue: Bool { estimate != nil }
}
