/// A post in a publication.
public struct Chapter: Sendable, Equatable {
  /// An ASCII identifier, unique in the publication, that outputs may use for names and anchors.
  public var id: ChapterID
  /// The title; never empty.
  public var title: String
  /// Who wrote it, when and where.
  public var byline: Byline
  /// The language of its text.
  public var language: Language
  /// The body. The title is not part of it; headings below begin at level 2.
  public var blocks: [Block]
  /// The notes in the order of their first references.
  public var notes: [Note]
  /// What it is in its publication.
  public var role: Role
  /// The file that it was read from.
  public var place: SourcePlace?
  /// The address of the post on its own site, where that says its address; ``Byline/source`` may be elsewhere.
  public var address: String?

  /// What a chapter is in its publication.
  public enum Role: String, Sendable {
    /// A post.
    case article
    /// What the editors of an issue say to its readers.
    case editorial
  }

  /// A chapter of `blocks`.
  public init(
    id: ChapterID, title: String, byline: Byline = Byline(), language: Language = .zhHans,
    blocks: [Block], notes: [Note] = [], role: Role = .article, place: SourcePlace? = nil,
    address: String? = nil
  ) {
    self.id = id
    self.title = title
    self.byline = byline
    self.language = language
    self.blocks = blocks
    self.notes = notes
    self.role = role
    self.place = place
    self.address = address
  }
}

/// The ASCII identifier of a chapter: letters, digits and hyphens, beginning with a letter.
public struct ChapterID: Sendable, Hashable, CustomStringConvertible {
  /// The identifier itself.
  public let description: String

  /// Takes the identifier as it is; readers make it from a slug.
  public init(_ description: String) { self.description = description }
}

/// What stands below a chapter's title.
public struct Byline: Sendable, Equatable {
  /// Names as printed.
  public var authors: [String]
  /// The date of the post.
  public var date: PostDate?
  /// The address at which the post was published.
  public var source: String?
  /// The name of the site that it was published on, for publications of several.
  public var sourceName: String?
  /// Categories, outermost first.
  public var categories: [String]
  /// Tags.
  public var tags: [String]

  /// A byline of which nothing needs to be known.
  public init(
    authors: [String] = [], date: PostDate? = nil, source: String? = nil, sourceName: String? = nil,
    categories: [String] = [], tags: [String] = []
  ) {
    self.authors = authors
    self.date = date
    self.source = source
    self.sourceName = sourceName
    self.categories = categories
    self.tags = tags
  }
}

/// A note that text refers to: printed at the page's foot, or popped up by a reading system.
public struct Note: Sendable, Equatable {
  /// Its identifier within the chapter.
  public var id: NoteID
  /// What it says.
  public var blocks: [Block]

  /// A note of `blocks`.
  public init(id: NoteID, blocks: [Block]) {
    self.id = id
    self.blocks = blocks
  }
}

/// The identifier of a note within its chapter, as the author labelled it. Not ASCII, not unique in a book.
public struct NoteID: Sendable, Hashable, CustomStringConvertible {
  /// The label.
  public let description: String

  /// Takes the label as it is.
  public init(_ description: String) { self.description = description }
}
