import Foundation
import Newsletters
import Publishing

/// A worker: this executable again, as a child process that runs one job.
struct WorkerProcess: Sendable {
  let order: RunOrder
  let limits: JobLimits
  let network: NetworkOptions
  let environment: Environment
  let workers: Workers

  /// Runs the job in a process of its own and waits for its end.
  ///
  /// - Parameter listen: is told of each step.
  /// - Returns: how it ended.
  func run(_ listen: @Sendable (WorkerEvent) -> Void) async -> WorkerEnd {
    let process = Process()
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    // Not the path of the executable: it may have been replaced by a newer one meanwhile.
    process.executableURL = URL(filePath: "/proc/self/exe")
    process.arguments = ["newsletter", "work"] + network.arguments
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    let ended = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in ended.continuation.finish() }
    do { try workers.start(process) } catch { return WorkerEnd(.notStarted("\(error)")) }
    let watch = Task { await watchLimits(process.processIdentifier) }
    let said = Task { await errors.text(limit: 2000) }
    _ = Descriptor(input.fileHandleForWriting.fileDescriptor).write(JSON.line(order) + "\n")
    let report = await follow(output, listen)
    for await _ in ended.stream {}
    workers.forget(process)
    await workers.haltIfOver()
    watch.cancel()
    try? input.fileHandleForWriting.close()
    let broken = await watch.value
    if let report { return WorkerEnd(.reported(report)) }
    if let broken { return WorkerEnd(.stopped(broken)) }
    let isSignal = process.terminationReason == .uncaughtSignal
    return WorkerEnd(
      isSignal ? .killed(process.terminationStatus) : .left(process.terminationStatus), said: await said.value
    )
  }

  /// Reads events until the worker says no more.
  private func follow(_ output: Pipe, _ listen: (WorkerEvent) -> Void) async -> JobReport? {
    let decoder = JSONDecoder()
    var report: JobReport?
    for await line in output.lines {
      guard let event = try? decoder.decode(WorkerEvent.self, from: line) else { continue }
      if event.event == .end { report = event.report } else { listen(event) }
    }
    return report
  }

  /// Ends a worker that takes more than its job may; a worker that does not listen is killed.
  private func watchLimits(_ process: Int32) async -> BrokenLimit? {
    let start = environment.elapsed()
    while !Task.isCancelled {
      if let broken = limits.broken(memory: residentMemory(of: process), wall: environment.elapsed() - start)
      {
        kill(process, SIGTERM)
        try? await Task.sleep(for: .seconds(2))
        if !Task.isCancelled { kill(process, SIGKILL) }
        return broken
      }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }
}

/// How a worker ended.
struct WorkerEnd: Sendable {
  enum Kind: Sendable {
    /// It told how its job ended.
    case reported(JobReport)
    /// It took more than its job may, and was ended.
    case stopped(BrokenLimit)
    /// A signal ended it.
    case killed(Int32)
    /// It ended by itself, without a word.
    case left(Int32)
    /// It could not be started.
    case notStarted(String)
  }

  var kind: Kind
  /// The end of what it said to standard error.
  var said = ""

  init(_ kind: Kind, said: String = "") {
    self.kind = kind
    self.said = said
  }
}

extension Pipe {
  /// What comes out of the pipe, as it comes.
  ///
  /// It is read by a thread that waits. `readabilityHandler` would need none, but on a busy machine it sometimes
  /// misses that the other end was closed, and then whoever waits for the end waits for ever.
  private var chunks: AsyncStream<Data> {
    AsyncStream { continuation in
      let handle = fileHandleForReading
      let thread = Thread {
        let pipe = Descriptor(handle.fileDescriptor)
        while case .success(let bytes) = pipe.read(1 << 16), !bytes.isEmpty {
          continuation.yield(Data(bytes))
        }
        continuation.finish()
      }
      thread.start()
    }
  }

  /// The lines that come out of the pipe, until nobody holds its other end.
  fileprivate var lines: AsyncStream<Data> {
    AsyncStream { continuation in
      let chunks = chunks
      Task {
        var rest = Data()
        for await chunk in chunks {
          rest += chunk
          while let end = rest.firstIndex(of: 0x0A) {
            continuation.yield(Data(rest[..<end]))
            rest = Data(rest[rest.index(after: end)...])
          }
        }
        continuation.finish()
      }
    }
  }

  /// The last `limit` bytes of all that comes out of the pipe.
  fileprivate func text(limit: Int) async -> String {
    var text = Data()
    for await chunk in chunks { text = Data((text + chunk).suffix(limit)) }
    return String(decoding: text, as: UTF8.self)
  }
}
