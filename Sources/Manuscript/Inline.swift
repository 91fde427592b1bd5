/// A piece of running text. The enumeration is closed: raw HTML never reaches an exporter.
public indirect enum Inline: Sendable, Equatable {
  /// Characters to be shown as they are; white space is already collapsed.
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strike([Inline])
  /// What the author underlined: an insertion, a proper name, something to look at.
  case underline([Inline])
  case code(String)
  case link(Link)
  case image(Image)
  case lineBreak
  case sub([Inline])
  case sup([Inline])
  case ruby([RubyPair])
  case noteReference(NoteID)
  case mark([Inline])
  case keyboard([Inline])
  /// Small letters as small capitals: a name in a list, an abbreviation. The text stays as it was written.
  case smallCaps([Inline])
  /// Mathematics within a line, as TeX.
  case math(String)
  /// A passage in another language.
  case span(Language, [Inline])
}

/// A passage that leads somewhere.
public struct Link: Sendable, Equatable {
  /// Where it leads.
  public var destination: LinkDestination
  /// What the author gave as a title, such as a browser shows beside the pointer.
  public var title: String?
  /// What it says.
  public var inlines: [Inline]

  /// A link from `inlines` to `destination`.
  public init(_ destination: LinkDestination, title: String? = nil, _ inlines: [Inline]) {
    self.destination = destination
    self.title = title
    self.inlines = inlines
  }
}

/// Where a link leads.
public enum LinkDestination: Sendable, Hashable {
  /// An absolute address.
  case external(String)
  /// A chapter of the same publication, or an anchor in it.
  case chapter(ChapterID, anchor: String?)
}

/// A base and what is set above or beside it.
public struct RubyPair: Sendable, Equatable {
  /// What is read.
  public var base: [Inline]
  /// How it is read, as plain text.
  public var text: String

  /// A base with the text above it.
  public init(base: [Inline], text: String) {
    self.base = base
    self.text = text
  }

  /// Whether the text is bopomofo, which Taiwan sets beside the base: symbols and marks of tone, nothing else.
  public var isZhuyin: Bool {
    let scalars = text.unicodeScalars
    func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
      (0x3105...0x312F).contains(scalar.value) || (0x31A0...0x31BF).contains(scalar.value)
    }
    return scalars.contains(where: isSymbol)
      && scalars.allSatisfy { isSymbol($0) || "ˉˊˇˋ˙ ".unicodeScalars.contains($0) }
  }
}

/// A picture, shown where it stands.
public struct Image: Sendable, Equatable {
  /// Which of the publication's resources it shows.
  public var resource: ResourceID
  /// What stands for the picture where it cannot be seen; empty for decoration, `nil` where none was given.
  public var alternative: String?
  /// What the author gave as a title.
  public var title: String?
  /// The address that it leads to, where it is a link.
  public var destination: LinkDestination?
  /// How wide the author shows it, in CSS pixels; `nil` where that was left open.
  public var width: Double?
  /// Where it stands in the source.
  public var place: SourcePlace?

  /// A picture of a resource.
  public init(
    _ resource: ResourceID, alternative: String?, title: String? = nil, destination: LinkDestination? = nil,
    width: Double? = nil, place: SourcePlace? = nil
  ) {
    self.resource = resource
    self.alternative = alternative
    self.title = title
    self.destination = destination
    self.width = width
    self.place = place
  }
}
