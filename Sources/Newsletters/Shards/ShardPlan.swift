/// Which issues are to be made, and by which shards: fixed once, before the first worker begins.
///
/// It is the file `plan.json` of a ``PlanFolder``. Paths in it begin in that folder, so that the folder may be
/// mounted anywhere, as long as what lies beside it comes along.
public struct ShardPlan: Sendable, Equatable, Codable {
  /// The version of the format.
  public var version: Int
  /// The program that planned, with its version: another one might make other bytes.
  public var generator: String
  /// The shards by number, from 0.
  public var shards: [PlannedShard]
  /// Every issue that is to be made, in the order of the jobs.
  public var items: [PlannedItem]
  /// Jobs that have nothing to do.
  public var skipped: [SkippedJob]
  /// Jobs that cannot be planned: the others are not held up by them.
  public var failed: [FailedJob]

  /// The version of the format that this program writes and reads.
  static let currentVersion = 1
}

/// A part of a plan that one worker does.
public struct PlannedShard: Sendable, Equatable, Codable {
  /// The file with its issues, below the plan folder.
  public var file: String
  /// The SHA-256 of that file, in hexadecimal.
  public var sha256: String
  /// How many issues it has.
  public var items: Int
  /// The work in it, in characters.
  public var weight: Int
}

/// An issue in a plan.
public struct PlannedItem: Sendable, Equatable, Codable {
  /// The SHA-256 of its recipe, in hexadecimal.
  public var key: String
  /// The path of the job file.
  public var path: String
  /// The key of the job.
  public var job: String
  /// The number of the issue.
  public var number: Int
  /// What counted as now when it was planned, in seconds since 1970.
  public var asOf: Int
  /// The shard that makes it.
  public var shard: Int
}

/// A job with nothing to do.
public struct SkippedJob: Sendable, Equatable, Codable {
  /// The path of the job file.
  public var path: String
  /// The key of the job.
  public var job: String
  /// Why, in words.
  public var reason: String
  /// What its ledger is to be told; `nil` where no issue was due.
  public var note: SkipNote?
}

/// What a ledger is told of an issue that was not made.
public struct SkipNote: Sendable, Equatable, Codable {
  /// The path of the ledger.
  public var ledger: String
  /// The number that the issue would have had.
  public var number: Int
  /// What counted as now, in seconds since 1970.
  public var asOf: Int
  /// Identities of posts that wait.
  public var waiting: [String]
}

/// A job that cannot be planned.
public struct FailedJob: Sendable, Equatable, Codable {
  /// The path of the job file.
  public var path: String
  /// Why.
  public var findings: [PlanFinding]
}
