import Manuscript
import Newsletters
import Publishing
import Synchronization

/// Shows how far a run of many jobs is: a bar with the jobs at work on a terminal, a line for each job that has
/// ended in a log, or objects of JSON.
final class RunProgress: Sendable {
  private struct State {
    var total = 0
    var done = 0
    /// The jobs at work and their steps, the longest at work first.
    var atWork: [(job: String, step: RunStep)] = []
    var shown: Duration?
    var barIsDrawn = false
  }

  private let mode: ProgressMode
  private let environment: Environment
  private let state = Mutex(State())

  /// Progress in a `mode`, of which `auto` is decided here.
  init(_ mode: ProgressMode, in environment: Environment) {
    self.mode = mode == .auto ? (environment.errorIsTerminal ? .bar : .plain) : mode
    self.environment = environment
  }

  /// Jobs are about to be run.
  func begin(_ total: Int) { state.withLock { $0.total = total } }

  /// A job is at a step.
  func advance(_ job: String, _ event: WorkerEvent) {
    guard let step = event.step else { return }
    state.withLock { state in
      if let index = state.atWork.firstIndex(where: { $0.job == job }) {
        state.atWork[index].step = step
      } else {
        state.atWork.append((job, step))
      }
      switch mode {
      case .bar: draw(&state)
      case .json:
        environment.talk(
          JSON.line(JobEvent(event: "step", job: job, step: step, done: event.done, total: event.total)))
      case .auto, .plain, .none: break
      }
    }
  }

  /// A job has ended.
  func finish(_ report: JobReport) {
    state.withLock { state in
      state.done += 1
      state.atWork.removeAll { $0.job == report.job }
      switch mode {
      case .plain, .bar:
        clear(&state)
        environment.talk(Terminal.safe("[\(state.done)/\(state.total)] \(report.line)"))
        if mode == .bar, state.done < state.total { draw(&state, always: true) }
      case .json:
        environment.talk(
          JSON.line(
            JobEvent(
              event: "job", job: report.job ?? report.path, done: state.done, total: state.total,
              report: report)))
      case .auto, .none: break
      }
    }
  }

  /// All jobs have ended.
  func end() { state.withLock { clear(&$0) } }

  /// Says a line to standard error without tearing the bar.
  func say(_ line: String) {
    state.withLock { state in
      clear(&state)
      environment.talk(line)
    }
  }

  private func draw(_ state: inout State, always: Bool = false) {
    let now = environment.elapsed()
    if !always, let shown = state.shown, now - shown < .milliseconds(100) { return }
    state.shown = now
    state.barIsDrawn = true
    let width = environment.width
    let room = max(0, min(20, width - 20))
    let full = state.total == 0 ? 0 : room * state.done / state.total
    let bar = "[" + String(repeating: "█", count: full) + String(repeating: "░", count: room - full) + "] "
    let jobs = state.atWork.map { "\($0.job) (\($0.step.rawValue))" }.joined(separator: ", ")
    let line = bar + "\(state.done)/\(state.total) " + jobs
    _ = Descriptor(2).write(Terminal.clearLine + Terminal.safe(DisplayWidth.fit(line, width - 1)))
  }

  private func clear(_ state: inout State) {
    if state.barIsDrawn { _ = Descriptor(2).write(Terminal.clearLine) }
    state.barIsDrawn = false
  }
}

/// One object of NDJSON.
private struct JobEvent: Encodable {
  var event: String
  var job: String
  var step: RunStep?
  var done: Int?
  var total: Int?
  var report: JobReport?
}

extension JobReport {
  /// `weekly-finance: issue 12, 20 posts, 2 files, 0.8 s`.
  var line: String {
    var facts: [String] = []
    switch status {
    case .made:
      facts = [
        "issue \(number ?? 0)", counted(selection?.taken.count ?? 0, "post"), counted(outputs.count, "file"),
      ]
    case .skipped: facts = ["skipped: \(reason ?? "")"]
    case .notDue: facts = ["not due: \(reason ?? "")"]
    case .failed: facts = ["failed: \(reason ?? "")"]
    case .locked: facts = ["locked: \(reason ?? "")"]
    }
    facts.append("\((timings["total"] ?? 0).rounded(to: 1)) s")
    return "\(job ?? path): \(facts.joined(separator: ", "))"
  }
}
