// A process of its own that works on a ledger, so that tests can kill it, starve it and run it twice.
//
//     LedgerWriter record LEDGER POSTS [ISSUES]   records issues of so many posts, and says each that is safe
//     LedgerWriter hold LEDGER                    takes the lock, says “held”, and waits for the end of its input
//     LedgerWriter read LEDGER                    says the numbers of all issues, once each has been read whole
//
// Trouble is said by the id of its finding, with status 1.

import Glibc
import Manuscript
import Newsletters
import Publishing

func say(_ line: String) { _ = Descriptor(STDOUT_FILENO).write(line + "\n") }

func post(_ number: Int, of issue: Int) -> IssuedPost {
  let name = "\(issue)-\(number)"
  let digest =
    String(String(repeating: "0", count: 64).dropLast(name.count)) + name.map { $0 == "-" ? "a" : $0 }
  return IssuedPost(
    number: issue, id: "site:_posts/\(name).md", url: "https://example.com/\(name)/", title: "渡口 \(name)",
    instant: number,
    fingerprint: Fingerprint(
      content: digest, shingles: Array(repeating: UInt16(truncatingIfNeeded: number), count: 64), length: 900)
  )
}

func record(_ path: String, posts: Int, issues: Int) throws(LedgerError) {
  let lock = try LedgerLock(path)
  let ledger = try Ledger(path: path, job: "weekly")
  for _ in 0..<issues {
    let number = try ledger.memory(of: [], firstNumber: 1).nextNumber
    let output = IssuedOutput(path: "\(number).epub", format: "epub", sha256: "\(number)", bytes: number)
    let planned = PlannedOutput(path: output.path, sha256: output.sha256)
    let attempt = try ledger.begin(Attempt(number: number, began: number, outputs: [planned]))
    try ledger.record(
      IssuedIssue(
        number: number, title: "第 \(number) 期", window: Window(since: number, until: number + 1),
        published: number, posts: (0..<posts).map { post($0, of: number) }, outputs: [output]),
      waiting: ["site:waits"], attempt: attempt)
    say("\(number)")
  }
  withExtendedLifetime(lock) {}
}

func hold(_ path: String) throws(LedgerError) {
  let lock = try LedgerLock(path)
  say("held")
  _ = Descriptor(STDIN_FILENO).read(1)
  withExtendedLifetime(lock) {}
}

func read(_ path: String) throws(LedgerError) {
  let ledger = try Ledger.reading(path: path, job: "weekly")
  for issue in try ledger?.issues() ?? [] where try ledger?.issue(issue.number) != nil {
    say("\(issue.number)")
  }
}

// A file that grows beyond its limit is an error of writing instead of the end of the process.
signal(SIGXFSZ, SIG_IGN)
let arguments = CommandLine.arguments.dropFirst() + ["", "", ""]
let path = arguments[2]
do throws(LedgerError) {
  switch arguments[1] {
  case "record": try record(path, posts: Int(arguments[3]) ?? 1, issues: Int(arguments[4]) ?? .max)
  case "hold": try hold(path)
  default: try read(path)
  }
} catch {
  say(error.finding.id.rawValue)
  exit(1)
}
