import Foundation
import Manuscript
import Newsletters
import Publishing

/// Makes each issue in a child process, which is watched as those of `newsletter run` are.
struct ItemProcesses: ItemMaker {
  /// The plan folder.
  let folder: String
  /// How many tasks may work at once on an issue.
  let jobs: Int
  let network: NetworkOptions
  let environment: Environment
  let workers: Workers

  func make(_ item: PlannedIssue, of shard: Int, in work: String) async -> ItemOutcome {
    let path = PlanFolder(folder).resolve(item.path)
    let limits: JobLimits
    do throws(JobError) {
      limits = try JobLoader().load(path).limits
    } catch {
      let finding = error.findings.first ?? Finding(.jobInvalid, "the job \(path) is wrong")
      // A file that is not there may be on a disk that is not mounted.
      return finding.id == .jobMissing ? .failed(finding) : .poison(finding)
    }
    var order = RunOrder(path: path)
    order.jobs = jobs
    order.item = ItemOrder(plan: folder, shard: shard, key: item.key, folder: work)
    let worker = WorkerProcess(
      order: order, limits: limits, network: network, environment: environment, workers: workers)
    return outcome(of: await worker.run { _ in }, item, work)
  }

  private func outcome(of end: WorkerEnd, _ item: PlannedIssue, _ work: String) -> ItemOutcome {
    let words = end.said.split(separator: "\n").last.map { "its last words: \($0)" }
    func crashed(_ how: String) -> Finding {
      Finding(.itemCrashed, "the process that made it ended \(how)", hint: words)
    }
    switch end.kind {
    case .reported(let report): return outcome(of: report, work)
    case .stopped(let limit):
      return .failed(
        Finding(
          .limitExceeded, "it was ended: \(limit.message)", hint: "raise “limits” in the job and plan again"))
    case .killed(let signal): return .died(crashed("by \(signalName(signal))"))
    case .left(let status): return .died(crashed("with status \(status)"))
    case .notStarted(let reason):
      return .failed(Finding(.itemCrashed, "no process could be started: \(reason)"))
    }
  }

  private func outcome(of report: JobReport, _ work: String) -> ItemOutcome {
    guard report.status == .made else {
      let findings = report.findings.compactMap(\.finding)
      let finding =
        findings.first { $0.severity == .error } ?? Finding(.itemCrashed, report.reason ?? "it was not made")
      return [.usage, .invalid].contains(report.exitStatus) ? .poison(finding) : .failed(finding)
    }
    let answer = "\(work)/\(ItemOrder.answer)"
    defer { unlink(answer) }
    guard let data = FileManager.default.contents(atPath: answer),
      let made = try? JSONDecoder().decode(MadeItem.self, from: data)
    else {
      return .failed(Finding(.outputUnwritable, "the answer of the process that made it cannot be read"))
    }
    return .made(made)
  }
}
