public import Manuscript

/// What was read: the publication, its posts one by one, and what there is to know about them.
public struct Reading: Sendable {
  /// The book, not yet with pictures fetched.
  public var publication: Publication
  /// The posts in the order of the book.
  public var posts: [PostSummary]
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
