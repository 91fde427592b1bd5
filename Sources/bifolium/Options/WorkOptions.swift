import ArgumentParser

/// How an export works, and what it tells of it.
struct WorkOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("How many workers run at once.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "End with status 3 if anything was found: --strict for every warning and error, --strict=id,… for these ids.",
      valueName: "ids"),
    transform: StrictOption.init(ids:))
  var strict: StrictOption?

  @Option(
    help: ArgumentHelp("Write a report of the run, as JSON.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var report: String?

  @Flag(help: "Print the report to standard output instead of a summary.")
  var json = false

  @Option(help: "How to show progress.")
  var progress = ProgressMode.auto

  @OptionGroup var talk: TalkOptions

  /// Progress is talk: `--quiet` asks for none, unless a way to show it was asked for.
  var progressMode: ProgressMode { talk.quiet && progress == .auto ? .none : progress }

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256.") }
    if report == "-" && json { throw ValidationError("--report - and --json print the same; give one.") }
  }
}
