import Foundation
@testable import Newsletters
import TestSupport
import Testing

@Suite struct ScheduleTests {
  static let now = 1_704_067_200  // 2024-01-01T00:00:00Z
  static let place = SchedulePlace(
    executable: "/opt/bifolium 1/bin/bifolium", folder: "/srv/news", now: ScheduleTests.now)

  static func job(_ key: String, _ cron: String, _ zone: String) throws -> Job {
    var job = try JobLoaderTests.load(
      "job: \(key)\nsources: [x]\noutputs: [\"out/{{issue.number}}.epub\"]\ntimezone: \(zone)\n"
        + "schedule: \"\(cron)\"\n")
    job.path = "jobs/\(key).yml"
    job.ledgerPath = "jobs/\(key).ledger"
    return job
  }

  static func jobs() throws -> [Job] {
    [
      try job("weekly-finance", "0 7 * * 5", "Asia/Shanghai"),
      try job("100%-$news", "30 2 1 * mon", "Europe/Berlin"),
      try job("周刊", "@monthly", "Asia/Kolkata"),
    ]
  }

  @Test(arguments: Scheduler.allCases) func writesWhatASchedulerReads(scheduler: Scheduler) throws {
    let files = emitSchedule(of: try Self.jobs(), for: scheduler, at: Self.place)
    let text = files.map { "==== \($0.name)\n\($0.text)" }.joined()
    expectGolden(text, "jobs/schedule-\(scheduler.rawValue).txt")
  }

  @Test func leavesOutJobsWithoutASchedule() throws {
    let job = try JobLoaderTests.load(JobLoaderTests.shortest)
    #expect(emitSchedule(of: [job], for: .systemd, at: Self.place).isEmpty)
  }

  @Test func namesFilesOfARepositoryFromItsRoot() throws {
    var job = try Self.job("weekly", "@weekly", "UTC")
    job.path = "/srv/news/jobs/weekly.yml"
    job.ledgerPath = "/srv/news/state/weekly.ledger"
    let text = emitSchedule(of: [job], for: .githubActions, at: Self.place).map(\.text).joined()
    #expect(text.contains("newsletter run --due jobs/weekly.yml\n"))
    #expect(text.contains("for path in state/weekly.ledger jobs/out; do\n"))
  }

  @Test(.enabled(if: Tool.exists("systemd-analyze"), "needs systemd-analyze"))
  func systemdUnderstandsItsUnits() throws {
    var place = Self.place
    place.executable = "/bin/true"
    for file in emitSchedule(of: try Self.jobs(), for: .systemd, at: place)
    where file.name.hasSuffix(".timer") {
      for line in file.text.split(separator: "\n") where line.hasPrefix("OnCalendar=") {
        let result = try Tool.run("systemd-analyze", "calendar", String(line.dropFirst("OnCalendar=".count)))
        #expect(result.status == 0, "\(line): \(result.errors)")
      }
    }
    let files = emitSchedule(of: [try Self.jobs()[0]], for: .systemd, at: place)
    try TestFolder.with(Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })) { folder in
      let paths = files.map { folder.appending(path: $0.name).path }
      let result = try Tool.run(["systemd-analyze", "verify"] + paths)
      #expect(!result.errors.contains("weekly-finance"), "\(result.errors)")
    }
  }

  @Test(.enabled(if: JobSchemaTests.python != nil, "needs Python with pyyaml: scripts/setup --test"))
  func theWorkflowIsYAMLThatSaysWhatItShould() throws {
    let file = try #require(emitSchedule(of: try Self.jobs(), for: .githubActions, at: Self.place).first)
    try TestFolder.with([file.name: file.text]) { folder in
      let script = """
        import sys, yaml
        flow = yaml.load(open(sys.argv[1], encoding="utf-8"), yaml.BaseLoader)
        assert set(flow) == {"name", "on", "permissions", "concurrency", "jobs"}, flow.keys()
        for job in flow["jobs"].values():
            assert job["runs-on"] and all(("uses" in step) != ("run" in step) for step in job["steps"])
        print("\\n".join(entry["cron"] for entry in flow["on"]["schedule"]))
        """
      let result = try Tool.run([
        try #require(JobSchemaTests.python), "-c", script, folder.appending(path: file.name).path,
      ])
      #expect(result.status == 0, "\(result.errors)")
      for line in result.output.split(separator: "\n") { _ = try CronLine(parsing: String(line)) }
    }
  }

  static let lines = [
    "0 7 * * 5", "30 2 1 * *", "0 0 1 1 *", "45 23 31 * *", "15 1 1,15 * 1", "0 3 * 3 0", "0 22 * 3 6",
    "*/20 5-9 */7 * *", "0 1 */10 * 1-5", "5 0 29 2 *", "0 23 30 4,6 *",
  ]

  /// At each instant of the schedule, or for a time that clocks skip before the gap would have ended, a line in
  /// UTC fires.
  @Test(arguments: [
    "UTC", "Asia/Shanghai", "Asia/Kolkata", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati",
    "Pacific/Pago_Pago", "Australia/Lord_Howe",
  ])
  func leavesNoInstantOutInUTC(name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    for text in Self.lines {
      let cron = try CronLine(parsing: text)
      let shifted = try cron.shiftedToUTC(from: zone, now: Self.now).map { try CronLine(parsing: $0) }
      var due = Self.now
      for _ in 0..<60 {
        guard let next = cron.next(after: due, in: zone), next < Self.now + 730 * 86_400 else { break }
        let fired = shifted.compactMap { $0.next(after: next - 1, in: .gmt) }.min()
        #expect(fired.map { $0 - next < 3600 } == true, "\(text) at \(next): \(shifted)")
        if !WallClock(zone: zone).changes(near: next) { #expect(fired == next, "\(text) at \(next)") }
        due = next
      }
    }
  }

  @Test func saysExactlyWhatItCanInUTC() throws {
    func shifted(_ line: String, _ zone: String) throws -> [String] {
      try CronLine(parsing: line).shiftedToUTC(from: try #require(TimeZone(identifier: zone)), now: Self.now)
    }
    #expect(try shifted("0 7 * * 5", "Asia/Shanghai") == ["0 23 * * 4"])
    #expect(try shifted("0 7 * * 5", "America/New_York") == ["0 12 * * 5", "0 11 * * 5"])
    #expect(try shifted("0 7,20 1 * *", "Asia/Shanghai") == ["0 23 28,29,30,31 * *", "0 12 1 * *"])
    #expect(try shifted("30 22 31 12 *", "America/New_York").contains("30 3 1 1 *"))
    #expect(try shifted("*/30 * * * *", "Asia/Kolkata").allSatisfy { $0.hasSuffix("* * *") })
  }
}
