import Foundation
import TestSupport
import Testing

/// Many jobs, and workers that do not behave.
@Suite struct NewsletterWorkerTests {
  @Test func leavesOtherJobsAloneWhenSomeFail() throws {
    let jobs = [
      "jobs/a.yml": Newsroom.job("a"), "jobs/b.yml": Newsroom.job("b", theme: "no-such-theme"),
      "jobs/c.yml": Newsroom.job("c"), "jobs/d.yml": Newsroom.job("d"), "jobs/e.yml": "job: [broken",
    ].mapValues { $0.replacingOccurrences(of: "path: site", with: "path: ../site") }
    try Newsroom.with(jobs) { (room) throws in
      let report = try room.report("jobs -j 2", fault: "examine:kill@c")
      #expect(report.exit == 4)
      #expect(report.jobs.map(\.path) == ["a", "b", "c", "d", "e"].map { "jobs/\($0).yml" })
      #expect(report.jobs.map(\.status) == ["made", "failed", "failed", "made", "failed"])
      #expect(report.jobs.map(\.exit) == [0, 2, 1, 0, 2])
      #expect(report.jobs[1].findings.map(\.id) == ["theme-missing"])
      #expect(report.jobs[2].findings.map(\.id) == ["worker-died"])
      let again = try room.report("jobs/a.yml jobs/c.yml jobs/d.yml")
      #expect(again.exit == 0)
      #expect(again.jobs.map(\.status) == ["skipped", "made", "skipped"])
      #expect(try room.leftovers() == [])
    }
  }

  @Test func refusesJobsThatAreInEachOthersWay() throws {
    let jobs = [
      "a.yml": Newsroom.job("a"), "b.yml": Newsroom.job("a"),
      "c.yml": Newsroom.job("c").replacingOccurrences(of: "{{job}}", with: "a"),
    ]
    try Newsroom.with(jobs) { (room) throws in
      for names in ["a.yml b.yml", "a.yml c.yml", "a.yml a.yml", "c.yml ./a.yml"] {
        let refused = try room.run(names)
        #expect(refused.status == 2, "\(names)")
        #expect(refused.errors.contains("error[job-repeated]"), "\(refused.errors)")
      }
      #expect(try room.outputs() == [])
    }
  }

  @Test(arguments: [("wall: 1s", "hang"), ("memory: 200MB", "swell")])
  func endsAJobThatTakesTooMuch(limit: String, fault: String) throws {
    try Newsroom.with(["weekly.yml": Newsroom.job(more: "limits: { \(limit) }")]) { (room) throws in
      let ended = try room.run(fault: "examine:\(fault)")
      #expect(ended.status == 1)
      #expect(ended.errors.contains("error[limit-exceeded]"), "\(ended.errors)")
      #expect(try room.leftovers() == [])
      #expect(try room.outputs() == [])
    }
  }

  @Test func tellsOfAWorkerThatCrashed() throws {
    try Newsroom.with { (room) throws in
      let crashed = try room.run(fault: "compose:crash")
      #expect(crashed.status == 1)
      #expect(crashed.errors.contains("SIGABRT"), "\(crashed.errors)")
    }
  }

  @Test func leavesNoWorkerBehindWhenTheSupervisorIsKilled() throws {
    let line = """
      BIFOLIUM_FAULT=examine:hang bifolium newsletter run weekly.yml --as-of 2024-03-08 -q & supervisor=$!
      until ls out/.bifolium-*/*.pdf >/dev/null 2>&1; do sleep 0.02; done
      worker=$(cat /proc/$supervisor/task/*/children)
      kill -KILL $supervisor
      while kill -0 $worker 2>/dev/null; do sleep 0.02; done
      """
    try Newsroom.with { (room) throws in
      #expect(try room.bifolium.shell(line).status == 0)
      #expect(try room.leftovers() == [])
      #expect(try room.run().status == 0)
    }
  }

  @Test(arguments: [("INT", Int32(130)), ("TERM", 143)])
  func endsItsWorkersWhenItIsInterrupted(signal: String, status: Int32) throws {
    let line = """
      BIFOLIUM_FAULT=examine:hang bifolium newsletter run weekly.yml --as-of 2024-03-08 -q & supervisor=$!
      until ls out/.bifolium-*/*.pdf >/dev/null 2>&1; do sleep 0.02; done
      worker=$(cat /proc/$supervisor/task/*/children)
      kill -\(signal) $supervisor; wait $supervisor; status=$?
      kill -0 $worker 2>/dev/null && echo "the worker is alive"
      exit $status
      """
    try Newsroom.with { (room) throws in
      let result = try room.bifolium.shell(line)
      #expect(result.status == status, "\(result.errors)")
      #expect(result.output == "")
      #expect(try room.leftovers() == [])
    }
  }
}
