import Foundation
@testable import Newsletters
import TestSupport
import Testing

/// What happens to the file: damage, other versions, other owners, leftovers of a crash.
@Suite struct LedgerFileTests {
  /// The ways in which commands open a ledger.
  private enum Opening: CaseIterable {
    case writing, reading

    func callAsFunction(_ path: String) throws {
      switch self {
      case .writing: _ = try Ledger(path: path, job: "weekly")
      case .reading: _ = try Ledger.reading(path: path, job: "weekly")
      }
    }
  }

  /// Expects that a file cannot be opened, that the error is `kind`, and that the file stays as it is.
  private func expectRefusal(_ path: String, _ kind: LedgerError.Kind, _ words: String = "") throws {
    let before = try? Data(contentsOf: URL(filePath: path))
    for open in Opening.allCases {
      let error = #expect(throws: LedgerError.self) { try open(path) }
      #expect(error?.kind == kind, "\(String(describing: error))")
      #expect(
        words.isEmpty || error?.message.contains(words) == true, "\(String(describing: error?.message))")
      #expect(error?.hint?.isEmpty == false)
    }
    #expect((try? Data(contentsOf: URL(filePath: path))) == before, "it is never replaced")
  }

  @Test func isOneFileAtRest() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let folder = URL(filePath: path).deletingLastPathComponent()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["weekly.ledger"])
      let copy = folder.appending(path: "copy.ledger").path
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      #expect(try Ledger.reading(path: copy, job: "weekly")?.issue(1) == Samples.issue(1, ["yu"]))
    }
  }

  @Test(arguments: ["", "not a database\n", "SQLite format 3\0", String(repeating: "x", count: 8_192)])
  func refusesWhatIsNoDatabase(text: String) throws {
    try TestFolder.with(["weekly.ledger": text]) { folder in
      try expectRefusal(folder.appending(path: "weekly.ledger").path, .broken)
    }
  }

  @Test func refusesAFolder() throws {
    try TestFolder.with(["weekly.ledger/file": ""]) { folder in
      try expectRefusal(folder.appending(path: "weekly.ledger").path, .broken, "no file")
    }
  }

  @Test func refusesTheLedgerOfAnotherJob() throws {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      _ = try Ledger(path: path, job: "daily")
      try expectRefusal(path, .foreign, "“daily”, not to “weekly”")
    }
  }

  @Test func refusesANewerLedgerAndNamesBothVersions() throws {
    try Samples.withLedger { path in
      try patch(path, at: 60, [0, 0, 0, 9])
      try expectRefusal(path, .newer, "version 9; this Bifolium knows versions up to 1")
    }
  }

  @Test func refusesTheDatabaseOfAnotherProgram() throws {
    try Samples.withLedger { path in
      try patch(path, at: 68, [0, 0, 0, 1])
      try expectRefusal(path, .foreign, "not a ledger")
    }
  }

  @Test(arguments: [1, 15, 99, 100, 4_095, 4_096, 5_000, 12_288, -4_096, -1])
  func refusesWhatIsCutOff(length: Int) throws {
    try Samples.withLedger([Samples.issue(1, (0..<200).map { "post-\($0)" })]) { path in
      let bytes = try Data(contentsOf: URL(filePath: path))
      try bytes.prefix(length < 0 ? bytes.count + length : length).write(to: URL(filePath: path))
      try expectRefusal(path, .broken)
    }
  }

  @Test func findsAnyPageThatWasOverwrittenBeforeItWrites() throws {
    try Samples.withLedger([Samples.issue(1, (0..<200).map { "post-\($0)" })]) { path in
      let sound = try Data(contentsOf: URL(filePath: path))
      for page in 0..<(sound.count / 4_096) {
        try sound.write(to: URL(filePath: path))
        try patch(path, at: page * 4_096 + (page == 0 ? 100 : 0), Array(repeating: 0xA5, count: 64))
        let error = #expect(throws: LedgerError.self, "page \(page)") {
          try Ledger(path: path, job: "weekly")
        }
        #expect(error?.kind == .broken, "page \(page): \(String(describing: error))")
      }
    }
  }

  @Test func findsAChangedLetterWhereItReads() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      let bytes = try Data(contentsOf: URL(filePath: path))
      let title = try #require(bytes.range(of: Data("渡口·yu".utf8)))
      try patch(path, at: title.lowerBound, Array("度".utf8))
      let ledger = try #require(try Ledger.reading(path: path, job: "weekly"))
      let error = #expect(throws: LedgerError.self) { try ledger.issue(1) }
      #expect(error?.kind == .broken)
      #expect(try ledger.damage() == ["issue 1 is not what was recorded"])
    }
  }

  @Test func undoesATransactionThatDied() throws {
    try Samples.withLedger([Samples.issue(1, ["yu"])]) { path in
      for open in Opening.allCases {
        try leaveJournal(path) { crashed in
          try open(crashed)
          let ledger = try #require(try Ledger.reading(path: crashed, job: "weekly"))
          #expect(try ledger.issues().map(\.number) == [1])
          #expect(try ledger.issue(1) == Samples.issue(1, ["yu"]))
          #expect(try ledger.damage().isEmpty)
          #expect(!FileManager.default.fileExists(atPath: crashed + "-journal"))
        }
      }
    }
  }

  /// Copies a ledger and its journal in the middle of a transaction that is too big for memory: what a power
  /// cut would leave.
  private func leaveJournal(_ path: String, _ body: (String) throws -> Void) throws {
    try TestFolder.with { folder in
      let crashed = folder.appending(path: "weekly.ledger").path
      let ledger = try Ledger(path: path, job: "weekly")
      let posts = (0..<20_000).map { Samples.post("post-\($0)") }
      struct Stop: Error {}
      #expect(throws: LedgerError.self) {
        try ledger.write { db in
          try ledger.insert(db, posts, number: 1)
          for suffix in ["", "-journal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: crashed + suffix)
          }
          throw Stop()
        }
      }
      let size = try FileManager.default.attributesOfItem(atPath: crashed)[.size] as? Int
      #expect(try #require(size) > 1 << 20, "half of the transaction is in the file")
      try body(crashed)
    }
  }

  @Test func startsAnewAfterACrashWhileItWasMade() throws {
    try TestFolder.with(["weekly.ledger.new": "half", "weekly.ledger.new-journal": "half"]) { folder in
      let path = folder.appending(path: "weekly.ledger").path
      #expect(try Ledger.reading(path: path, job: "weekly") == nil)
      try Ledger(path: path, job: "weekly").record(Samples.issue(1, ["yu"]), waiting: [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["weekly.ledger"])
    }
  }
}

/// Writes bytes over those of a file.
func patch(_ path: String, at offset: Int, _ bytes: [UInt8]) throws {
  let file = try FileHandle(forUpdating: URL(filePath: path))
  try file.seek(toOffset: UInt64(offset))
  try file.write(contentsOf: Data(bytes))
  try file.close()
}
