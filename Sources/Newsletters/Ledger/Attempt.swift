/// A try to publish an issue, noted before its files get their names: so that a later run knows a file that
/// was left behind for its own.
public struct Attempt: Sendable, Equatable {
  /// The number that the issue will have.
  public var number: Int
  /// When it began, in seconds since 1970.
  public var began: Int
  /// The files that are about to get their names.
  public var outputs: [PlannedOutput]

  /// A try to publish `outputs` as issue `number`.
  public init(number: Int, began: Int, outputs: [PlannedOutput]) {
    self.number = number
    self.began = began
    self.outputs = outputs
  }
}

/// A file that is about to get its name.
public struct PlannedOutput: Sendable, Equatable, Codable {
  /// The path as in ``IssuedOutput/path``.
  public var path: String
  /// The SHA-256 of its bytes, in hexadecimal.
  public var sha256: String

  /// A file of known bytes.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A try as a ledger keeps it.
public struct RecordedAttempt: Sendable, Equatable {
  /// What became of a try.
  public enum State: String, Sendable, CaseIterable {
    /// Its files were getting their names. Where no run is at work, it died then.
    case publishing
    /// The issue is in the ledger.
    case done
    /// It ended with an error.
    case failed
    /// There was nothing to publish.
    case skipped
  }

  /// What ``Ledger/begin(_:)`` gave.
  public var id: Int
  /// What it tried; `outputs` is empty once it is done.
  public var attempt: Attempt
  /// What became of it.
  public var state: State
  /// Why it failed, or why nothing was published.
  public var message: String?
}
