import ArgumentParser
import Manuscript
import Newsletters
import Publishing

/// `bifolium newsletter verify --plan DIR`.
struct NewsletterVerify: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Accounts for every issue of a plan, and publishes what is whole.",
    discussion: """
      Reads every receipt and every output in the plan folder, whatever a scheduler believes of its workers. What is \
      missing is made by running its shards again; the last line names them as sbatch --array= takes them.

      Example:
        bifolium newsletter verify --plan plan --commit

      Exit status: 0 every issue is whole; 4 some are not; 5 two workers made different bytes, or a ledger has \
      something else in the place of an issue.
      """)

  @Option(help: ArgumentHelp("The folder of the plan.", valueName: "folder"), completion: .directory)
  var plan: String

  @Flag(help: "Put outputs in their places and write the ledgers, if every issue is whole.")
  var commit = false

  @Flag(help: "Commit what is whole although something else is not.")
  var partial = false

  @Flag(help: "Remove broken issues, and what killed workers left, so that they are made again.")
  var repair = false

  @Flag(help: "Give issues that were put aside all their tries again.")
  var retry = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if partial && !commit { throw ValidationError("--partial goes with --commit.") }
  }

  func run(in environment: Environment) async -> Exit {
    await VerifyRun(command: self, environment: environment).run()
  }
}

/// verify → repair → verify again → commit → tell.
private struct VerifyRun {
  let command: NewsletterVerify
  let environment: Environment

  func run() async -> Exit {
    let folder = PlanFolder(command.plan)
    let temporaries = Temporaries()
    let interruption = Interruption(temporaries, say: environment.talk)
    defer { interruption.end() }
    do throws(Finding) {
      var verification = try folder.verify()
      let found = verification
      if command.repair || command.retry {
        if command.repair { try folder.repair(verification) }
        if command.retry { folder.release(verification) }
        verification = try folder.verify()
      }
      var report = VerifyReport(verification)
      if command.repair { report.repaired = found.count(.broken) }
      if command.commit { try await commit(folder, verification, temporaries, &report) }
      return conclude(report)
    } catch {
      command.talk.printer(in: environment).lines([error]).forEach(environment.talk)
      return error.id == .planBroken ? .unreadable : .failed
    }
  }

  private func commit(
    _ folder: PlanFolder, _ verification: Verification, _ temporaries: Temporaries,
    _ report: inout VerifyReport
  ) async throws(Finding) {
    guard verification.isComplete || command.partial else {
      report.refusal =
        "nothing was committed, since not every issue is whole; --partial commits those that are"
      return
    }
    let publisher = Publisher(temporaries: temporaries, temporaryFolder: environment.temporaryFolder)
    let committer = CommitPlan(folder, publisher: publisher, fault: environment.variables["BIFOLIUM_FAULT"])
    var commits = VerifyReport.Commit()
    try await committer.commit(verification) { item, result in
      commits.count(item, result)
      let name = "\(item.job) \(item.number)"
      let printer = command.talk.printer(in: environment)
      switch result {
      case .committed, .alreadyCommitted: break
      case .conflict(let finding), .failed(let finding): environment.talk("\(name): " + printer.line(finding))
      }
    }
    report.commit = commits
  }

  private func conclude(_ report: VerifyReport) -> Exit {
    var told = Exit.done
    if command.json {
      told = environment.print(JSON.text(report))
    } else {
      told = environment.print(report.text(verbosity: command.talk.verbosity))
    }
    if report.verification.count(.conflict) > 0 || (report.commit?.conflicts ?? 0) > 0 { return .conflict }
    if !report.verification.isComplete || (report.commit?.failed ?? 0) > 0 { return .partial }
    return told
  }
}

/// What `verify` tells.
private struct VerifyReport: Encodable {
  var verification: Verification
  /// Broken issues that were removed.
  var repaired: Int?
  var commit: Commit?
  /// Why nothing was committed.
  var refusal: String?

  struct Commit: Encodable {
    var committed = 0
    var before = 0
    var conflicts = 0
    var failed = 0

    mutating func count(_ item: PlannedItem, _ result: CommitResult) {
      switch result {
      case .committed: committed += 1
      case .alreadyCommitted: before += 1
      case .conflict: conflicts += 1
      case .failed: failed += 1
      }
    }
  }

  init(_ verification: Verification) { self.verification = verification }

  /// The report for people: what is not well, then the counts, then what to run again.
  func text(verbosity: Verbosity) -> String {
    let width = verification.items.map { "\($0.item.job) \($0.item.number)".count }.max() ?? 0
    var lines = verification.items.filter { $0.state != .ok || verbosity == .verbose }.map { item in
      let name = "\(item.item.job) \(item.item.number)"
      let reason = item.reason.map { "  \($0)" } ?? ""
      let state = item.state.rawValue
      return name + String(repeating: " ", count: width - name.count) + "  shard \(item.item.shard)  "
        + state + String(repeating: " ", count: 11 - state.count) + "  \(item.tries) tries\(reason)"
    }
    for job in verification.failed {
      lines.append("\(job.path): not planned: \(job.findings.first?.message ?? "")")
    }
    lines += verification.damage.map { "\($0.place ?? ""): \($0.message)" }
    lines += verification.unknown.map { "done/\($0): of no issue of this plan" }
    lines.append(counts)
    if let repaired, repaired > 0 { lines.append("\(repaired) broken issues were removed") }
    if let commit {
      lines.append(
        "committed: \(commit.committed) now, \(commit.before) before, \(commit.conflicts) conflicts, \(commit.failed) failed"
      )
    }
    if let refusal { lines.append(refusal) }
    if verification.count(.broken) > 0 {
      lines.append("remove broken issues with --repair; then they are made again")
    }
    if !verification.again.isEmpty { lines.append("run again: --array=\(verification.again)") }
    return lines.map { Terminal.safe($0) + "\n" }.joined()
  }

  private var counts: String {
    let parts = ItemState.allCases.filter { $0 == .ok || verification.count($0) > 0 }.map { state in
      "\(verification.count(state)) \(state.rawValue)"
    }
    var text = "\(verification.items.count) issues: " + parts.joined(separator: ", ")
    if verification.skipped > 0 { text += "; \(verification.skipped) jobs had nothing to do" }
    if verification.leftovers > 0 { text += "; \(verification.leftovers) folders of killed workers" }
    return text
  }
}
