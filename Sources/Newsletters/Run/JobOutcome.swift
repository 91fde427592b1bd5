public import Manuscript

/// How the run of a job ended.
public struct JobOutcome: Sendable {
  /// The end in one word.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// There is a new issue, or an old one was made again.
    case made
    /// There was nothing to make an issue of.
    case skipped
    /// Its time has not come.
    case notDue = "not-due"
    /// There is no issue, and there should be one.
    case failed
    /// Another run holds the ledger.
    case locked
  }

  /// The end in one word.
  public var status = Status.failed
  /// Why there is no issue, in a few words.
  public var reason: String?
  /// What kind of failure it was.
  public var failure: RunFailure.Kind?
  /// The job, once it has been read.
  public var job: Job?
  /// The number of the issue.
  public var number: Int?
  /// Its title.
  public var title: String?
  /// Its period.
  public var window: Window?
  /// Which posts were taken and left.
  public var selection: Selection?
  /// Its files.
  public var outputs: [IssuedOutput] = []
  /// What was found.
  public var findings: [Finding] = []
  /// What each step took.
  public var taken: [RunStep: Duration] = [:]

  /// A run that has not ended yet.
  public init() {}

  mutating func end(_ status: Status, _ reason: String? = nil) {
    self.status = status
    self.reason = reason
  }

  mutating func fail(_ error: RunFailure) {
    status = error.kind == .locked ? .locked : .failed
    reason = error.findings.first?.message
    failure = error.kind
    findings += error.findings
  }
}
