import Foundation
@testable import Newsletters
import TestSupport
import Testing

@Suite struct LedgerExportTests {
  private func export(_ path: String, _ format: LedgerExport.Format = .json) throws -> (String, [String]) {
    let text = Pieces()
    let damage = try LedgerExport(path: path).write(format) { text.pieces.append($0) }
    return (text.pieces.joined(), damage)
  }

  private final class Pieces { var pieces: [String] = [] }

  @Test func writesEverything() throws {
    try Samples.withLedger([Samples.issue(1, ["yu", "qiao"])]) { path in
      let ledger = try Ledger(path: path, job: "weekly")
      let file = PlannedOutput(path: "out/weekly-2.epub", sha256: Samples.digest("draft"))
      try ledger.fail(ledger.begin(Attempt(number: 2, began: 5, outputs: [file])), "no room")
      try ledger.recordSkip(waiting: ["site:deng"], number: 2, now: 7, message: "too few posts")
      let (text, damage) = try export(path)
      #expect(damage.isEmpty)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
      expectGolden(text, "ledger/export.json")
    }
  }

  @Test func writesPostsAsTable() throws {
    var issue = Samples.issue(1, ["yu", "qiao"])
    issue.posts[1].title = "“引号”, \"quotes\"\n"
    try Samples.withLedger([issue]) { path in
      expectGolden(
        try export(path, .csv).0.replacingOccurrences(of: "\r\n", with: "⏎\n"), "ledger/export.csv")
    }
  }

  @Test func writesAnEmptyLedger() throws {
    try Samples.withLedger { path in
      let object = try JSONSerialization.jsonObject(with: Data(export(path).0.utf8)) as? [String: Any]
      #expect(object?["version"] as? Int == 1)
      #expect(object?["job"] as? String == "weekly")
      #expect((object?["posts"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func savesWhatIsAroundADamagedPage() throws {
    let names = (0..<400).map { "post-\($0)" }
    try Samples.withLedger([Samples.issue(1, names)]) { path in
      let bytes = try Data(contentsOf: URL(filePath: path))
      // The page that has this post has some ten others.
      let middle = try #require(bytes.range(of: Data("渡口·post-200".utf8))).lowerBound / 4_096 * 4_096
      try patch(path, at: middle, Array(repeating: 0, count: 4_096))
      let (text, damage) = try export(path, .csv)
      let saved = names.filter { text.contains("site:_posts/\($0).md") }
      #expect(saved.count > 380 && saved.count < 400)
      #expect(saved.first == "post-0" && saved.last == "post-399")
      #expect(!damage.isEmpty)
    }
  }

  @Test func savesWhatComesBeforeTheEndOfACutFile() throws {
    let names = (0..<400).map { "post-\($0)" }
    try Samples.withLedger([Samples.issue(1, names)]) { path in
      let bytes = try Data(contentsOf: URL(filePath: path))
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
      let (text, damage) = try export(path)
      #expect(names.count { text.contains("site:_posts/\($0).md") } > 100)
      #expect(!damage.isEmpty)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test func saysThatNothingCanBeRead() throws {
    try TestFolder.with(["weekly.ledger": "no ledger"]) { folder in
      let error = #expect(throws: LedgerError.self) {
        try LedgerExport(path: folder.appending(path: "weekly.ledger").path)
      }
      #expect(error?.kind == .broken)
    }
  }
}
