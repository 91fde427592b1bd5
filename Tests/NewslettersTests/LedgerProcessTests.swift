import Foundation
import Glibc
@testable import Newsletters
import TestSupport
import Testing

/// What other processes do to a ledger, and what is done to them.
@Suite struct LedgerProcessTests {
  /// The executable of `Tests/LedgerWriter`, which was built with the tests.
  static let writer = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "LedgerWriter").path

  private func run(_ shell: String) throws -> Tool.Result {
    try Tool.run(["sh", "-c", shell], environment: ["WRITER": Self.writer])
  }

  @Test func hasOneWriterAtATime() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      let held = try LedgerLock(path)
      let error = #expect(throws: LedgerError.self) { try LedgerLock(path) }
      #expect(error?.kind == .locked)
      let second = try run("\"$WRITER\" record '\(path)' 1 1")
      #expect(second.status == 1)
      #expect(second.output == "ledger-locked\n")
      withExtendedLifetime(held) {}
    }
  }

  @Test func leavesNoLockBehind() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      for _ in 0..<3 { _ = try LedgerLock(path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func isFreeAgainWhenTheProcessThatHadTheLockWasKilled() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      let holder = try Child(["hold", path], in: folder)
      holder.wait { $0 == ["held"] }
      #expect(throws: LedgerError.self) { try LedgerLock(path) }
      holder.kill()
      #expect(FileManager.default.fileExists(atPath: path + ".lock"), "the file stays; the lock does not")
      #expect(throws: Never.self) { try LedgerLock(path) }
    }
  }

  @Test func givesTheLockToOneOfManyThatAskAtOnce() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      let children = try (1...6).map { try Child(["record", path, "50", "3"], in: folder, says: "\($0)") }
      let said = children.map { $0.end() }
      let numbers = said.flatMap { $0.compactMap { Int($0) } }
      #expect(numbers.sorted() == Array(1...numbers.count), "each number once, though six worked")
      #expect(said.allSatisfy { $0 == ["ledger-locked"] || $0.count == 3 })
      #expect(try Ledger(path: path, job: "weekly").issues().map(\.number) == numbers.sorted())
    }
  }

  /// Whatever was said to be safe is there, whole; of what was being written there is all or nothing.
  @Test func losesNothingWhenItIsKilledAnywhere() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      var safe = 0
      for round in 0..<12 {
        let child = try Child(["record", path, "400"], in: folder)
        child.wait { $0.count >= 2 }
        // So that it dies at another point of its work in each round.
        usleep(UInt32(round * 7_919 % 60_000))
        child.kill()
        safe = Int(try #require(child.lines.last)) ?? 0
        let ledger = try #require(try Ledger.reading(path: path, job: "weekly"))
        let issues = try ledger.issues()
        #expect(issues.map(\.number) == Array(1...issues.count))
        #expect([safe, safe + 1].contains(issues.count))
        #expect(issues.allSatisfy { $0.posts == 400 && $0.outputs.count == 1 })
        for issue in issues { #expect(try ledger.issue(issue.number) != nil) }
        let unfinished = try ledger.attempts().filter { $0.state == .publishing }
        #expect(unfinished.allSatisfy { $0.attempt.number <= issues.count + 1 })
      }
      #expect(try Ledger(path: path, job: "weekly").damage().isEmpty)
    }
  }

  @Test func keepsWhatItHadWhenAFileMayNotGrow() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let result = try run("ulimit -f 400; \"$WRITER\" record '\(path)' 2000 1")
      #expect(result.status == 1)
      #expect(result.output == "ledger-unwritable\n")
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(try ledger.issues().map(\.number) == [1])
      #expect(try ledger.issue(1) == Samples.issue(1, ["yu"]))
      #expect(try ledger.attempts().map(\.state) == [.publishing])
    }
  }

  static let canMount =
    (try? Tool.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]))?.status == 0

  @Test(.enabled(if: canMount)) func keepsWhatItHadWhenTheDiskIsFull() throws {
    try TestFolder.with { folder in
      let script = """
        mount -t tmpfs -o size=300k tmpfs '\(folder.path)' && cd '\(folder.path)'
        "$WRITER" record l 1 2; "$WRITER" record l 3000 1; "$WRITER" read l; ls
        """
      let result = try Tool.run(
        ["unshare", "--mount", "sh", "-c", script], environment: ["WRITER": Self.writer])
      #expect(result.output == "1\n2\nledger-unwritable\n1\n2\nl\n")
    }
  }

  static let other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
  /// Nothing is unwritable for root, so a test that runs as root needs somebody else.
  static let hasOther = getuid() == 0 && (try? Tool.run(other + [writer, "read", "/nowhere"]))?.status == 0

  @Test(.enabled(if: hasOther)) func readsWhereNothingCanBeWritten() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      let read = try Tool.run(Self.other + [Self.writer, "read", path])
      #expect(read.output == "1\n")
      let written = try Tool.run(Self.other + [Self.writer, "record", path, "1", "1"])
      #expect(written.output == "ledger-unwritable\n")
      let made = try Tool.run(Self.other + [Self.writer, "record", folder + "/other.ledger", "1", "1"])
      #expect(made.output == "ledger-unwritable\n")
      // The folder may be written, the file not.
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
      let closed = try Tool.run(Self.other + [Self.writer, "record", path, "1", "1"])
      #expect(closed.output == "ledger-unwritable\n")
      #expect(try Ledger.reading(path: path, job: "weekly")?.issue(1) == Samples.issue(1, ["yu"]))
    }
  }
}

/// A `LedgerWriter` that runs until it is killed.
private final class Child {
  private let process = Process()
  private let input = Pipe()
  private let output: URL

  init(_ arguments: [String], in folder: URL, says: String = "said") throws {
    output = folder.appending(path: says)
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.executableURL = URL(filePath: LedgerProcessTests.writer)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
  }

  /// What it has said by now; a line that is not finished does not count.
  var lines: [String] {
    let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  func wait(until isDone: ([String]) -> Bool) {
    while process.isRunning && !isDone(lines) { usleep(2_000) }
  }

  /// Waits until it ends by itself.
  func end() -> [String] {
    process.waitUntilExit()
    return lines
  }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
