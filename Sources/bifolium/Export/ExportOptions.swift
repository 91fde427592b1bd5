import ArgumentParser
import Manuscript
import Themes

/// What `export epub` and `export pdf` can be told; both understand the same.
struct ExportOptions: ParsableArguments {
  @Argument(
    help: "Jekyll sites, folders of posts, single posts; - is one post on standard input.",
    completion: .file())
  var sources: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The book; give several to read the posts once. The ending .epub or .pdf tells its format; other names, "
        + "and - for standard output, take the format of the command.", valueName: "file"),
    completion: .file(extensions: ["epub", "pdf"]))
  var output: [String]

  @Option(help: "The look: the name of a theme, or the path of a theme file.")
  var theme = "book"

  @Option(
    help: ArgumentHelp("A picture for the cover, or none; otherwise the theme draws one.", valueName: "file|none"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "svg", "webp", "gif"]))
  var cover: String?

  @Option(help: ArgumentHelp("Levels in the table of contents, from 0 to 6; 1 is chapters alone.", valueName: "n"))
  var tocDepth: Int?

  @Option(
    help: ArgumentHelp("The trim size of the PDF: \(PageSize.names.joined(separator: ", ")), or 140x203mm.", valueName: "size"),
    transform: { text in
      guard let size = PageSize(named: text) else {
        throw ValidationError("There is no page size “\(text)”.")
      }
      return size
    })
  var pageSize: PageSize?

  @OptionGroup(title: "About the book") var metadata: MetadataOptions

  @OptionGroup(title: "Which posts") var selection: SelectionOptions

  @OptionGroup(title: "How to work and to report") var work: WorkOptions

  func validate() throws {
    if sources.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read once only.") }
    if output.filter({ $0 == "-" }).count > 1 { throw ValidationError("Only one book fits standard output.") }
    if Set(output).count < output.count { throw ValidationError("Two outputs have the same name.") }
    if output.contains("-") && work.json { throw ValidationError("-o - and --json both want standard output.") }
    if let tocDepth, !(0...6).contains(tocDepth) { throw ValidationError("--toc-depth is from 0 to 6.") }
  }
}

/// How an export works, and what it tells of it.
struct WorkOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("How many workers run at once.", valueName: "n"))
  var jobs: Int?

  @Option(
    defaultAsFlag: StrictOption.all, parsing: .next,
    help: ArgumentHelp(
      "End with status 3 if there are warnings or errors, or findings with one of these ids (--strict=id,…).",
      valueName: "ids"))
  var strict: StrictOption?

  @Option(help: ArgumentHelp("Write a report of the run, as JSON.", valueName: "file"), completion: .file(extensions: ["json"]))
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
