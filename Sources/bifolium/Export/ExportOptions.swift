import ArgumentParser

/// What `export epub` and `export pdf` can be told; both understand the same.
struct ExportOptions: ParsableArguments {
  @Argument(
    help: "Jekyll sites, folders of posts, single posts; - is one post on standard input.",
    completion: .file())
  var sources: [String]

  @OptionGroup(title: "What to make") var books: BookOptions

  @OptionGroup(title: "About the book") var metadata: MetadataOptions

  @OptionGroup(title: "Which posts") var selection: SelectionOptions

  @OptionGroup(title: "Text") var dialect: DialectOptions

  @OptionGroup(title: "Text") var drop: DropOption

  @OptionGroup(title: "Pictures on the network") var network: NetworkOptions

  @OptionGroup(title: "How to work and to report") var work: WorkOptions

  func validate() throws {
    if sources.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
    let wantsOutput = books.output.contains("-")
    if wantsOutput && (work.json || work.report == "-") {
      throw ValidationError("The book and the report both want standard output.")
    }
  }
}
