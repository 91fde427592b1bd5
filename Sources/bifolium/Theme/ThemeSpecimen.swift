import ArgumentParser
import Manuscript
import Publishing
import Resources
import Specimens
import Themes

/// `bifolium theme specimen NAME -o FILE`.
struct ThemeSpecimen: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "specimen",
    abstract: "Makes a small book that shows all that a theme styles.",
    discussion: """
      Headings, lists, code, tables, notes, figures and every other block and inline, on a few pages in Chinese, Japanese, \
      Korean and English. The text comes with the program.

      Example:
        bifolium theme specimen book -o specimen.pdf -o specimen.epub
      """)

  @Argument(help: "The name of a theme, or the path of a theme file.")
  var theme: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The specimen; the ending .epub or .pdf tells its format, and other names are PDFs. Give several for both.",
      valueName: "file"),
    completion: .file(extensions: ["pdf", "epub"]))
  var output: [String]

  @Option(
    help: ArgumentHelp("Another trim size of the PDF, such as A4 or 140x203mm.", valueName: "size"),
    transform: PageSize.init(argument:))
  var pageSize: PageSize?

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if Set(output).count < output.count { throw ValidationError("Two outputs have the same name.") }
  }

  func run(in environment: Environment) async -> Exit {
    let temporaries = Temporaries()
    let interruption = Interruption(temporaries, say: environment.talk)
    defer { interruption.end() }
    let publisher = Publisher(temporaries: temporaries, temporaryFolder: environment.temporaryFolder)
    do {
      let maker = try await maker(in: environment)
      var made = 0
      for name in output where await make(name, maker, publisher, environment) { made += 1 }
      return made == output.count ? .done : made == 0 ? .failed : .partial
    } catch {
      talk.printer(in: environment).lines(error.findings).forEach(environment.talk)
      if let message = error.message { environment.talk("error: \(message)") }
      return error.exit
    }
  }
}

extension ThemeSpecimen {
  private func maker(in environment: Environment) async throws(Failure) -> BookMaker {
    let date = try environment.sourceDate()
    let theme = try load(in: environment)
    let publication = Specimen.publication(of: theme.name, summary: theme.summary)
    // The only picture is drawn; there is nothing to fetch, and nothing that could be wrong with it.
    let (images, _) = await ImageLoader(jobs: 1, budget: theme.mostPixelsOfPicture).load(publication)
    return BookMaker(
      source: PublicationSource(publication, books: output.count), images: images, theme: theme,
      date: date ?? publication.newestDate,
      jobs: environment.processors, fontCacheFolder: environment.cacheFolder)
  }

  private func load(in environment: Environment) throws(Failure) -> Theme {
    do throws(ThemeError) {
      let loaded = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(theme)
      return pageSize.map(loaded.resized) ?? loaded
    } catch {
      throw Failure(.usage, error.findings)
    }
  }

  /// Makes one file; whether it stands in its place.
  private func make(
    _ name: String, _ maker: BookMaker, _ publisher: Publisher, _ environment: Environment
  ) async -> Bool {
    let target = OutputTarget(name, standard: .pdf)
    let printer = talk.printer(in: environment)
    do {
      let (facts, file) = try await publisher.publish(name) { draft in
        let facts = try await maker.make(target.format, at: draft) { _, _ in }
        try maker.examine(target.format, at: draft, facts)
        return facts
      }
      printer.lines(facts.findings).forEach(environment.talk)
      let pages = facts.pages.map { counted($0, "page") + ", " } ?? ""
      if !talk.quiet { environment.talk("\(name): \(pages)\(Summary.size(file.bytes))") }
      return true
    } catch {
      printer.lines([target.finding(error)]).forEach(environment.talk)
      return false
    }
  }
}
