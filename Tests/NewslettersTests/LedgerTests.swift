import Foundation
@testable import Newsletters
import TestSupport
import Testing

@Suite struct LedgerTests {
  @Test func knowsNothingBeforeTheFirstIssue() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      #expect(try Ledger.reading(path: path, job: "weekly") == nil)
      #expect(!FileManager.default.fileExists(atPath: path), "reading makes nothing")
      let ledger = try Ledger(path: path, job: "weekly")
      #expect(try ledger.memory(of: [Samples.candidate("yu")], firstNumber: 7) == Memory(nextNumber: 7))
      #expect(try ledger.issues().isEmpty)
      #expect(try ledger.issue(1) == nil)
    }
  }

  @Test func givesBackWhatWasRecorded() throws {
    let first = Samples.issue(1, ["yu", "qiao"])
    let second = Samples.issue(2, ["deng"])
    try Samples.withLedger([first, second]) { path in
      let ledger = try #require(try Ledger.reading(path: path, job: "weekly"))
      #expect(try ledger.issue(1) == first)
      #expect(try ledger.issue(2) == second)
      #expect(try ledger.issues().map(\.posts) == [2, 1])
      #expect(try ledger.issues().map(\.outputs) == [first.outputs, second.outputs])
    }
  }

  @Test func recallsPostsByIdentityAddressAndText() throws {
    try Samples.withLedger([Samples.issue(1, ["yu", "qiao"]), Samples.issue(2, ["deng"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let asked = [Samples.candidate("qiao", text: "new text"), Samples.candidate("moved", text: "deng")]
      let memory = try ledger.memory(of: asked, firstNumber: 1)
      #expect(memory.nextNumber == 3)
      #expect(memory.lastUntil == 1_700_000_000 + 2 * 604_800)
      #expect(memory.origin == 1_700_000_000)
      #expect(memory.byID == [asked[0].id: Samples.post("qiao", issue: 1)])
      #expect(memory.byURL == [asked[0].url: Samples.post("qiao", issue: 1)])
      #expect(memory.byContent == [asked[1].fingerprint.content: Samples.post("deng", issue: 2)])
      #expect(memory.recent.map(\.number) == [1, 1, 2])
    }
  }
}
