import ArgumentParser
import Manuscript
import Posts

/// Statements about the book that stand above those of the site.
struct MetadataOptions: ParsableArguments {
  @Option(help: "The title of the book.")
  var title: String?

  @Option(help: "A second title below the first.")
  var subtitle: String?

  @Option(help: "Who wrote or edited it; may be given several times.")
  var author: [String] = []

  @Option(
    help: ArgumentHelp(
      "The name of an author as it is sorted, in the order of --author: 'Lin, Yizhou'.", valueName: "name"))
  var authorSort: [String] = []

  @Option(help: ArgumentHelp("A subject; may be given several times.", valueName: "subject"))
  var subject: [String] = []

  @Option(help: "The series that the book belongs to.")
  var series: String?

  @Option(help: ArgumentHelp("Its number in the series.", valueName: "number"))
  var seriesNumber: String?

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
    if authorSort.count > author.count {
      throw ValidationError("There are more --author-sort than --author.")
    }
    if seriesNumber != nil, series == nil { throw ValidationError("--series-number needs --series.") }
  }

  /// Completes what a reader made with what only a book has.
  func complete(_ metadata: inout Metadata) {
    if !subject.isEmpty { metadata.subjects = subject }
    if let series { metadata.series = Series(name: series, number: seriesNumber) }
    for (index, name) in authorSort.enumerated() where index < metadata.creators.count {
      metadata.creators[index].fileAs = name
    }
  }

  /// Tells a reader what the book is to say about itself.
  func apply(to options: inout ReadingOptions) {
    options.title = title
    options.subtitle = subtitle
    options.authors = author
    options.language = language.map { Language($0) }
    options.identifier = identifier
    options.publisher = publisher
    options.rights = rights
    options.date = date?.first
  }
}
