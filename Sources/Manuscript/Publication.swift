/// Everything that goes into one book, whatever its format: the value between readers and exporters.
public struct Publication: Sendable, Equatable {
  /// Title, creators, language and the other statements about the whole.
  public var metadata: Metadata
  /// The chapters in reading order, grouped. A book without groups has one untitled part.
  public var parts: [Part]
  /// Where each picture comes from that blocks and inlines name.
  public var resources: [ResourceID: ResourceOrigin]
  /// The picture that the user gave as a cover; `nil` lets the theme draw one.
  public var cover: Cover

  /// A publication of `parts`.
  public init(
    metadata: Metadata, parts: [Part], resources: [ResourceID: ResourceOrigin] = [:],
    cover: Cover = .drawn
  ) {
    self.metadata = metadata
    self.parts = parts
    self.resources = resources
    self.cover = cover
  }

  /// All chapters in reading order.
  public var chapters: [Chapter] { parts.flatMap(\.chapters) }
}

/// What stands before the title page.
public enum Cover: Sendable, Equatable {
  /// The theme draws it from title, author and date.
  case drawn
  /// A picture of the user's.
  case image(ResourceID)
  /// No cover at all.
  case none
}

/// A group of chapters, such as a category or a month.
public struct Part: Sendable, Equatable {
  /// The heading of the group; `nil` where chapters stand by themselves.
  public var title: String?
  /// The chapters in reading order.
  public var chapters: [Chapter]

  /// A part of `chapters`.
  public init(title: String? = nil, chapters: [Chapter]) {
    self.title = title
    self.chapters = chapters
  }
}

/// Statements about a whole publication (EPUB 3.3 §5.5, PDF document information).
public struct Metadata: Sendable, Equatable {
  /// The title; never empty.
  public var title: String
  /// A second title below the first.
  public var subtitle: String?
  /// Who wrote or edited it, in order.
  public var creators: [Creator]
  /// The main language.
  public var language: Language
  /// An identifier of the user's, such as an ISBN or a URL; exporters derive a UUID from it.
  public var identifier: String?
  /// The publisher.
  public var publisher: String?
  /// Copyright or licence, in words.
  public var rights: String?
  /// A description of a few sentences.
  public var description: String?
  /// Subjects or key words.
  public var subjects: [String]
  /// The date of publication.
  public var date: PostDate?
  /// The series it belongs to, with its number there.
  public var series: Series?
  /// The address of the site that it was made from.
  public var site: String?
  /// The sites that an issue was compiled from, in the order of their first posts. A book names only its ``site``.
  public var sources: [SourceCredit]

  /// Metadata of which only the title must be known.
  public init(
    title: String, subtitle: String? = nil, creators: [Creator] = [], language: Language = .zhHans,
    identifier: String? = nil, publisher: String? = nil, rights: String? = nil,
    description: String? = nil, subjects: [String] = [], date: PostDate? = nil,
    series: Series? = nil, site: String? = nil, sources: [SourceCredit] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.creators = creators
    self.language = language
    self.identifier = identifier
    self.publisher = publisher
    self.rights = rights
    self.description = description
    self.subjects = subjects
    self.date = date
    self.series = series
    self.site = site
    self.sources = sources
  }
}

/// A site that posts of a publication were published on, for its colophon.
public struct SourceCredit: Sendable, Equatable {
  /// The title of the site, or what its folder is called.
  public var name: String
  /// Its address, where the site says one.
  public var address: String?
  /// How many posts of the publication are from it.
  public var posts: Int

  /// A site that gave so many posts.
  public init(name: String, address: String? = nil, posts: Int) {
    self.name = name
    self.address = address
    self.posts = posts
  }
}

/// A person or body that had a part in the work.
public struct Creator: Sendable, Equatable {
  /// The name as it is printed.
  public var name: String
  /// The MARC relator, such as `aut` or `edt`.
  public var role: String
  /// The name as it is sorted, where that differs.
  public var fileAs: String?

  /// A creator, an author unless said otherwise.
  public init(name: String, role: String = "aut", fileAs: String? = nil) {
    self.name = name
    self.role = role
    self.fileAs = fileAs
  }
}

/// A series and the place of a book in it.
public struct Series: Sendable, Equatable {
  /// The name of the series.
  public var name: String
  /// The number in the series, as printed.
  public var number: String?

  /// A place in a series.
  public init(name: String, number: String? = nil) {
    self.name = name
    self.number = number
  }
}
