import Foundation
import TestSupport
import Testing

/// What runs of jobs do, and do not do.
@Suite struct NewsletterRunTests {
  @Test func makesOneIssueOfWhatIsNew() throws {
    try Newsroom.with { (room) throws in
      let first = try #require(try room.report().jobs.first)
      #expect(first.status == "made" && first.number == 1)
      #expect(first.outputs.map(\.path) == ["out/weekly-1.pdf", "out/weekly-1-book.pdf"])
      #expect(first.outputs.allSatisfy { $0.pages ?? 0 > 0 && $0.sha256.count == 64 })
      #expect(first.selection?.taken.map(\.id) == ["site:2024-03-05-yu.md", "site:2024-03-06-wu.md"])
      let nothing = try #require(try room.report(asOf: Newsroom.secondDay).jobs.first)
      #expect(nothing.status == "skipped" && nothing.exit == 0 && nothing.outputs.isEmpty)
      #expect(nothing.selection?.left.map(\.reason) == ["issued", "issued"])
    }
  }

  @Test func makesBothFormats() throws {
    let outputs = #"outputs: ["out/{{job}}-{{issue.number}}.epub", "out/{{job}}-{{issue.number}}.pdf"]"#
    let job = "job: both\nsources: [site]\n\(outputs)\n"
    try Newsroom.with(["both.yml": job]) { (room) throws in
      #expect(try room.run("both.yml").status == 0)
      #expect(try room.outputs() == ["out/both-1.epub", "out/both-1.pdf"])
      if let problems = try EPUBCheck.problems(of: room.bifolium.folder.appending(path: "out/both-1.epub")) {
        #expect(problems == "")
      }
    }
  }

  @Test func keepsNothingOfADryRun() throws {
    try Newsroom.with { (room) throws in
      let before = try room.bifolium.files()
      let report = try room.report("weekly.yml --dry-run")
      #expect(report.jobs.first?.status == "made")
      #expect(report.jobs.first?.outputs.count == 2)
      #expect(try room.bifolium.files() == before)
    }
  }

  @Test func doesNothingBeforeItsTime() throws {
    try Newsroom.with(["weekly.yml": Newsroom.job(more: #"schedule: "0 7 * * 5""#)]) { (room) throws in
      func status(_ time: String) throws -> String? {
        try room.report("weekly.yml --due", asOf: time).jobs.first?.status
      }
      #expect(try status("2024-03-08T09:30") == "made")
      #expect(try status("2024-03-08T09:30") == "not-due")
      // Friday at seven in Shanghai is an hour before midnight of Thursday in UTC.
      #expect(try status("2024-03-14T22:59Z") == "not-due")
      #expect(try status("2024-03-14T23:00Z") == "skipped")
      // A post that comes late does not make an issue between two instants.
      try room.write("---\ntitle: 迟到\n---\n一封迟到的信。\n", to: "site/2024-03-10-late.md")
      #expect(try status("2024-03-16T12:00Z") == "not-due")
      #expect(try status("2024-03-21T23:00Z") == "made")
    }
  }

  @Test func waitsForTheMinimumUnlessForced() throws {
    try Newsroom.with(["weekly.yml": Newsroom.job(more: "select: { minimum: 3 }")]) { (room) throws in
      let few = try room.report()
      #expect(few.exit == 0 && few.jobs.first?.status == "skipped")
      #expect(few.jobs.first?.selection?.left.map(\.reason) == ["too-few", "too-few"])
      // A week later they are not of the period any more, but they have waited.
      try room.write("---\ntitle: 晴\n---\n天晴了，江面上都是光。\n", to: "site/2024-03-12-qing.md")
      #expect(try room.report(asOf: Newsroom.secondDay).jobs.first?.selection?.taken.count == 3)
    }
    try Newsroom.with(["weekly.yml": Newsroom.job(more: "select: { minimum: 3 }")]) { (room) throws in
      #expect(try room.report("weekly.yml --force").jobs.first?.status == "made")
    }
  }

  @Test func doesNotReplaceFilesThatItHasNotMade() throws {
    try Newsroom.with(["out/weekly-1.pdf": "somebody's work"]) { (room) throws in
      let refused = try room.run()
      #expect(refused.status == 5)
      #expect(refused.errors.contains("error[output-foreign]"), "\(refused.errors)")
      #expect(try room.outputs() == ["out/weekly-1.pdf"])
      #expect(try room.bifolium.bytes("out/weekly-1.pdf") == Data("somebody's work".utf8))
      #expect(try room.run("weekly.yml --force").status == 0)
      #expect(try room.bifolium.bytes("out/weekly-1.pdf").starts(with: Data("%PDF-".utf8)))
    }
  }

  @Test func doesNothingWhileAnotherRunIsAtWork() throws {
    let line = """
      BIFOLIUM_FAULT=select:hang bifolium newsletter run weekly.yml --as-of 2024-03-08 -q & first=$!
      until test -e weekly.ledger; do sleep 0.02; done
      bifolium newsletter run weekly.yml --as-of 2024-03-08 2>&1; echo "status $?"
      kill -TERM $first; wait $first; echo "status $?"
      """
    try Newsroom.with { (room) throws in
      let result = try room.bifolium.shell(line)
      #expect(result.output.contains("error[ledger-locked]"), "\(result.output)")
      #expect(
        result.output.contains("status 75\n") && result.output.hasSuffix("status 143\n"), "\(result.output)")
      #expect(try room.leftovers() == [])
      #expect(try room.run().status == 0, "an interrupted run leaves no lock")
    }
  }

  @Test func waitsWithAClockThatWasSetBack() throws {
    try Newsroom.with { (room) throws in
      _ = try room.run()
      let state = try room.state()
      let result = try room.run(asOf: "2024-03-07")
      #expect(result.status == 0)
      #expect(result.errors.contains("warning[clock-behind]"), "\(result.errors)")
      #expect(try room.state() == state)
    }
  }

  @Test func tellsOfASourceThatHasVanished() throws {
    try Newsroom.with { (room) throws in
      _ = try room.run()
      let state = try room.state()
      let result = try room.bifolium.shell(
        "mv site gone; bifolium newsletter run weekly.yml --as-of 2024-03-15")
      #expect(result.status == 6)
      #expect(result.errors.contains("error[source-missing]"), "\(result.errors)")
      #expect(try room.state() == state)
    }
  }
}

/// Issues that are made again.
@Suite struct NewsletterAgainTests {
  @Test func makesTheSameBytesOfTheSamePosts() throws {
    try Newsroom.with { (room) throws in
      _ = try room.run()
      let state = try room.state()
      try room.write("---\ntitle: 晴\n---\n天晴了，江面上都是光。\n", to: "site/2024-03-12-qing.md")
      _ = try room.run(asOf: Newsroom.secondDay)
      let later = try room.state()
      let again = try room.report("weekly.yml --issue 1", asOf: Newsroom.secondDay)
      #expect(again.jobs.first?.number == 1 && again.jobs.first?.findings.isEmpty == true)
      #expect(try room.state() == later && later != state)
    }
  }

