import Manuscript

/// A plan as programs read it. Within one `version` fields are added, never renamed.
public struct PlanReport: Sendable, Encodable {
  /// The version of this shape.
  public let version = 1
  /// The key of the job.
  public var job: String
  /// The number that the issue would have.
  public var number: Int
  /// `issue` where one would be made, else `skipped`.
  public var status: String
  /// The period; absent where none is due.
  public var window: Period?
  /// The posts of the issue in reading order.
  public var taken: [Post]
  /// Every other post, in the order of the sources.
  public var left: [Post]
  /// What a user should know.
  public var findings: [Note]
  /// What the issue would be like.
  public var estimate: Estimate?

  /// A period: ISO 8601 with the offset of the job's zone; `until` itself is not in it.
  public struct Period: Sendable, Codable {
    /// Its beginning; absent where it takes everything before its end.
    public var since: String?
    /// Its end.
    public var until: String
    /// The zone by name.
    public var timezone: String
  }

  /// A post and what is done with it.
  public struct Post: Sendable, Codable {
    /// What the ledger knows it by.
    public var id: String
    /// The identifier of its source.
    public var source: String
    /// The file, as the job leads to it.
    public var path: String
    /// The title.
    public var title: String
    /// The instant of its date, ISO 8601 with the offset of the job's zone.
    public var date: String?
    /// The language of its text.
    public var language: String
    /// Letters and digits.
    public var characters: Int
    /// The heading of its part in the issue.
    public var part: String?
    /// `new`, `late` or `waiting` where it is taken; else `header`, `draft`, `expired`, `undated`, `too-old`, `not-yet`,
    /// `category`, `tag`, `language`, `issued`, `issued-as`, `duplicate`, `waiting` or `too-few`.
    public var reason: String
    /// The issue that it was in; 0 where it was adopted.
    public var issue: Int?
    /// Whether its text has changed since that issue.
    public var edited: Bool?
    /// The identity of the post that it is the same as.
    public var other: String?
    /// What makes them the same: `id`, `url`, `content` or `similar`.
    public var by: String?
    /// How like they are, 0 to 1.
    public var similarity: Double?
  }

  /// A finding.
  public struct Note: Sendable, Encodable {
    /// Its stable name.
    public var id: String
    /// `note`, `warning` or `error`.
    public var severity: String
    /// What happened.
    public var message: String
    /// What the user can do about it.
    public var hint: String?
    /// The file.
    public var path: String?
    /// The line in it.
    public var line: Int?
  }

  /// What an issue would be like, about.
  public struct Estimate: Sendable, Encodable {
    /// Letters and digits.
    public var characters: Int
    /// Pictures.
    public var pictures: Int
    /// Seconds on one core.
    public var seconds: Double
    /// The files, in the order of the job.
    public var outputs: [Output]
  }

  /// A file that would be made.
  public struct Output: Sendable, Encodable {
    /// The path as the job writes it.
    public var path: String
    /// `epub` or `pdf`.
    public var format: String
    /// Pages of a PDF.
    public var pages: Int?
  }
}
