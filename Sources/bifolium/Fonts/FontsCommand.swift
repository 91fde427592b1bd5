import ArgumentParser
import Manuscript
import PDF
import Posts
import Themes

/// `bifolium fonts`: what books are set in.
struct FontsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "Lists the fonts of a theme, and tells which are missing.",
    discussion: "Example:\n  bifolium fonts doctor --theme brief my-site",
    subcommands: [FontsList.self, FontsDoctor.self])
}

/// What both commands about fonts can be told.
struct FontsOptions: ParsableArguments {
  @Option(help: "The theme: a name or the path of a theme file.")
  var theme = "book"

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var talk: TalkOptions

  /// Loads the theme and looks for its fonts; what went wrong is told, and the status returned.
  func examine(
    in environment: Environment, _ body: (ExamineFonts) async throws -> Exit
  ) async -> Exit {
    let printer = talk.printer(in: environment)
    do {
      let theme = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(theme)
      let options = PDFOptions(
        created: PostDate(secondsSince1970: environment.now()), generator: "Bifolium \(Version.text)",
        jobs: environment.processors, fontCacheFolder: environment.cacheFolder)
      return try await body(ExamineFonts(theme: theme, options: options))
    } catch let error as ThemeError {
      printer.lines(error.findings).forEach(environment.talk)
      return .usage
    } catch let finding as Finding {
      printer.lines([finding]).forEach(environment.talk)
      return .usage
    } catch let failure as Failure {
      printer.lines(failure.findings).forEach(environment.talk)
      return failure.exit
    } catch {
      environment.talk("error: \(error)")
      return .failed
    }
  }
}

/// `bifolium fonts list`.
struct FontsList: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the faces of a theme by role, language and style, with their files.",
    discussion: """
      Where dpkg knows which package a file came with, it is named.

      Example:
        bifolium fonts list --theme brief
      """)

  @OptionGroup var options: FontsOptions

  func run(in environment: Environment) async -> Exit {
    await options.examine(in: environment) { examination in
      let faces = examination.faces()
      let packages = DebianPackages.of(faces.compactMap { $0.found?.path })
      let rows = faces.map { ListedFace($0, packages: packages) }
      guard !options.json else { return environment.print(JSON.text(rows)) }
      return environment.print(ListedFace.table(rows))
    }
  }
}

/// `bifolium fonts doctor [SOURCE…]`.
struct FontsDoctor: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tells what fonts a theme, and posts, still need, and which Debian package has them.",
    discussion: """
      Without sources: families and weights that the theme names. With sources also characters that no \
      font has, and dictionaries for the hyphenation of their languages. Exit status 2 where a family of \
      the theme is missing.

      Example:
        bifolium fonts doctor --theme brief my-site
      """)

  @Argument(help: "Sites, folders of posts, single posts.", completion: .file())
  var sources: [String] = []

  @OptionGroup(title: "Fonts") var options: FontsOptions

  @OptionGroup(title: "Which posts") var selection: SelectionOptions

  @OptionGroup(title: "Text") var dialect: DialectOptions

  func run(in environment: Environment) async -> Exit {
    await options.examine(in: environment) { examination in
      var findings = examination.findings()
      if !sources.isEmpty {
        findings += try await examination.findings(for: reading(in: environment).publication)
      }
      return tell(findings, in: environment)
    }
  }

  private func reading(in environment: Environment) async throws(Failure) -> Reading {
    var reading = ReadingOptions()
    selection.apply(to: &reading)
    dialect.apply(to: &reading)
    reading.jobs = environment.processors
    reading.now = environment.now()
    return try await SourceReader().read(sources, reading)
  }

  private func tell(_ findings: [Finding], in environment: Environment) -> Exit {
    let lacksFamily = findings.contains { $0.severity == .error }
    if options.json {
      let printed = environment.print(JSON.text(findings.map(ReportedFinding.init)))
      return lacksFamily ? .usage : printed
    }
    var printer = options.talk.printer(in: environment)
    // Notes are half of what is asked for here.
    if printer.verbosity == .normal { printer.verbosity = .verbose }
    let lines = findings.isEmpty ? ["\(options.theme): nothing is missing"] : printer.lines(findings)
    let printed = environment.print(lines.map { $0 + "\n" }.joined())
    return lacksFamily ? .usage : printed
  }
}
