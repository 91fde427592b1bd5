import ArgumentParser
import Newsletters
import Themes

/// `bifolium schema`: what files look like, for editors and programs.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a kind of file.",
    discussion: "Example:\n  bifolium schema job > job.schema.json",
    subcommands: [SchemaJob.self, SchemaTheme.self, SchemaReport.self])
}

/// `bifolium schema job`.
struct SchemaJob: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "job",
    abstract: "Prints the JSON Schema (2020-12) of job files.",
    discussion: """
      Editors with yaml-language-server complete and check job files whose first line is
        # yaml-language-server: $schema=job.schema.json

      Example:
        bifolium schema job > job.schema.json
      """)

  func run(in environment: Environment) async -> Exit { environment.print(JobSchema.text) }
}

/// `bifolium schema theme`.
struct SchemaTheme: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Prints the JSON Schema (2020-12) of theme files.",
    discussion: """
      Editors with yaml-language-server complete and check theme files whose first line is
        # yaml-language-server: $schema=theme.schema.json

      Example:
        bifolium schema theme > theme.schema.json
      """)

  func run(in environment: Environment) async -> Exit { environment.print(ThemeSchema.text) }
}

/// `bifolium schema report`.
struct SchemaReport: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Prints the JSON Schema (2020-12) of the reports of export and newsletter run.",
    discussion: """
      Example:
        bifolium schema report > report.schema.json
      """)

  func run(in environment: Environment) async -> Exit { environment.print(ReportSchema.text) }
}
