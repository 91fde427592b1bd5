public import Manuscript

/// A post as selection sees it.
public struct Candidate: Sendable, Equatable {
  /// Its place in the survey.
  public var index: Int
  /// What it is known by in the ledger: `source-id:identity`.
  public var id: String
  /// The identifier of its source.
  public var source: String
  /// The path as the user would write it, for findings and tables.
  public var path: String
  /// The title.
  public var title: String
  /// The date as written.
  public var date: PostDate?
  /// The instant of that date, in seconds since 1970, or that at which its site begins to show it where this is
  /// later; a date without a time begins its day in the zone of the job.
  public var instant: Int?
  /// The language of its text.
  public var language: Language
  /// Categories, outermost first.
  public var categories: [String]
  /// Tags.
  public var tags: [String]
  /// Its address: absolute, or `source-id:path` where the site does not say its own, so that equal paths of
  /// different sources are no equal addresses.
  public var url: String
  /// Why no issue takes it at all: `header` or `draft`.
  public var exclusion: String?
  /// What its text is recognised by.
  public var fingerprint: Fingerprint
  /// How many pictures its text shows, about: marks are counted, nothing is read.
  public var pictures = 0
  /// The instant at which its site ceases to show it, in seconds since 1970.
  public var expiry: Int?
}

/// What a text is recognised by, wherever it is met again.
public struct Fingerprint: Sendable, Hashable {
  /// SHA-256 of the letters and digits of the text, as 64 hexadecimal digits; of title, date and bytes where the
  /// text is so short that others may well be the same.
  public var content: String
  /// MinHash values of its shingles (Broder 1997), 64 of 16 bits; empty for a text too short to be compared.
  public var shingles: [UInt16]
  /// How many letters and digits the text has.
  public var length: Int

  /// A fingerprint of known parts.
  public init(content: String, shingles: [UInt16], length: Int) {
    self.content = content
    self.shingles = shingles
    self.length = length
  }
}
