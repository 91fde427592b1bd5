import ArgumentParser
import Dispatch
import Foundation
import Newsletters
import Publishing
import Synchronization

/// `bifolium newsletter work`: one job, for a supervisor that gives the order on standard input and reads
/// events from standard output. The worker ends when its standard input does: nobody wants its work any more.
struct NewsletterWork: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Runs one job for `newsletter run`.", shouldDisplay: false)

  @OptionGroup var network: NetworkOptions

  func run(in environment: Environment) async -> Exit {
    guard let line = readLine(), let order = try? JSONDecoder().decode(RunOrder.self, from: Data(line.utf8))
    else {
      environment.talk("error: an order was expected on standard input")
      return .usage
    }
    let temporaries = Temporaries()
    let interruption = Interruption(temporaries) { _ in }
    defer { interruption.end() }
    NewsletterWork.endWithInput(temporaries)
    let teller = EventTeller(environment)
    let run = JobRun(
      order, press: BookPress(environment, network),
      publisher: Publisher(temporaries: temporaries, temporaryFolder: environment.temporaryFolder),
      surroundings: RunSurroundings(
        now: environment.now, elapsed: environment.elapsed, listener: teller.tell,
        fault: environment.variables["BIFOLIUM_FAULT"]))
    let outcome =
      if let item = order.item {
        await MakeItem(item, digests: InputDigests(environment), run: run).make()
      } else {
        await run.run()
      }
    let report = JobReport(outcome, order, elapsed: environment.elapsed())
    teller.tell(WorkerEvent(event: .end, report: report))
    return report.exitStatus
  }

  /// Ends the process when nobody holds the other end of standard input.
  private static func endWithInput(_ temporaries: Temporaries) {
    let thread = Thread {
      while case .success(let bytes) = Descriptor(STDIN_FILENO).read(1), !bytes.isEmpty {}
      temporaries.removeAll { _exit(Exit.terminated.rawValue) }
    }
    thread.start()
  }
}

/// Writes events, but not more of them than anybody could follow.
private final class EventTeller: Sendable {
  private let environment: Environment
  private let last = Mutex<(step: RunStep, told: Duration)?>(nil)

  init(_ environment: Environment) { self.environment = environment }

  func tell(_ step: RunStep, _ done: Int, _ total: Int?) {
    let now = environment.elapsed()
    let isNews = last.withLock { last in
      if let last, last.step == step, now - last.told < .milliseconds(100) { return false }
      last = (step, now)
      return true
    }
    if isNews { tell(WorkerEvent(event: .step, step: step, done: done, total: total)) }
  }

  func tell(_ event: WorkerEvent) { _ = environment.print(JSON.line(event) + "\n") }
}
