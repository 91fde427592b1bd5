import ArgumentParser
import Newsletters

/// `bifolium newsletter plan JOB… --shards N -o DIR`.
struct NewsletterPlan: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Divides the next issues of jobs among workers.",
    discussion: "Example:\n  bifolium newsletter plan jobs --shards 40 -o plan")

  @OptionGroup var jobs: JobOptions

  @OptionGroup(title: "For many machines") var shards: ShardOptions

  @Flag(help: "Only jobs of which an issue is due by the schedule.")
  var due = false

  @Option(help: ArgumentHelp("What counts as now.", valueName: "time"))
  var asOf: Moment?

  @OptionGroup var talk: TalkOptions

  func run(in environment: Environment) async -> Exit {
    guard let count = shards.shards, let folder = shards.output else {
      environment.talk("error: --shards and --output are needed")
      return .usage
    }
    return await PlanShards(shards: count, folder: folder, talk: talk, environment: environment)
      .plan(jobs.jobs) { path in
        var order = RunOrder(path: path)
        order.isDueOnly = due
        order.asOf = asOf
        return order
      }
  }
}
