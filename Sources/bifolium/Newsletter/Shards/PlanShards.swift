import ArgumentParser
import Manuscript
import Newsletters
import Publishing

/// What `newsletter plan` is told when others are to do the work.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Divide the issues among so many workers, and write the plan to a folder.", valueName: "n"))
  var shards: Int?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder for the plan: new, or empty.", valueName: "folder"),
    completion: .directory)
  var output: String?

  /// More shards than this say nothing: each can take thousands of issues, and engines start few workers a second.
  static let most = 100_000

  func validate() throws {
    if (shards == nil) != (output == nil) { throw ValidationError("--shards and --output go together.") }
    if let shards, !(1...ShardOptions.most).contains(shards) {
      throw ValidationError("--shards is from 1 to \(ShardOptions.most).")
    }
  }
}

/// Fixes once which issues are made, and by which shard.
struct PlanShards: Sendable {
  let shards: Int
  let folder: String
  let talk: TalkOptions
  let environment: Environment

  /// Plans the jobs of a command line, and tells how many issues there are.
  ///
  /// - Parameters:
  ///   - names: job files and folders of them.
  ///   - order: makes the order for a job.
  /// - Returns: `partial` where some job cannot be planned.
  func plan(_ names: [String], order: (String) -> RunOrder) async -> Exit {
    let printer = talk.printer(in: environment)
    do throws(Failure) {
      let now = environment.now()
      let planner = PlanJobs(
        PlanFolder(folder), digests: InputDigests(environment),
        surroundings: RunSurroundings(now: { now }, elapsed: environment.elapsed))
      let orders = try findJobs(names).map { order($0.path) }
      return conclude(try await write(planner, orders))
    } catch {
      printer.lines(error.findings).forEach(environment.talk)
      if let message = error.message { environment.talk("error: \(message)") }
      return error.exit
    }
  }

  private func write(_ planner: PlanJobs, _ orders: [RunOrder]) async throws(Failure) -> ShardPlan {
    do throws(Finding) {
      return try await planner.plan(orders, shards: shards)
    } catch {
      throw Failure(error.id == .outputUnwritable ? .failed : .usage, [error])
    }
  }

  private func conclude(_ plan: ShardPlan) -> Exit {
    for job in plan.failed {
      for finding in job.findings {
        environment.talk("\(job.path): error[\(finding.id)]: \(finding.message)")
      }
    }
    if !talk.quiet {
      let heaviest = plan.shards.map(\.weight).max() ?? 0
      environment.talk(
        "\(folder): \(plan.items.count) issues in \(plan.shards.count) shards, the longest of "
          + "\(heaviest) characters; \(plan.skipped.count) jobs have nothing to do, \(plan.failed.count) cannot be planned"
      )
    }
    return plan.failed.isEmpty ? .done : .partial
  }
}
