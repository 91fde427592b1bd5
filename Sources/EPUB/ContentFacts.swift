import Manuscript

/// What the text of a book holds, as far as its metadata speak of it. Found while writing.
struct ContentFacts: Sendable, Equatable {
  /// The pictures that are shown.
  var images: Set<ResourceID> = []
  /// Whether a picture is shown of which nobody said what it shows.
  var lacksAlternatives = false
  /// Whether a picture may move.
  var mayMove = false
  var hasHeadings = false
  var hasRuby = false
  var hasTeX = false
  /// Whether pages of a printed edition can be found.
  var hasPageBreaks = false
  /// The languages of passages.
  var languages: Set<Language> = []

  /// The languages of a book, its own first.
  func ordered(_ metadata: Metadata) -> [Language] {
    [metadata.language]
      + languages.filter { $0 != metadata.language }.sorted { $0.description < $1.description }
  }

  /// The facts about two texts together.
  mutating func merge(_ other: ContentFacts) {
    images.formUnion(other.images)
    lacksAlternatives = lacksAlternatives || other.lacksAlternatives
    mayMove = mayMove || other.mayMove
    hasHeadings = hasHeadings || other.hasHeadings
    hasRuby = hasRuby || other.hasRuby
    hasTeX = hasTeX || other.hasTeX
    hasPageBreaks = hasPageBreaks || other.hasPageBreaks
    languages.formUnion(other.languages)
  }
}
