/// A block of a chapter. The enumeration is closed: a new case must be met by every exporter.
public enum Block: Sendable, Equatable {
  case paragraph(Paragraph)
  case heading(Heading)
  case list(List)
  case definitionList(DefinitionList)
  case quote(Quote)
  case code(CodeBlock)
  case table(Table)
  case figure(Figure)
  /// A thematic break.
  case rule(Attributes)
  case math(MathBlock)
  case aside(Aside)
  case linkCard(LinkCard)
}

/// What any block may carry besides its content.
public struct Attributes: Sendable, Equatable {
  /// The anchor that links name, as the author wrote it.
  public var anchor: String?
  /// The language, where it differs from what is around.
  public var language: Language?
  /// Where the block begins in the source.
  public var place: SourcePlace?

  /// Attributes, none by default.
  public init(anchor: String? = nil, language: Language? = nil, place: SourcePlace? = nil) {
    self.anchor = anchor
    self.language = language
    self.place = place
  }
}

/// How the lines of a block stand in its measure.
public enum TextAlignment: String, Sendable, Equatable {
  case start, center, end
}

/// Running text.
public struct Paragraph: Sendable, Equatable {
  /// What it says.
  public var inlines: [Inline]
  /// `nil`: as the theme sets body text.
  public var alignment: TextAlignment?
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A paragraph, set as the theme sets body text unless aligned otherwise.
  public init(_ inlines: [Inline], alignment: TextAlignment? = nil, attributes: Attributes = Attributes()) {
    self.inlines = inlines
    self.alignment = alignment
    self.attributes = attributes
  }
}

/// A heading inside a chapter.
public struct Heading: Sendable, Equatable {
  /// 2 to 6: the chapter's title is level 1, and no level is skipped.
  public var level: Int
  /// What it says.
  public var inlines: [Inline]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A heading of a level from 2 to 6.
  public init(level: Int, _ inlines: [Inline], attributes: Attributes = Attributes()) {
    self.level = level
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// An ordered, bullet or task list.
public struct List: Sendable, Equatable {
  /// What stands before the items.
  public enum Kind: Sendable, Equatable {
    case bullet
    /// Numbered from `start`.
    case ordered(start: Int)
  }

  /// One item; `isDone` is `nil` unless it is a task.
  public struct Item: Sendable, Equatable {
    /// Whether the task is done; `nil` for an item that is no task.
    public var isDone: Bool?
    /// What the item says; a tight list has paragraphs that are set without space.
    public var blocks: [Block]

    /// An item, no task unless said otherwise.
    public init(_ blocks: [Block], isDone: Bool? = nil) {
      self.blocks = blocks
      self.isDone = isDone
    }
  }

  /// Bullets or numbers.
  public var kind: Kind
  /// A tight list has no space between its items.
  public var isTight: Bool
  /// The items, in order.
  public var items: [Item]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A list of `items`, tight unless said otherwise.
  public init(_ kind: Kind, isTight: Bool = true, items: [Item], attributes: Attributes = Attributes()) {
    self.kind = kind
    self.isTight = isTight
    self.items = items
    self.attributes = attributes
  }
}

/// Terms and what they mean.
public struct DefinitionList: Sendable, Equatable {
  /// One or more terms with one or more definitions.
  public struct Item: Sendable, Equatable {
    /// The terms, one or more.
    public var terms: [[Inline]]
    /// What they mean, one or more times.
    public var definitions: [[Block]]

    /// Terms with their definitions.
    public init(terms: [[Inline]], definitions: [[Block]]) {
      self.terms = terms
      self.definitions = definitions
    }
  }

  /// The items, in order.
  public var items: [Item]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A definition list of `items`.
  public init(items: [Item], attributes: Attributes = Attributes()) {
    self.items = items
    self.attributes = attributes
  }
}

/// A quotation.
public struct Quote: Sendable, Equatable {
  /// What is quoted.
  public var blocks: [Block]
  /// Whether it is a pull quote: a sentence of the text itself, shown large.
  public var isPulled: Bool
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A quotation of `blocks`.
  public init(_ blocks: [Block], isPulled: Bool = false, attributes: Attributes = Attributes()) {
    self.blocks = blocks
    self.isPulled = isPulled
    self.attributes = attributes
  }
}

/// Lines of code, without the line feed at the end.
public struct CodeBlock: Sendable, Equatable {
  /// The language as the author named it, in lower case.
  public var language: String?
  /// The lines, separated by line feeds.
  public var text: String
  /// What a theme may colour, in order and without overlap; empty where the language is not known.
  public var tokens: [CodeToken]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A code block; `language` is the author's name for its programming language.
  public init(
    _ text: String, language: String? = nil, tokens: [CodeToken] = [], attributes: Attributes = Attributes()
  ) {
    self.text = text
    self.language = language
    self.tokens = tokens
    self.attributes = attributes
  }

  /// The lines, in order; at least one.
  public var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// Displayed mathematics, as TeX.
public struct MathBlock: Sendable, Equatable {
  /// The formula, without its delimiters.
  public var tex: String
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A formula on lines of its own.
  public init(tex: String, attributes: Attributes = Attributes()) {
    self.tex = tex
    self.attributes = attributes
  }
}

/// Something beside the text: a hint, a warning, a box.
public struct Aside: Sendable, Equatable {
  /// What stands above it, such as the summary of a `<details>` element.
  public var title: [Inline]?
  /// What it says.
  public var blocks: [Block]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// An aside of `blocks`.
  public init(title: [Inline]? = nil, _ blocks: [Block], attributes: Attributes = Attributes()) {
    self.title = title
    self.blocks = blocks
    self.attributes = attributes
  }
}

/// What stands for a frame, a video or a form that a book cannot hold.
public struct LinkCard: Sendable, Equatable {
  /// The title, or the host of the address.
  public var title: String
  /// An absolute address.
  public var address: String
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A card that shows `title` and leads to `address`.
  public init(title: String, address: String, attributes: Attributes = Attributes()) {
    self.title = title
    self.address = address
    self.attributes = attributes
  }
}

/// One or more pictures with a caption.
public struct Figure: Sendable, Equatable {
  /// The pictures, in order; at least one.
  public var images: [Image]
  /// What stands below them; empty for none.
  public var caption: [Inline]
  /// Whether its author asks for more room than a column has.
  public var isWide: Bool
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A figure of one or more pictures.
  public init(
    images: [Image], caption: [Inline] = [], isWide: Bool = false, attributes: Attributes = Attributes()
  ) {
    self.images = images
    self.caption = caption
    self.isWide = isWide
    self.attributes = attributes
  }
}
