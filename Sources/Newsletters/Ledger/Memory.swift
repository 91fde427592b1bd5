/// What a ledger knows that bears on the next issue: a value, so that selection asks no database.
public struct Memory: Sendable, Equatable {
  /// The number of the next issue.
  public var nextNumber: Int
  /// Where the period of the latest issue ended, in seconds since 1970; `nil` before the first.
  public var lastUntil: Int?
  /// Where the period of the first issue began; `nil` before the first, or where it took everything.
  public var origin: Int?
  /// When a run last found that there was nothing to make an issue of, if no issue was made since.
  public var skipped: Int?
  /// Of the posts that were asked for, those that were in an issue, by identity.
  public var byID: [String: IssuedPost] = [:]
  /// The same by address.
  public var byURL: [String: IssuedPost] = [:]
  /// The same by the digest of their text.
  public var byContent: [String: IssuedPost] = [:]
  /// The posts of the latest issues, which new ones are compared with for likeness.
  public var recent: [IssuedPost] = []
  /// Identities of posts that wait since an issue was full or had too few posts.
  public var waiting: Set<String> = []

  /// What a ledger knows before the first issue.
  public init(nextNumber: Int = 1) { self.nextNumber = nextNumber }
}

/// A post that was in an issue.
public struct IssuedPost: Sendable, Equatable {
  /// The number of the issue; 0 for posts that were adopted.
  public var number: Int
  /// Its identity.
  public var id: String
  /// Its address.
  public var url: String
  /// Its title.
  public var title: String
  /// Its date as an instant, in seconds since 1970.
  public var instant: Int?
  /// What its text is recognised by.
  public var fingerprint: Fingerprint

  /// A post of issue `number`.
  public init(
    number: Int, id: String, url: String, title: String, instant: Int?, fingerprint: Fingerprint
  ) {
    self.number = number
    self.id = id
    self.url = url
    self.title = title
    self.instant = instant
    self.fingerprint = fingerprint
  }
}

/// An issue as a ledger keeps it.
public struct IssuedIssue: Sendable, Equatable {
  /// Its number.
  public var number: Int
  /// Its title.
  public var title: String
  /// Where its period begins and ends, in seconds since 1970.
  public var window: Window
  /// When it was published, in seconds since 1970.
  public var published: Int
  /// Its posts in reading order.
  public var posts: [IssuedPost]
  /// The files that were made of it.
  public var outputs: [IssuedOutput]

  /// An issue of `posts`.
  public init(
    number: Int, title: String, window: Window, published: Int, posts: [IssuedPost],
    outputs: [IssuedOutput]
  ) {
    self.number = number
    self.title = title
    self.window = window
    self.published = published
    self.posts = posts
    self.outputs = outputs
  }
}

/// A file that was published.
public struct IssuedOutput: Sendable, Equatable, Codable {
  /// The path as the job names it, templates filled; relative to the folder of the job file unless absolute.
  public var path: String
  /// `epub` or `pdf`.
  public var format: String
  /// In hexadecimal.
  public var sha256: String
  /// Its size.
  public var bytes: Int
  /// The pages of a PDF.
  public var pages: Int?

  /// A file of known bytes.
  public init(path: String, format: String, sha256: String, bytes: Int, pages: Int? = nil) {
    self.path = path
    self.format = format
    self.sha256 = sha256
    self.bytes = bytes
    self.pages = pages
  }
}
