public import Manuscript

/// Which posts the next issue takes, and why each of the others is left.
public struct Selection: Sendable, Equatable {
  /// The period of the issue.
  public var window: Window
  /// The posts of the issue by parts, in reading order.
  public var parts: [SelectedPart]
  /// Every post that is not in it, in the order of the candidates.
  public var left: [LeftPost]
  /// What a user should know.
  public var findings: [Finding]
  /// Identities of the posts that wait for a later issue, sorted: those that this one had no room for, and those
  /// that waited before and are not to be seen now. The ledger keeps them in place of the ones before.
  public var waiting: [String] = []

  /// The posts of the issue in reading order.
  public var taken: [TakenPost] { parts.flatMap(\.posts) }
}

/// The period of an issue: instants in seconds since 1970, the first in it and the last not.
public struct Window: Sendable, Equatable {
  /// Its beginning; `nil` takes everything before its end.
  public var since: Int?
  /// Its end.
  public var until: Int

  /// The period from `since` to `until`.
  public init(since: Int?, until: Int) { (self.since, self.until) = (since, until) }
}

/// Posts that stand together in an issue.
public struct SelectedPart: Sendable, Equatable {
  /// The heading; `nil` where posts stand by themselves.
  public var title: String?
  /// The posts in reading order.
  public var posts: [TakenPost]
}

/// A post of an issue.
public struct TakenPost: Sendable, Equatable {
  /// The post.
  public var candidate: Candidate
  /// Why.
  public var reason: TakenReason
}

/// Why a post is taken.
public enum TakenReason: Sendable, Equatable {
  /// It is of the period.
  case new
  /// It is dated before the period and was in no issue.
  case late
  /// It waited, since an issue was full or had too few posts.
  case waiting
}

/// A post that is not in an issue.
public struct LeftPost: Sendable, Equatable {
  /// The post.
  public var candidate: Candidate
  /// Why.
  public var reason: LeftReason
}

/// Why a post is left.
public enum LeftReason: Sendable, Equatable {
  /// Its header says that no book takes it.
  case header
  /// It is a draft, or not published.
  case draft
  /// Its site no longer shows it when the period ends.
  case expired
  /// It has no date, so that no period has it.
  case undated
  /// It is dated before the period, and the job wants no late posts or the first issue began after it.
  case tooOld
  /// It is dated after the period: a later issue takes it.
  case notYet
  /// It does not meet a condition of the filter.
  case category, tag, language
  /// It was in an issue; `edited` if its text has changed since.
  case issued(number: Int, edited: Bool)
  /// The same text or address was in an issue under another identity: the post was moved or renamed.
  case issuedAs(id: String, number: Int, by: SelectionRules.Duplicate)
  /// Another post of this issue is the same; `similarity` is from 0 to 1.
  case duplicate(of: String, by: SelectionRules.Duplicate, similarity: Double)
  /// The issue is full: it waits for the next one.
  case waiting
  /// There are too few posts for an issue: it waits.
  case tooFew
}
