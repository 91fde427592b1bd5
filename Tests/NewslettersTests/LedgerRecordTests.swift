import Foundation
@testable import Newsletters
import TestSupport
import Testing

@Suite struct LedgerRecordTests {
  @Test func recordsTheSameIssueTwiceAsOne() throws {
    var issue = Samples.issue(1, ["yu"])
    try Samples.withLedger([issue]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      issue.published += 3_600
      try ledger.record(issue, waiting: ["site:later"])
      #expect(try ledger.issues().map(\.posts) == [1])
      #expect(try ledger.waiting() == ["site:later"])
    }
  }

  @Test func refusesAnotherIssueOfTheSameNumber() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let other = Samples.issue(1, ["qiao"])
      let error = #expect(throws: LedgerError.self) { try ledger.record(other, waiting: ["site:yu"]) }
      #expect(error?.kind == .conflict)
      #expect(try ledger.issue(1) == Samples.issue(1, ["yu"]), "nothing changed")
      #expect(try ledger.waiting().isEmpty, "nothing changed")
      try ledger.record(other, waiting: [], replacing: true)
      #expect(try ledger.issue(1) == other)
      #expect(try ledger.memory(of: [Samples.candidate("yu")], firstNumber: 1).byID.isEmpty)
    }
  }

  @Test(arguments: [0, -1]) func refusesNumbersThatNoIssueHas(number: Int) throws {
    try Samples.withLedger { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let error = #expect(throws: LedgerError.self) {
        try ledger.record(Samples.issue(number, ["yu"]), waiting: [])
      }
      #expect(error?.kind == .conflict)
    }
  }

  @Test func replacesThePostsThatWait() throws {
    try Samples.withLedger { path in
      let ledger = try Ledger(path: path, job: "weekly")
      try ledger.recordSkip(waiting: ["b", "a", "a"], number: 1, now: 10, message: "too few")
      #expect(try ledger.memory(of: [], firstNumber: 1).waiting == ["a", "b"])
      try ledger.recordSkip(waiting: ["c"], number: 1, now: 20)
      #expect(try ledger.attempts().map(\.attempt.began) == [20], "only the last note of its kind is kept")
      try ledger.record(Samples.issue(1, ["yu"]), waiting: ["d"])
      #expect(try ledger.waiting() == ["d"])
    }
  }

  @Test func knowsFilesThatWerePublishedAndThoseThatATryLeftBehind() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let file = PlannedOutput(path: "out/weekly-2.epub", sha256: Samples.digest("draft"))
      let attempt = try ledger.begin(Attempt(number: 2, began: 5, outputs: [file]))
      #expect(try ledger.knows(name: "out/weekly-1.epub", digest: Samples.digest("epub 1")))
      #expect(try ledger.knows(name: file.path, digest: file.sha256))
      #expect(try !ledger.knows(name: file.path, digest: Samples.digest("epub 1")), "of another name")
      try ledger.fail(attempt, "the disk is full")
      #expect(try ledger.knows(name: file.path, digest: file.sha256))
      #expect(try ledger.attempts().map(\.state) == [.failed])
      #expect(try ledger.attempts().map(\.message) == ["the disk is full"])
    }
  }

  @Test func forgetsWhatATryPlannedOnceItIsDone() throws {
    try Samples.withLedger { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let issue = Samples.issue(1, ["yu"])
      let planned = issue.outputs.map { PlannedOutput(path: $0.path, sha256: $0.sha256) }
      let attempt = try ledger.begin(Attempt(number: 1, began: 5, outputs: planned))
      #expect(try ledger.attempts().map(\.attempt.outputs.count) == [2])
      try ledger.record(issue, waiting: [], attempt: attempt)
      #expect(try ledger.attempts().map(\.state) == [.done])
      #expect(try ledger.attempts().map(\.attempt.outputs) == [[]])
      #expect(try ledger.knows(name: planned[0].path, digest: planned[0].sha256), "it was published")
    }
  }

  @Test func comparesWithTheLastTenIssuesOnly() throws {
    try Samples.withLedger((1...13).map { Samples.issue($0, ["post-\($0)"]) }) { path in
      let memory = try Ledger(path: path, job: "weekly").memory(of: [], firstNumber: 1)
      #expect(memory.recent.map(\.number) == Array(4...13))
    }
  }

  @Test func remembersTheLatestOfSeveralIssuesThatHadAPost() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"]), Samples.issue(2, ["yu"])]) { path in
      let memory = try Ledger(path: path, job: "weekly").memory(of: [Samples.candidate("yu")], firstNumber: 1)
      #expect(memory.byID.values.map(\.number) == [2])
    }
  }

  @Test func looksUpMoreCandidatesThanOneQuestionHolds() throws {
    let names = (0..<1_203).map { "post-\($0)" }
    try Samples.withLedger([Samples.issue(1, names)]) { path in
      let candidates = (names + ["new"]).map { Samples.candidate($0) }
      let memory = try Ledger(path: path, job: "weekly").memory(of: candidates, firstNumber: 1)
      #expect(memory.byID.count == names.count)
      #expect(memory.byURL.count == names.count)
      #expect(memory.byContent.count == names.count)
    }
  }

  @Test func keepsPostsWithoutDateOrShingles() throws {
    var issue = Samples.issue(1, ["yu"])
    issue.posts[0].instant = nil
    issue.posts[0].fingerprint.shingles = []
    issue.posts[0].fingerprint.content = "not a digest, but kept as it is"
    issue.window.since = nil
    try Samples.withLedger([issue]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(try ledger.issue(1) == issue)
      #expect(try ledger.memory(of: [], firstNumber: 1).origin == nil)
    }
  }
}