  @Test func tellsOfPostsThatHaveChangedMovedOrVanished() throws {
    try Newsroom.with { (room) throws in
      try room.write(Newsroom.latePost.text, to: Newsroom.latePost.path)
      _ = try room.run()
      try room.write("---\ntitle: 雨\n---\n春雨落在渡口，这一段是后来改的。\n", to: "site/2024-03-05-yu.md")
      try room.write(nil, to: "site/2024-03-06-wu.md")
      let job = try #require(try room.report("weekly.yml --issue 1").jobs.first)
      #expect(job.status == "made")
      #expect(Set(job.findings.map(\.id)) == ["post-changed", "post-vanished"])
      #expect(job.selection?.taken.count == 2)
      // What is published now is what the ledger knows, so that the next time nothing has changed.
      #expect(try room.report("weekly.yml --issue 1").jobs.first?.findings.isEmpty == true)
    }
  }

  @Test func takesNoPostTwiceThatWasEditedOrRenamed() throws {
    try Newsroom.with { (room) throws in
      _ = try room.run()
      try room.write("---\ntitle: 雨\n---\n春雨落在渡口，这一段是后来改的。\n", to: "site/2024-03-05-yu.md")
      try room.write(nil, to: "site/2024-03-06-wu.md")
      try room.write(Newsroom.posts["site/2024-03-06-wu.md"], to: "site/2024-03-06-jiangwu.md")
      let job = try #require(try room.report(asOf: Newsroom.secondDay).jobs.first)
      #expect(job.status == "skipped")
      #expect(job.selection?.left.map(\.reason) == ["issued", "issued-as"])
    }
  }

  @Test func givesTheNextIssueAGreaterNumberButNoSmallerOne() throws {
    try Newsroom.with { (room) throws in
      #expect(try room.report("weekly.yml --issue 7").jobs.first?.number == 7)
      let missing = try room.run("weekly.yml --issue 3", asOf: Newsroom.secondDay)
      #expect(missing.status == 2)
      #expect(missing.errors.contains("error[issue-missing]"), "\(missing.errors)")
    }
  }
}
