import Foundation

/// Starts workers until the time is over, and stores what each of them died of.
struct Supervisor {
  let options: FuzzOptions
  private let end: Date

  init(_ options: FuzzOptions) {
    self.options = options
    end = Date.now.addingTimeInterval(options.minutes * 60)
  }

  func run() throws {
    let mutator = try options.mutator()
    print("\(options.target.rawValue): \(mutator.corpus.count) inputs to begin with, seed \(options.seed)")
    var first: UInt64 = 0
    var stored = 0
    while Date.now < end.addingTimeInterval(-1) {
      let report = try work(from: first)
      for (number, what) in report.findings { stored += try store(number, what, mutator) }
      guard let last = report.last else { break }
      first = last + 1
      if !report.hasEnded { stored += try store(last, report.isStuck ? "stuck" : "crash", mutator) }
    }
    print("\(options.target.rawValue): \(first) inputs, \(stored) stored in \(options.out)")
  }

  /// What one worker did.
  private struct Report {
    var last: UInt64?
    var findings: [(UInt64, String)] = []
    var hasEnded = false
    var isStuck = false
  }

  private func work(from first: UInt64) throws -> Report {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      options.target.rawValue, "--worker", "--first", String(first), "--seed", String(options.seed),
      "--corpus",
      options.corpus, "--minutes", String(max(0, end.timeIntervalSinceNow / 60)),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let watch = Watch(process)
    var report = Report()
    var rest = Data()
    while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
      watch.touch()
      rest += data
      while let feed = rest.firstIndex(of: 0x0A) {
        note(String(decoding: rest[..<feed], as: UTF8.self), in: &report)
        rest = Data(rest[(feed + 1)...])
      }
    }
    process.waitUntilExit()
    report.isStuck = watch.stop()
    return report
  }

  private func note(_ line: String, in report: inout Report) {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    if let number = UInt64(words[0]) {
      report.last = number
    } else if words[0] == "end" {
      report.hasEnded = true
    } else if words.count == 3, let number = UInt64(words[1]) {
      print("\(options.target.rawValue) \(line)")
      report.findings.append((number, words[0]))
    }
  }

  /// Writes an input to a file; its name says what it did.
  private func store(_ number: UInt64, _ what: String, _ mutator: Mutator) throws -> Int {
    try FileManager.default.createDirectory(atPath: options.out, withIntermediateDirectories: true)
    let name = "\(options.target.rawValue)-\(what)-\(options.seed)-\(number)"
    let file = URL(filePath: options.out).appending(path: name)
    try Data(mutator.input(options.seed(of: number))).write(to: file)
    print("stored \(file.path)")
    return 1
  }
}

/// Ends a worker that has said nothing for too long.
private final class Watch: @unchecked Sendable {
  private let lock = NSLock()
  private let process: Process
  private var last = Date.now
  private var isOver = false
  private var hasEnded = false

  init(_ process: Process) {
    self.process = process
    Thread.detachNewThread { [self] in
      while !look() { Thread.sleep(forTimeInterval: 0.5) }
    }
  }

  func touch() { lock.withLock { last = .now } }

  /// - Returns: whether the worker was ended.
  func stop() -> Bool {
    lock.withLock {
      isOver = true
      return hasEnded
    }
  }

  private func look() -> Bool {
    lock.withLock {
      if isOver { return true }
      guard Date.now.timeIntervalSince(last) > Fuzz.stuck else { return false }
      hasEnded = true
      kill(process.processIdentifier, SIGKILL)
      return true
    }
  }
}
