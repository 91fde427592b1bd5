import ArgumentParser
import Newsletters

/// `bifolium newsletter ledger forget JOB`.
struct LedgerForget: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Forgets an issue or a post, which becomes due again.",
    discussion: "Example:\n  bifolium newsletter ledger forget weekly.yml --issue 12 --dry-run")

  @OptionGroup var options: LedgerOptions

  @Option(help: ArgumentHelp("Forget this issue; its files stay where they are.", valueName: "n"))
  var issue: Int?

  @Option(help: ArgumentHelp("Forget that this post was in an issue.", valueName: "id"))
  var post: String?

  @Flag(help: "Forget an issue though later ones follow it; its posts come late then.")
  var force = false

  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  func validate() throws {
    if (issue == nil) == (post == nil) { throw ValidationError("Give either --issue or --post.") }
    if force && post != nil { throw ValidationError("--force is for --issue only.") }
  }

  func run(in environment: Environment) async -> Exit {
    await options.run(in: environment) { job in
      // A ledger that is not there is not made only to forget something.
      let reader = try options.reading(job)
      let verb = dryRun ? "would forget" : "forgot"
      if let issue {
        let forgotten =
          try dryRun
          ? reader.forgettable(issue: issue, force: force)
          : options.writing(job) { ledger throws(LedgerError) in try ledger.forget(issue: issue, force: force)
          }
        let posts = forgotten.posts.map { "  due again: \($0.title) (\($0.id))" }
        let files = forgotten.outputs.map { "  still there: \($0.path)" }
        return environment.print(text(["\(verb) issue \(issue)"] + posts + files))
      }
      let id = post ?? ""
      let posts =
        try dryRun
        ? reader.issued(post: id)
        : options.writing(job) { ledger throws(LedgerError) in try ledger.forget(post: id) }
      return environment.print(text(posts.map { "\(verb) \($0.title) (\(id)) of issue \($0.number)" }))
    }
  }

  private func text(_ lines: [String]) -> String { lines.map { Terminal.safe($0) + "\n" }.joined() }
}
