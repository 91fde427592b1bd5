public import Manuscript

/// The issues of one shard in full, so that a worker reads its own file and no other.
public struct ShardFile: Sendable, Equatable, Codable {
  /// The version of the format.
  public var version: Int
  /// The number of the shard.
  public var shard: Int
  /// What it makes, in this order.
  public var items: [PlannedIssue]
}

/// An issue with everything that it depends on: what ``Recipe`` makes a key of, and what the ledger will be told.
public struct PlannedIssue: Sendable, Equatable, Codable {
  /// The SHA-256 of the recipe, in hexadecimal.
  public var key: String
  /// What the issue is made of.
  public var recipe: Recipe
  /// The path of the job file, as in ``PlannedItem/path``.
  public var path: String
  /// What counted as now when it was planned, in seconds since 1970: the time of publication for the ledger.
  public var asOf: Int
  /// The path of the ledger, from the plan folder.
  public var ledger: String
  /// What the ledger is told of each post, in reading order.
  public var posts: [LedgerPost]
  /// Identities of posts that wait for the issue after this one.
  public var waiting: [String]
}

/// What an issue is made of. The same recipe makes the same bytes.
public struct Recipe: Sendable, Equatable, Codable {
  /// The program, with its version.
  public var generator: String
  /// The SHA-256 of the job file.
  public var job: String
  /// The key of the job.
  public var name: String
  /// The number of the issue.
  public var number: Int
  /// Where its period begins, in seconds since 1970; `nil` takes everything before its end.
  public var since: Int?
  /// Where its period ends.
  public var until: Int
  /// The SHA-256 of the editorial.
  public var editorial: String?
  /// The SHA-256 of the theme of each output, with everything that it takes over from others.
  public var themes: [String]
  /// The posts by parts.
  public var parts: [RecipePart]
}

/// Posts that stand together.
public struct RecipePart: Sendable, Equatable, Codable {
  /// The heading.
  public var title: String?
  /// The posts in reading order.
  public var posts: [RecipePost]
}

/// A post of a recipe.
public struct RecipePost: Sendable, Equatable, Codable {
  /// Its identity.
  public var id: String
  /// The SHA-256 of what it says.
  public var digest: String
  /// Why it is taken.
  public var reason: Reason

  /// The reasons of ``TakenReason``, as they are written.
  public enum Reason: String, Sendable, Codable {
    case new, late, waiting
  }
}

/// What a ledger keeps of a post.
public struct LedgerPost: Sendable, Equatable, Codable {
  /// Its identity.
  public var id: String
  /// Its address.
  public var url: String
  /// Its title.
  public var title: String
  /// Its date as an instant.
  public var instant: Int?
  /// The digest of its text.
  public var content: String
  /// What its text is compared by.
  public var shingles: [UInt16]
  /// How many letters and digits its text has.
  public var length: Int
}

extension LedgerPost {
  /// What is kept of a post that is taken.
  init(_ candidate: Candidate) {
    self.init(
      id: candidate.id, url: candidate.url, title: candidate.title, instant: candidate.instant,
      content: candidate.fingerprint.content, shingles: candidate.fingerprint.shingles,
      length: candidate.fingerprint.length)
  }
}

extension IssuedPost {
  /// A post of issue `number`, as it was planned.
  init(_ post: LedgerPost, number: Int) {
    self.init(
      number: number, id: post.id, url: post.url, title: post.title, instant: post.instant,
      fingerprint: Fingerprint(content: post.content, shingles: post.shingles, length: post.length))
  }
}

/// A finding as it stands in the files of a plan.
public struct PlanFinding: Sendable, Equatable, Codable {
  /// The id, such as `image-missing`.
  public var id: String
  /// What happened.
  public var message: String
  /// What the user can do about it.
  public var hint: String?
  /// Where it happened.
  public var place: String?

  /// The finding without its severity: in a plan stand only those that kept something from being made.
  public init(_ finding: Finding) {
    id = finding.id.rawValue
    message = finding.message
    hint = finding.hint
    place = finding.place?.description
  }
}
