import Foundation
import Synchronization

/// The workers that are alive, so that an interruption can end them.
final class Workers: Sendable {
  private struct State {
    var processes: Set<Int32> = []
    var isOver = false
  }

  private let state = Mutex(State())

  /// Starts a worker, unless the run is over.
  func start(_ process: sending Process) throws {
    try state.withLock { state in
      if state.isOver { throw CancellationError() }
      try process.run()
      state.processes.insert(process.processIdentifier)
    }
  }

  /// Forgets a worker that has ended.
  func forget(_ process: Process) {
    state.withLock { state in _ = state.processes.remove(process.processIdentifier) }
  }

  /// Waits for the end of the process, once the run is over: what becomes of workers then says nothing of jobs.
  func haltIfOver() async {
    while state.withLock({ $0.isOver }) { try? await Task.sleep(for: .seconds(1)) }
  }

  /// Asks all workers to end, gives them five seconds to clean up, and then kills them. No worker starts any more.
  func endAll() {
    let processes = state.withLock { state in
      state.isOver = true
      return state.processes
    }
    for process in processes { kill(process, SIGTERM) }
    for _ in 0..<500 {
      if processes.allSatisfy({ kill($0, 0) != 0 }) { return }
      usleep(10_000)
    }
    for process in processes { kill(process, SIGKILL) }
  }
}
