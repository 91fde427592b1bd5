import ArgumentParser
import Manuscript
import Publishing
import Synchronization

/// How progress is shown.
enum ProgressMode: String, Sendable, CaseIterable, ExpressibleByArgument {
  /// A bar on a terminal, plain lines elsewhere.
  case auto
  /// One line that is drawn again and again.
  case bar
  /// A line when a stage ends, and every ten seconds meanwhile.
  case plain
  /// One JSON object a line (NDJSON).
  case json
  /// Nothing.
  case none
}

/// A step of an export.
enum Stage: String, Sendable, CaseIterable {
  case theme, read, images, epub, pdf

  /// The step as it is named to people.
  var label: String {
    switch self {
    case .theme: "loading the theme"
    case .read: "reading posts"
    case .images: "loading images"
    case .epub: "making the EPUB"
    case .pdf: "making the PDF"
    }
  }
}

extension Stage {
  /// A theme takes milliseconds: its time is measured, but it is not worth a line.
  var isShown: Bool { self != .theme }
}

/// Shows how far a run is, and measures what each stage takes.
final class Progress: Sendable {
  private struct State {
    var started: [Stage: Duration] = [:]
    var taken: [Stage: Duration] = [:]
    var shown: Duration?
    var steps: [Stage: Step] = [:]
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

  /// Runs one stage from its beginning to its end, whatever the end is.
  func stage<Result, Problem: Error>(
    _ stage: Stage, _ body: () async throws(Problem) -> Result
  ) async throws(Problem) -> Result {
    begin(stage)
    defer { end(stage) }
    return try await body()
  }

  /// What tells of the progress of a stage.
  func listener(_ stage: Stage) -> Tally.Listener {
    { [self] done, total in advance(stage, done, of: total) }
  }

  /// Tells that `done` of `total` are done in `stage`; cheap enough to be called for each post.
  func advance(_ stage: Stage, _ done: Int, of total: Int) {
    advance(stage) { step in (step.done, step.total) = (max(step.done, done), total) }
  }

  /// Tells how many bytes have come from the network in `stage`.
  func advance(_ stage: Stage, received: Int) { advance(stage) { $0.received = received } }

  private func advance(_ stage: Stage, _ change: (inout Step) -> Void) {
    let now = environment.elapsed()
    state.withLock { state in
      guard let started = state.started[stage] else { return }
      change(&state.steps[stage, default: Step(stage: stage)])
      guard isDue(now, state.shown), var step = state.steps[stage] else { return }
      state.shown = now
      step.elapsed = now - started
      show(step, &state)
    }
  }

  /// What each finished stage took.
  var timings: [Stage: Duration] { state.withLock { $0.taken } }

  /// Says a line to standard error without tearing the bar.
  func say(_ line: String) {
    state.withLock { state in
      clear(&state)
      environment.talk(line)
    }
  }

  private func begin(_ stage: Stage) {
    let now = environment.elapsed()
    state.withLock { state in
      state.started[stage] = now
      guard stage.isShown else { return }
      // A plain log waits for news; a bar shows at once what is going on.
      if mode == .plain { state.shown = now } else { show(Step(stage: stage), &state) }
    }
  }

  private func end(_ stage: Stage) {
    let now = environment.elapsed()
    state.withLock { state in
      let taken = now - (state.started[stage] ?? now)
      let received = state.steps[stage]?.received
      state.taken[stage] = taken
      clear(&state)
      guard stage.isShown else { return }
      switch mode {
      case .plain:
        let amount = received.map { ", \(Step.amount($0))" } ?? ""
        environment.talk("\(stage.label): \(taken.inSeconds) s\(amount)")
      case .json:
        environment.talk(Step(stage: stage, received: received, elapsed: taken).json(event: "end"))
      case .auto, .bar, .none: break
      }
    }
  }

  private func isDue(_ now: Duration, _ shown: Duration?) -> Bool {
    guard let shown else { return true }
    return now - shown >= (mode == .plain ? .seconds(10) : .milliseconds(100))
  }

  private func show(_ step: Step, _ state: inout State) {
    switch mode {
    case .bar:
      state.barIsDrawn = true
      _ = Descriptor(2).write(Terminal.clearLine + step.bar(width: environment.width))
    case .plain: environment.talk(step.text)
    case .json: environment.talk(step.json(event: step.total == nil ? "begin" : "progress"))
    case .auto, .none: break
    }
  }

  private func clear(_ state: inout State) {
    if state.barIsDrawn { _ = Descriptor(2).write(Terminal.clearLine) }
    state.barIsDrawn = false
  }
}
