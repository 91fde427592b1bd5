import ArgumentParser
import Manuscript
import PDFDocuments

/// `bifolium`, the root of all commands.
@main struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bifolium",
    abstract: "Makes books from posts: an EPUB and a PDF, with one look.",
    discussion: """
      Example:
        bifolium export epub my-site -o book.epub -o book.pdf --theme book

      Exit status: 0 done; 1 failed; 2 usage or configuration; 3 done, but --strict turned findings into \
      failure; 4 some outputs made, others failed; 6 a source cannot be read; 7 an output did not validate; \
      130 and 143 interrupted.
      """,
    version: Version.text,
    subcommands: [
      ExportCommand.self, NewsletterCommand.self, PostsCommand.self, ThemeCommand.self, FontsCommand.self,
      CheckCommand.self, SchemaCommand.self, ExplainCommand.self,
    ])

  /// Parses the command line, runs what it asks for, and ends the process with the status of `Exit`.
  static func main() async {
    FreeMemory.keepLargeArraysApart()
    let environment = Environment.current()
    let exit = await run(Array(CommandLine.arguments.dropFirst()), in: environment)
    environment.end(exit)
  }

  /// Everything between the arguments and the exit status.
  static func run(_ arguments: [String], in environment: Environment) async -> Exit {
    do {
      var command = try parseAsRoot(StrictOption.expanded(arguments))
      guard let runnable = command as? any Runnable else {
        try command.run()
        return .done
      }
      return await runnable.run(in: environment)
    } catch {
      return report(error, to: environment)
    }
  }

  /// Prints help and version to standard output and mistakes to standard error.
  private static func report(_ error: any Error, to environment: Environment) -> Exit {
    let message = fullMessage(for: error)
    guard exitCode(for: error) == .success else {
      environment.talk(message)
      return .usage
    }
    return environment.print(message + (message.hasSuffix("\n") ? "" : "\n"))
  }
}

/// A command that does something, as opposed to one that only groups others.
protocol Runnable: ParsableCommand {
  /// Does what was asked for; everything that it takes from outside comes with `environment`.
  func run(in environment: Environment) async -> Exit
}

/// The version of the command, which also stands in what it makes.
enum Version {
  /// As `--version` prints it (Semantic Versioning 2.0).
  static let text = "0.2.0"
}
