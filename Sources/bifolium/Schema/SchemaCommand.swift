import ArgumentParser
import Newsletters

/// `bifolium schema`: what files look like, for editors and programs.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a kind of file.",
    discussion: "Example:\n  bifolium schema job > job.schema.json",
    subcommands: [SchemaJob.self])
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
