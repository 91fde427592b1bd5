public import Manuscript

/// Why a run made no issue; nothing was published and nothing recorded.
public struct RunFailure: Error, Sendable, Equatable {
  /// What kind of reason it is: each has an exit status of its own.
  public enum Kind: String, Sendable, Codable {
    /// The job, its theme or the order is wrong.
    case job
    /// Another run holds the ledger.
    case locked
    /// A source cannot be read.
    case unreadable
    /// A file that this job has not made stands where an output is to go.
    case conflict
    /// A file did not pass its examination.
    case invalid
    /// Anything else.
    case failed
  }

  /// What kind of reason it is.
  public var kind: Kind
  /// The reason.
  public var findings: [Finding]

  /// A failure for the reasons given.
  public init(_ kind: Kind, _ findings: [Finding]) {
    self.kind = kind
    self.findings = findings
  }
}
