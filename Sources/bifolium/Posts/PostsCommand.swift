import ArgumentParser
import Foundation
import Manuscript
import Posts

/// `bifolium posts`: looks at posts without making a book.
struct PostsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posts",
    abstract: "Lists posts, or shows how they are understood.",
    discussion: "Example:\n  bifolium posts list my-site --since 2024",
    subcommands: [PostsList.self, PostsDump.self])
}

/// What both commands about posts can be told.
struct PostsOptions: ParsableArguments {
  @Argument(
    help: "Jekyll sites, folders of posts, single posts; - is one post on standard input.",
    completion: .file())
  var sources: [String]

  @OptionGroup(title: "Which posts") var selection: SelectionOptions

  @OptionGroup(title: "Text") var dialect: DialectOptions

  @OptionGroup(title: "Text") var drop: DropOption

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if sources.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  /// Reads the posts, prints what was found, and gives the reading to `body`, which prints the result.
  func read(in environment: Environment, _ body: (Reading) -> Exit) async -> Exit {
    let printer = talk.printer(in: environment)
    var reading = ReadingOptions()
    selection.apply(to: &reading)
    dialect.apply(to: &reading)
    drop.apply(to: &reading)
    reading.jobs = environment.processors
    reading.now = environment.now()
    do throws(Failure) {
      let reading = try await SourceReader().read(sources, reading)
      printer.lines(reading.findings).forEach(environment.talk)
      return body(reading)
    } catch {
      printer.lines(error.findings).forEach(environment.talk)
      return error.exit
    }
  }
}

/// `bifolium posts list SOURCE…`.
struct PostsList: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists posts with date, title and file, one a line.",
    discussion: "Example:\n  bifolium posts list my-site --category 河事")

  @OptionGroup var options: PostsOptions

  @Flag(help: "Print JSON, with what is known of each post and why it was left out.")
  var json = false

  func run(in environment: Environment) async -> Exit {
    await options.read(in: environment) { reading in
      if json { return environment.print(JSON.text(Report.Selection(reading))) }
      let lines = reading.posts.map { post in
        let date = post.date?.calendarDate ?? "----------"
        return Terminal.safe("\(date)  \(post.title)  (\(post.path))") + "\n"
      }
      return environment.print(lines.joined())
    }
  }
}

/// `bifolium posts dump SOURCE…`.
struct PostsDump: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Prints posts as Bifolium understands them, block by block.",
    discussion: "Example:\n  bifolium posts dump my-site/_posts/2024-03-05-chunshui.md")

  @Flag(help: "Print what a theme may colour in code.")
  var tokens = false

  @OptionGroup var options: PostsOptions

  func run(in environment: Environment) async -> Exit {
    await options.read(in: environment) { reading in
      environment.print(ManuscriptDump.text(of: reading.publication, showsTokens: tokens))
    }
  }
}
