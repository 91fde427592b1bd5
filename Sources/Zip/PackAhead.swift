import Dispatch
import Synchronization

/// Packs entries ahead of the writer that takes them in order.
///
/// A worker takes one entry after the other and ends when enough bytes are waiting; the writer starts a
/// new one when they run low. No worker ever waits, and the writer packs an entry itself that nobody has
/// begun, so the work goes on even where the tasks get a single thread.
final class PackAhead: Sendable {
  fileprivate enum Entry: Sendable {
    case waiting, working, taken
    case ready(Result<Packed, ArchiveError>)
  }

  fileprivate struct State: Sendable {
    var entries: [Entry]
    /// The first entry that nobody has begun.
    var next = 0
    var bytesWaiting = 0
    var workers = 0
    /// The entry that the writer waits for.
    var awaited: Int?
    var isStopped = false
  }

  /// Packed bytes that may wait for the writer: enough for a whole book of text, or a picture a worker.
  private static let limit = 2 << 20

  private let entries: [ArchiveEntry]
  private let workerLimit: Int
  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)

  init(entries: [ArchiveEntry], jobs: Int) {
    self.entries = entries
    workerLimit = max(0, jobs - 1)
    state = Mutex(State(entries: Array(repeating: .waiting, count: entries.count)))
  }

  /// Ends the workers after the entry that each is at.
  func stop() { state.withLock { $0.isStopped = true } }

  /// The packed entry at `index`; packs it with `compressor` where no worker has begun it.
  func take(_ index: Int, _ compressor: Compressor) -> Result<Packed, ArchiveError> {
    startWorkers()
    let (ready, mustPack) = state.withLock { $0.take(index) }
    if let ready { return ready }
    if mustPack { return pack(index, compressor) }
    finished.wait()
    return state.withLock { $0.take(index).ready } ?? .failure(.failed("an entry was lost"))
  }

  private func pack(_ index: Int, _ compressor: Compressor) -> Result<Packed, ArchiveError> {
    Result { () throws(ArchiveError) in try compressor.pack(entries[index]) }
  }

  private func startWorkers() {
    let missing = state.withLock { $0.missingWorkers(of: workerLimit, limit: Self.limit) }
    for _ in 0..<missing { Task { self.work() } }
  }

  private func work() {
    let compressor = Result { () throws(ArchiveError) in try Compressor() }
    while let index = state.withLock({ $0.claim(limit: Self.limit) }) {
      let packed = compressor.flatMap { pack(index, $0) }
      if state.withLock({ $0.finish(index, packed) }) { finished.signal() }
    }
  }
}

extension PackAhead.State {
  /// Takes an entry that is ready, or claims one that nobody has begun, or says that the writer waits.
  fileprivate mutating func take(_ index: Int) -> (ready: Result<Packed, ArchiveError>?, mustPack: Bool) {
    switch entries[index] {
    case .ready(let result):
      entries[index] = .taken
      if case .success(let packed) = result { bytesWaiting -= packed.bytes.count }
      return (result, false)
    case .working:
      awaited = index
      return (nil, false)
    case .waiting, .taken:
      entries[index] = .taken
      return (nil, true)
    }
  }

  /// How many workers to start, counted as running from now on.
  fileprivate mutating func missingWorkers(of wanted: Int, limit: Int) -> Int {
    guard !isStopped, workers < wanted, next < entries.count, bytesWaiting <= limit / 2 else { return 0 }
    let missing = wanted - workers
    workers = wanted
    return missing
  }

  /// The next entry for a worker; `nil` ends the worker.
  fileprivate mutating func claim(limit: Int) -> Int? {
    while next < entries.count, case .taken = entries[next] { next += 1 }
    guard !isStopped, next < entries.count, bytesWaiting < limit else {
      workers -= 1
      return nil
    }
    entries[next] = .working
    next += 1
    return next - 1
  }

  /// Puts a packed entry down; `true` where the writer waits for it.
  fileprivate mutating func finish(_ index: Int, _ packed: Result<Packed, ArchiveError>) -> Bool {
    entries[index] = .ready(packed)
    if case .success(let packed) = packed { bytesWaiting += packed.bytes.count }
    guard awaited == index else { return false }
    awaited = nil
    return true
  }
}
