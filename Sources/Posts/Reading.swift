public import Manuscript

/// What was read: the publication, its posts one by one, and what there is to know about them.
public struct Reading: Sendable {
  /// The book, not yet with pictures fetched.
  public var publication: Publication
  /// The posts in the order of the book.
  public var posts: [PostSummary]
  /// The posts that were read but are not in the book.
  public var skipped: [SkippedPost]
  /// What a user should know, in the order of the sources and their lines.
  public var findings: [Finding]
}

/// A post in a list of posts.
public struct PostSummary: Sendable, Equatable {
  /// Where it was read from, as the user named it.
  public var path: String
  /// The identifier of its chapter.
  public var chapter: ChapterID
  /// The title.
  public var title: String
  /// The date.
  public var date: PostDate?
  /// The language of its text.
  public var language: Language
  /// Categories, outermost first.
  public var categories: [String]
  /// Tags.
  public var tags: [String]
  /// How many characters its text has, white space not counted.
  public var characters: Int
}

/// A post that is not in the book.
public struct SkippedPost: Sendable, Equatable {
  /// Where it was read from, as the user named it.
  public var path: String
  /// The title.
  public var title: String
  /// The date.
  public var date: PostDate?
  /// Why it was left out.
  public var reason: SkipReason
}

/// Why a post is not in a book.
public enum SkipReason: String, Sendable, CaseIterable {
  /// Its header says so (`book: { skip: true }`).
  case header
  /// It is a draft, or not published.
  case draft
  /// It has no date, or one outside of those that were asked for.
  case date
  /// It is in none of the categories that were asked for.
  case category
  /// It has none of the tags that were asked for.
  case tag
  /// It has a tag that was excluded.
  case excludedTag = "excluded-tag"
  /// There were enough posts before it.
  case limit
  /// Its site does not show it yet, or no longer.
  case expired
  /// It is there in another language, which the book is in.
  case translation
}

/// Something to read posts from.
public enum Source: Sendable, Equatable {
  /// A site, a folder or a file.
  case path(String)
  /// A post that was handed in, such as standard input, under a name for findings.
  case text(name: String, bytes: [UInt8])
}

/// Why nothing could be read.
public struct ReadingError: Error, Sendable {
  /// What is wrong with the sources; never empty.
  public var findings: [Finding]
}
