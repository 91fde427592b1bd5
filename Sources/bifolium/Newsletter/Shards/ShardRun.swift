import ArgumentParser
import Foundation
import Manuscript
import Newsletters
import Publishing

/// What `newsletter run` is told when it does a part of a plan.
struct PlannedRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Make the issues of a plan instead of those of job files.", valueName: "folder"),
    completion: .directory)
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Which shard of the plan, from 0; without it \(ShardIndex.variables.joined(separator: ", ")) are asked.",
      valueName: "i"))
  var shard: String?

  func validate() throws {
    if shard != nil && plan == nil { throw ValidationError("--shard goes with --plan.") }
  }
}

/// A worker for one shard of a plan. It makes each issue in a process of its own.
struct ShardRun: Sendable {
  let folder: String
  let shard: String?
  let network: NetworkOptions
  let work: WorkOptions
  let environment: Environment

  /// Makes what is not made yet, and tells how it ended.
  func run() async -> Exit {
    let workers = Workers()
    let interruption = Interruption(Temporaries(), before: workers.endAll, say: environment.talk)
    defer { interruption.end() }
    do throws(Finding) {
      let folder = PlanFolder(folder)
      let index = try ShardIndex.find(
        option: shard, variables: environment.variables, shards: folder.plan().shards.count)
      let maker = ItemProcesses(
        folder: folder.path, jobs: work.jobs ?? environment.processors, network: network,
        environment: environment, workers: workers)
      let worker = ShardWorker(folder, shard: index, maker: maker, name: name)
      let result = try await worker.run { item, result in
        say("\(item.recipe.name) \(item.recipe.number)", result)
      }
      return conclude(index, result)
    } catch {
      work.talk.printer(in: environment).lines([error]).forEach(environment.talk)
      return error.id == .shardInvalid ? .badShard : error.id == .planBroken ? .unreadable : .failed
    }
  }

  /// Who works, for people: never asked by the program.
  private var name: String {
    let variables = environment.variables
    let node = variables["SLURMD_NODENAME"] ?? variables["HOSTNAME"] ?? ProcessInfo.processInfo.hostName
    return "\(node) \(getpid())"
  }

  private func say(_ item: String, _ result: ItemResult) {
    let printer = work.talk.printer(in: environment)
    switch result {
    case .made: if !work.talk.quiet { environment.talk("\(item): made") }
    case .alreadyDone: if work.talk.verbosity == .verbose { environment.talk("\(item): was made already") }
    case .failed(let finding): environment.talk("\(item): " + printer.line(finding))
    case .quarantined(let entry):
      environment.talk(
        "\(item): put aside after \(entry.tries) tries: [\(entry.finding.id)] \(entry.finding.message)")
    case .conflict(let kept):
      environment.talk(
        "\(item): error[\(FindingID.itemConflict.rawValue)]: another worker made other bytes; these are kept in \(kept)"
      )
    }
  }

  private func conclude(_ shard: Int, _ result: ShardResult) -> Exit {
    var counts = ShardCounts(shard: shard)
    for item in result.items { counts.count(item.result) }
    if !work.talk.quiet { environment.talk(counts.text) }
    let told = work.json ? environment.print(JSON.text(counts)) : .done
    if counts.conflicts > 0 { return .conflict }
    return counts.quarantined + counts.failed > 0 ? .partial : told
  }
}

/// What came of the issues of a shard.
private struct ShardCounts: Encodable {
  var shard: Int
  var made = 0
  var done = 0
  var failed = 0
  var quarantined = 0
  var conflicts = 0

  init(shard: Int) { self.shard = shard }

  mutating func count(_ result: ItemResult) {
    switch result {
    case .made: made += 1
    case .alreadyDone: done += 1
    case .failed: failed += 1
    case .quarantined: quarantined += 1
    case .conflict: conflicts += 1
    }
  }

  var text: String {
    "shard \(shard): \(made) made, \(done) were there, \(failed) failed, \(quarantined) put aside, \(conflicts) conflicts"
  }
}
