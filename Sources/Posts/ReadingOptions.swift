public import Manuscript

/// What a user may say about the book that posts make: statements about the whole, and which posts.
public struct ReadingOptions: Sendable {
  /// In which order posts become chapters.
  public enum Order: String, Sendable, CaseIterable {
    /// The oldest first; posts without a date come last.
    case dateAscending = "date"
    /// The latest first; posts without a date come last.
    case dateDescending = "date-descending"
    /// By the characters of the title.
    case title
    /// As the sources were named, and by path within a folder.
    case source
  }

  /// What makes a part of a book.
  public enum Grouping: String, Sendable, CaseIterable {
    case none, category, month, year
  }

  /// The title; `nil` takes the site's, or the only post's.
  public var title: String?
  /// A second title.
  public var subtitle: String?
  /// Who wrote it; empty takes the site's or the posts' author.
  public var authors: [String] = []
  /// The main language; `nil` takes the site's, or that of most posts.
  public var language: Language?
  /// An identifier such as an ISBN or a URL.
  public var identifier: String?
  /// The publisher.
  public var publisher: String?
  /// Copyright or licence, in words.
  public var rights: String?
  /// The date of publication; `nil` takes the latest date of a post.
  public var date: PostDate?
  /// Posts before it are left out; a date without time means its whole day.
  public var since: PostDate?
  /// Posts after it are left out; a date without time means its whole day.
  public var until: PostDate?
  /// If not empty, only posts of one of these categories.
  public var categories: [String] = []
  /// If not empty, only posts with one of these tags.
  public var tags: [String] = []
  /// Posts with one of these tags are left out.
  public var excludedTags: [String] = []
  /// At most so many posts, the first in the order.
  public var limit: Int?
  /// The order of chapters.
  public var order = Order.dateAscending
  /// What makes a part.
  public var groupBy = Grouping.none
  /// The picture of the cover: a path.
  public var coverPath: String?
  /// Whose Markdown the posts are; `nil` leaves that to what their sites say.
  public var dialect: Dialect?
  /// Whether straight quotation marks, `--` and `...` become those of print. Those of Chinese, Japanese and
  /// Korean text are left alone.
  public var isSmart = false
  /// Whether drafts and posts that are not published are read too.
  public var includesDrafts = false
  /// The instant, in seconds since 1970, at which posts must be published and not expired; `nil` does not ask.
  public var now: Int?
  /// Elements of posts that are left out.
  public var drops: [ElementSelector] = []
  /// How many posts are read at a time.
  public var jobs = 1

  /// Options that leave everything to the posts.
  public init() {}
}
