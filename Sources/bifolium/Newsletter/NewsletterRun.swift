public import ArgumentParser
public import Newsletters

/// `bifolium newsletter run JOB…`.
struct NewsletterRun: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Makes the next issue of each job, or finds that there is nothing to do.",
    discussion: """
      An issue is out whole or not at all: all its files are made and examined before the first of them gets its \
      name, and the ledger records the issue last. A run that was stopped is simply run again. Each job runs in a \
      process of its own, so that one that fails, or takes too much, does not touch the others.

      Examples:
        bifolium newsletter run weekly.yml
        bifolium newsletter run jobs --due -j 2 --report report.json
        bifolium newsletter run --plan plan --shard 3

      Exit status: 0 done, also where there was nothing new; 4 some jobs failed, others did not; 1 all of them did; \
      75 all were locked. Of a single job: 2 its job file or theme is wrong; 5 a file stands in the way; 6 a source \
      cannot be read; 7 a file did not validate. Of a shard: 4 some issues were not made; 5 other bytes were made \
      before; 64 no such shard.
      """)

  @OptionGroup var jobs: JobOptions

  @OptionGroup(title: "What to do") var order: OrderOptions

  @OptionGroup(title: "On one of many machines") var planned: PlannedRunOptions

  @OptionGroup(title: "Pictures on the network") var network: NetworkOptions

  @OptionGroup(title: "How to work and to report") var work: WorkOptions

  func run(in environment: Environment) async -> Exit {
    if let folder = planned.plan {
      return await ShardRun(
        folder: folder, shard: planned.shard, network: network, work: work, environment: environment
      ).run()
    }
    return await NewsletterRuns.run(self, in: environment)
  }

  func validate() throws {
    if jobs.jobs.isEmpty == (planned.plan == nil) { throw ValidationError("Name job files, or a plan.") }
    if order.issue != nil && jobs.jobs.count > 1 { throw ValidationError("--issue goes with one job.") }
  }
}

/// Which jobs.
struct JobOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Job files; a folder stands for every .yml file in it.", valueName: "job"),
    completion: .file(extensions: ["yml", "yaml"]))
  var jobs: [String] = []
}

/// What a run of a job can be told.
struct OrderOptions: ParsableArguments {
  @Flag(help: "Do nothing unless an issue is due by the schedule.")
  var due = false

  @Option(
    help: ArgumentHelp(
      "What counts as now: 2026-03-06T07:00, in the zone of the job unless one follows.", valueName: "time"))
  var asOf: Moment?

  @Option(
    help: ArgumentHelp(
      "Make this issue again, of the same posts; or give the next one this number.", valueName: "n"))
  var issue: Int?

  @Flag(help: "Make and examine everything, and keep nothing.")
  var dryRun = false

  @Flag(help: "Make an issue also of too few posts, and replace files that this job has not made.")
  var force = false

  func validate() throws {
    if let issue, issue < 1 { throw ValidationError("--issue is at least 1.") }
    if due && issue != nil { throw ValidationError("--due and --issue exclude each other.") }
  }

  /// The order for one job.
  func order(for path: String) -> RunOrder {
    var order = RunOrder(path: path)
    order.isDueOnly = due
    order.asOf = asOf
    order.issue = issue
    order.isDry = dryRun
    order.isForced = force
    return order
  }
}

extension Moment: ExpressibleByArgument {
  /// A point in time on a command line.
  public init?(argument: String) { self.init(parsing: argument) }
}
