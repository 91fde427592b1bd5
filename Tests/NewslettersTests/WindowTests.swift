import Foundation
import Manuscript
import Testing

@testable import Newsletters

private typealias Sample = SelectionSample

@Suite struct WindowTests {
  /// Friday, 2024-03-08, 07:00 in Shanghai.
  private let friday = Sample.monday + 4 * Sample.day + 7 * 3600
  private let week = 7 * Sample.day

  private func weekly(_ missed: Schedule.Missed = .runOnce) throws -> Job {
    let cron = try CronLine(parsing: "0 7 * * 5")
    return Sample.job {
      $0.schedule = Schedule(cron: cron, missed: missed)
      $0.selection.until = .due
    }
  }

  private func memory(_ lastUntil: Int?) -> Memory {
    var memory = Memory()
    memory.lastUntil = lastUntil
    return memory
  }

  @Test func endsAtTheInstantThatWasDueHoweverLateTheRun() throws {
    for delay in [0, 1, 3600, 6 * Sample.day] {
      let window = try Window(for: weekly(), memory: memory(friday - week), now: friday + delay)
      #expect(window == Window(since: friday - week, until: friday))
    }
  }

  @Test func makesOneIssueOfAllInstantsThatWereMissed() throws {
    let window = try Window(for: weekly(), memory: memory(friday - 3 * week), now: friday + 9)
    #expect(window == Window(since: friday - 3 * week, until: friday))
  }

  @Test func skipsAnInstantThatPassedMoreThanADayAgoIfTheJobSaysSo() throws {
    let job = try weekly(.skip)
    #expect(try Window(for: job, memory: memory(nil), now: friday + Sample.day).until == friday)
    #expect(throws: NoIssue.notDue(until: nil, next: friday + week)) {
      try Window(for: job, memory: memory(friday - week), now: friday + Sample.day + 1)
    }
  }

  @Test func hasNothingDueTwice() throws {
    #expect(throws: NoIssue.notDue(until: friday, next: friday + week)) {
      try Window(for: weekly(), memory: memory(friday), now: friday + 60)
    }
  }

  @Test func saysSoWhenTheClockWasSetBack() throws {
    let behind = NoIssue.clockBehind(now: friday - 60, lastUntil: friday)
    #expect(throws: behind) { try Window(for: weekly(), memory: memory(friday), now: friday - 60) }
    #expect(behind.finding(for: try weekly()).id == .clockBehind)
    #expect(throws: behind) { try Window(for: Sample.job(), memory: memory(friday), now: friday - 60) }
  }

  @Test func isNotDueBeforeAnEndThatIsStillToCome() {
    let job = Sample.job { $0.selection.until = .instant(friday) }
    #expect(throws: NoIssue.notDue(until: nil, next: friday)) {
      try Window(for: job, memory: memory(nil), now: friday - 1)
    }
  }

  @Test(arguments: [
    (SelectionRules.Since.lastIssue, SelectionRules.FirstRun.all, Int?.none),
    (.lastIssue, .period(SelectionSample.day), SelectionSample.monday - SelectionSample.day),
    (.period(3600), .all, SelectionSample.monday - 3600), (.instant(7), .period(9), 7),
  ])
  func beginsTheFirstPeriod(
    _ since: SelectionRules.Since, _ first: SelectionRules.FirstRun, _ expected: Int?
  ) throws {
    let job = Sample.job { ($0.selection.since, $0.selection.firstRun) = (since, first) }
    #expect(try Window(for: job, memory: memory(nil), now: Sample.monday).since == expected)
  }

  @Test func beginsADayAtMidnightInTheZoneOfTheJob() throws {
    let day = try #require(PostDate(year: 2024, month: 3, day: 4))
    #expect(firstInstant(of: day, in: Sample.shanghai) == Sample.monday)
    // New York's clocks went forward at two in the morning of 10 March 2024: that day began at 05:00 UTC.
    let zone = try #require(TimeZone(identifier: "America/New_York"))
    let change = try #require(PostDate(year: 2024, month: 3, day: 10))
    #expect(PostDate(secondsSince1970: firstInstant(of: change, in: zone)).iso8601 == "2024-03-10T05:00:00Z")
  }
}
