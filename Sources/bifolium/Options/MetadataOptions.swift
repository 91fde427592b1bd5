import ArgumentParser
import Manuscript

/// Statements about the book that stand above those of the site.
struct MetadataOptions: ParsableArguments {
  @Option(help: "The title of the book.")
  var title: String?

  @Option(help: "A second title below the first.")
  var subtitle: String?

  @Option(help: "Who wrote or edited it; may be given several times.")
  var author: [String] = []

  @Option(help: "The language, such as zh-Hans, ja or en-GB.")
  var language: String?

  @Option(help: "An identifier, such as an ISBN or a URL; the same one makes the same book.")
  var identifier: String?

  @Option(help: "The publisher.")
  var publisher: String?

  @Option(help: "Copyright or licence, in words.")
  var rights: String?

  @Option(help: ArgumentHelp("The date of publication.", valueName: "yyyy-mm-dd"))
  var date: DateArgument?

  func validate() throws {
    let given = [title, subtitle, language, identifier, publisher, rights].compactMap { $0 } + author
    if given.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("An option about the book is empty.")
    }
  }

  /// `metadata` with everything that was given here.
  func applied(to metadata: Metadata) -> Metadata {
    var result = metadata
    if let title { result.title = title }
    if let subtitle { result.subtitle = subtitle }
    if !author.isEmpty { result.creators = author.map { Creator(name: $0) } }
    if let language { result.language = Language(language) }
    if let identifier { result.identifier = identifier }
    if let publisher { result.publisher = publisher }
    if let rights { result.rights = rights }
    if let date = date?.first { result.date = date }
    return result
  }
}
