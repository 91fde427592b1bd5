import Foundation
import Manuscript
import Synchronization
import TestSupport
import Testing

@testable import Newsletters

/// Workers and the verifier, with a maker that does what a test wants.
@Suite struct ShardWorkerTests {
  private func worker(_ folder: PlanFolder, _ maker: FakeMaker = FakeMaker()) -> ShardWorker<FakeMaker> {
    ShardWorker(folder, shard: 0, maker: maker, name: "test")
  }

  @Test func makesEveryIssueOnce() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["a", "b"], in: folder)
      #expect(try await worker(folder).results() == [.made, .made])
      #expect(try await worker(folder).results() == [.alreadyDone, .alreadyDone])
      let verification = try folder.verify()
      #expect(verification.isComplete && verification.again.isEmpty && verification.leftovers == 0)
      #expect(verification.items.allSatisfy { $0.tries == 1 })
    }
  }

  @Test func putsAPoisonItemAsideAtOnceAndGoesOn() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["bad", "good"], in: folder)
      let maker = FakeMaker(outcomes: ["bad": .poison(Finding(.themeInvalid, "no such font"))])
      let results = try await worker(folder, maker).results()
      guard case .quarantined(let entry) = results[0] else {
        Issue.record("\(results)")
        return
      }
      #expect(entry.finding.id == "theme-invalid" && entry.tries == 1)
      #expect(results[1] == .made)
      let verification = try folder.verify()
      #expect(verification.count(.quarantined) == 1 && verification.count(.ok) == 1)
      #expect(verification.again.isEmpty)
    }
  }

  @Test func givesUpAnItemWhoseProcessDiesFiveTimes() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["bad", "good"], in: folder)
      let count = Mutex(0)
      let maker = FakeMaker(
        outcomes: ["bad": .died(Finding(.itemCrashed, "signal 11"))],
        meanwhile: { count.withLock { $0 += 1 } })
      let results = try await worker(folder, maker).results()
      #expect(count.withLock { $0 } == ItemTries.limit + 1)
      #expect(results[1] == .made)
      #expect(try folder.verify().items[0].reason == "item-crashed: signal 11")
    }
  }

  @Test func countsTriesOfWorkersThatWereKilled() async throws {
    try await TestFolder.with { folder in
      let (folder, plan) = try ShardSamples.plan(["bad"], in: folder)
      for _ in 1...ItemTries.limit {
        #expect(try ItemTries(folder, plan.items[0].key).begin("killed") != nil)
      }
      let results = try await worker(folder).results()
      guard case .quarantined(let entry) = results[0] else {
        Issue.record("\(results)")
        return
      }
      #expect(entry.finding.id == "item-crashed" && entry.tries == 5)
      folder.release(try folder.verify())
      #expect(try await worker(folder).results() == [.made])
    }
  }

  @Test func triesAgainInTheNextRunWhatFailedForReasonsOfTheMoment() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["a"], in: folder)
      let full = Finding(.outputUnwritable, "disk full")
      #expect(
        try await worker(folder, FakeMaker(outcomes: ["a": .failed(full)])).results() == [.failed(full)])
      #expect(try folder.verify().again == "0")
      #expect(try await worker(folder).results() == [.made])
    }
  }

  @Test func dropsItsOwnWhereAnotherWorkerHasMadeTheSame() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["a"], in: folder)
      let late = FakeMaker(meanwhile: { _ = finishedInAnotherWorker(folder, FakeMaker()) })
      #expect(try await worker(folder, late).results() == [.alreadyDone])
      #expect(try folder.verify().isComplete)
    }
  }

  @Test func keepsBothWhereAnotherWorkerHasMadeOtherBytes() async throws {
    try await TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["a"], in: folder)
      let late = FakeMaker(text: "other", meanwhile: { _ = finishedInAnotherWorker(folder, FakeMaker()) })
      let results = try await worker(folder, late).results()
      guard case .conflict(let kept) = results[0] else {
        Issue.record("\(results)")
        return
      }
      #expect(FileManager.default.contents(atPath: kept + "/1.epub") == Data("other a".utf8))
      #expect(try folder.verify().count(.conflict) == 1)
    }
  }

  @Test func countsAnIssueThatIsThereThoughAnotherWorkerGaveItUp() async throws {
    try await TestFolder.with { folder in
      let (folder, plan) = try ShardSamples.plan(["a"], in: folder)
      _ = try await worker(folder).results()
      let item = try folder.shard(0, of: plan).items[0]
      try folder.putAside(item, tries: 5, PlanFinding(Finding(.itemCrashed, "")))
      #expect(try folder.verify().isComplete)
    }
  }

  @Test(arguments: ["flip", "truncate", "empty", "remove", "receipt", "noReceipt"])
  func noticesWhatIsNotAsItWasMade(damage: String) async throws {
    try await TestFolder.with { folder in
      let (folder, plan) = try ShardSamples.plan(["a", "b"], in: folder)
      _ = try await worker(folder).results()
      let done = URL(filePath: "\(folder.done)/\(plan.items[0].key)")
      let (book, receipt) = (done.appending(path: "1.epub"), done.appending(path: "receipt.json"))
      switch damage {
      case "flip": try Data("bool a".utf8).write(to: book)
      case "truncate": try Data("boo".utf8).write(to: book)
      case "empty": try Data().write(to: book)
      case "remove": try FileManager.default.removeItem(at: book)
      case "receipt": try Data(contentsOf: receipt).dropLast(40).write(to: receipt)
      default: try FileManager.default.removeItem(at: receipt)
      }
      let verification = try folder.verify()
      #expect(verification.items.map(\.state) == [.broken, .ok])
      #expect(verification.items[0].reason != nil)

      // Workers leave it alone, verify removes it if it is told to, and then it is made again.
      #expect(try await worker(folder).results() == [.alreadyDone, .alreadyDone])
      try folder.repair(verification)
      #expect(try folder.verify().again == "0")
      #expect(try await worker(folder).results() == [.made, .alreadyDone])
      #expect(try folder.verify().isComplete)
    }
  }

  @Test func countsWhatKilledWorkersLeftAndWhatIsNotOfThePlan() throws {
    try TestFolder.with { folder in
      let (folder, _) = try ShardSamples.plan(["a"], in: folder)
      _ = try folder.makeWorkFolder("killed")
      try FileManager.default.createDirectory(
        atPath: folder.done + "/stranger", withIntermediateDirectories: true)
      let verification = try folder.verify()
      #expect(verification.leftovers == 1 && verification.unknown == ["stranger"])
      try folder.repair(verification)
      #expect(try folder.verify().leftovers == 0)
    }
  }

  @Test func publishesOnceHoweverManyWorkersAreAtIt() async throws {
    try await TestFolder.with { folder in
      let names = (1...20).map { "job\($0)" }
      let (folder, _) = try ShardSamples.plan(names, in: folder)
      let made = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 1...4 {
          group.addTask { try await worker(folder).results().count { $0 == .made } }
        }
        return try await group.reduce(0, +)
      }
      #expect(made == 20)
      #expect(try folder.verify().isComplete)
    }
  }
}

/// Lets another worker finish the only issue of a plan while one is at it.
private func finishedInAnotherWorker(_ folder: PlanFolder, _ maker: FakeMaker) -> Bool {
  guard let plan = try? folder.plan(), let item = try? folder.shard(0, of: plan).items[0],
    let work = try? folder.makeWorkFolder(item.key),
    FileManager.default.createFile(atPath: work + "/1.epub", contents: Data("book a".utf8))
  else { return false }
  let file = MadeFile(file: "1.epub", path: "out/a.epub", format: "epub", pages: nil)
  let made = MadeItem(title: "a", files: [file], findings: [:])
  return (try? folder.place(made, key: item.key, from: work)) == .placed
}
