import ArgumentParser
import Manuscript
import Newsletters

/// `bifolium newsletter plan JOB…`.
struct NewsletterPlan: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what the next issue of each job would be: which posts, and why; nothing is written.",
    discussion: """
      With --shards, which issues there are is fixed once in a folder, and workers on many machines make them: see \
      `newsletter run --plan` and `newsletter verify`. Ledgers are read and not written.

      Examples:
        bifolium newsletter plan weekly.yml --as-of 2026-03-06T07:00
        bifolium newsletter plan jobs --shards 40 -o plan
      """)

  @OptionGroup var jobs: JobOptions

  @Flag(help: "Show nothing unless an issue is due by the schedule.")
  var due = false

  @Option(
    help: ArgumentHelp(
      "What counts as now: 2026-03-06T07:00, in the zone of the job unless one follows.", valueName: "time"))
  var asOf: Moment?

  @OptionGroup(title: "For many machines") var shards: ShardOptions

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var talk: TalkOptions

  func run(in environment: Environment) async -> Exit {
    if let count = shards.shards, let folder = shards.output {
      return await PlanShards(shards: count, folder: folder, talk: talk, environment: environment)
        .plan(jobs.jobs) { order($0, environment) }
    }
    let printer = talk.printer(in: environment)
    let found: [FoundJob]
    do throws(Failure) {
      found = try findJobs(jobs.jobs)
    } catch {
      printer.lines(error.findings).forEach(environment.talk)
      return error.exit
    }
    let clocks = RunSurroundings(now: environment.now, elapsed: environment.elapsed)
    var plans: [Plan] = []
    var exits: [Exit] = []
    for job in found {
      do throws(RunFailure) {
        plans.append(try await planIssue(order(job.path, environment), clocks))
      } catch {
        printer.lines(error.findings).forEach(environment.talk)
        exits.append(error.kind.exit)
      }
    }
    let shown = show(plans, printer, environment)
    if exits.isEmpty { return shown }
    return found.count == 1 ? exits[0] : exits.count == found.count ? .failed : .partial
  }

  private func order(_ path: String, _ environment: Environment) -> RunOrder {
    var order = RunOrder(path: path)
    (order.isDueOnly, order.asOf, order.jobs) = (due, asOf, environment.processors)
    return order
  }

  private func show(_ plans: [Plan], _ printer: FindingPrinter, _ environment: Environment) -> Exit {
    if json { return environment.print(JSON.text(plans.map(PlanReport.init))) }
    printer.lines(plans.flatMap(\.findings)).forEach(environment.talk)
    return environment.print(plans.map { PlanTable($0).text }.joined(separator: "\n"))
  }
}
