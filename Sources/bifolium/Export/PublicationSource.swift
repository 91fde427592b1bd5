import Manuscript
import Synchronization

/// A publication that books are made of, each with ``take()``.
///
/// The last of them has it for its own, so that chapters can go while it is made: those of a large book are most of what
/// would lie in memory to the end.
final class PublicationSource: Sendable {
  private let rest: Mutex<(publication: Publication?, books: Int)>

  /// A publication that so many books are made of.
  init(_ publication: consuming Publication, books: Int) {
    rest = Mutex((publication, books))
  }

  /// Whether the last book has it.
  var isGivenAway: Bool { rest.withLock { $0.publication == nil } }

  /// The publication, for one book more.
  func take() -> Publication {
    rest.withLock { rest in
      guard let publication = rest.publication else { preconditionFailure("more books than were said") }
      rest.books -= 1
      if rest.books <= 0 { rest.publication = nil }
      return publication
    }
  }
}
