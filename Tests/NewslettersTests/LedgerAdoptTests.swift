import Foundation
@testable import Newsletters
import TestSupport
import Testing

@Suite struct LedgerAdoptTests {
  private let until = 1_700_000_000

  @Test func marksPostsAsOutBeforeTheFirstIssue() throws {
    try Samples.withLedger { path in
      let ledger = try Ledger(path: path, job: "weekly")
      try ledger.recordSkip(waiting: ["site:_posts/yu.md", "site:other"], number: 1, now: 1)
      #expect(try ledger.adopt([Samples.post("yu"), Samples.post("qiao")], until: until, now: 9) == 2)
      let memory = try ledger.memory(of: [Samples.candidate("yu")], firstNumber: 5)
      #expect(memory.nextNumber == 5)
      #expect(memory.lastUntil == until)
      #expect(memory.origin == until)
      #expect(memory.byID.values.map(\.number) == [0])
      #expect(memory.waiting == ["site:other"])
      #expect(memory.recent.count == 2)
    }
  }

  @Test func adoptsMoreLaterAndNothingTwice() throws {
    try Samples.withLedger([Samples.issue(1, ["deng"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(try ledger.adopt([Samples.post("yu"), Samples.post("deng")], until: until, now: 9) == 1)
      #expect(try ledger.adopt([Samples.post("yu"), Samples.post("qiao")], until: until - 1, now: 10) == 1)
      #expect(try ledger.issues().map(\.posts) == [2, 1])
      #expect(try ledger.issue(0)?.window == Window(since: nil, until: until))
      #expect(try ledger.damage().isEmpty)
      let memory = try ledger.memory(of: [], firstNumber: 1)
      #expect(memory.nextNumber == 2)
      #expect(
        memory.origin == Samples.issue(1, []).window.since, "the first issue says where late posts begin")
    }
  }

  @Test func forgetsTheLatestIssueAndKnowsItsFilesStill() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"]), Samples.issue(2, ["deng"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(throws: LedgerError.self) { try ledger.forget(issue: 1) }
      #expect(throws: LedgerError.self) { try ledger.forget(issue: 3) }
      #expect(try ledger.forget(issue: 2) == Samples.issue(2, ["deng"]))
      let memory = try ledger.memory(of: [Samples.candidate("deng")], firstNumber: 1)
      #expect(memory.nextNumber == 2)
      #expect(memory.byID.isEmpty)
      #expect(memory.lastUntil == Samples.issue(1, []).window.until)
      #expect(try ledger.knows(name: "out/weekly-2.pdf", digest: Samples.digest("pdf 2")))
      try ledger.record(Samples.issue(2, ["deng", "qiao"]), waiting: [])
    }
  }

  @Test func forgetsAnEarlierIssueOnlyByForce() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"]), Samples.issue(2, ["deng"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      try ledger.forget(issue: 1, force: true)
      #expect(try ledger.issues().map(\.number) == [2])
      #expect(try ledger.memory(of: [], firstNumber: 1).nextNumber == 3)
    }
  }

  @Test func forgetsOnePost() throws {
    try Samples.withLedger([Samples.issue(1, ["yu", "qiao"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(throws: LedgerError.self) { try ledger.forget(post: "site:unknown") }
      #expect(try ledger.forget(post: "site:_posts/yu.md") == [Samples.post("yu")])
      #expect(try ledger.issue(1)?.posts == [Samples.post("qiao")])
      #expect(try ledger.damage().isEmpty, "the digest of the issue follows")
    }
  }
}
