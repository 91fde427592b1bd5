import Foundation
import Newsletters
import TestSupport
import Testing

/// Plans for many machines, by real processes that share nothing but a folder.
@Suite struct ShardTests {
  @Test func makesTheSameBytesInOneShardInThreeAndWithoutAPlan() throws {
    try PlannedNewsroom.with(jobs: ["a", "b", "c"]) { room in
      for shards in [1, 3] {
        try room.plan(shards: shards)
        for shard in 0..<shards { #expect(try room.work(shard).status == 0) }
        #expect(try room.verify("--commit").status == 0)
        try room.keep("out", as: "out\(shards)")
        for name in ["a", "b", "c"] { try room.remove("jobs/\(name).ledger") }
        try room.keep("plan", as: "plan\(shards)")
      }
      let alone = try room.bifolium("newsletter run jobs --as-of 2024-03-08")
      #expect(alone.status == 0, "\(alone.errors)")
      let digests = try ["out", "out1", "out3"].map { try room.digests($0) }
      #expect(digests[0].count == 3 && Set(digests).count == 1)
    }
  }

  @Test func plansTheSameBytesTwiceAndWritesNoLedger() throws {
    try PlannedNewsroom.with(jobs: ["a", "b"]) { room in
      try room.plan(shards: 2)
      try room.keep("plan", as: "before")
      try room.plan(shards: 2)
      #expect(try room.digests("before") == room.digests("plan"))
      #expect(!(try room.bifolium.files().contains { $0.hasSuffix(".ledger") }))
    }
  }

  @Test func goesOnAfterAWorkerThatWasKilledAtAnyStep() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      // Its child dies at once; the worker tries it again until the tries are used up.
      for step in ["survey", "compose", "print", "examine"] {
        let result = try room.work(0, fault: "\(step):kill@a")
        #expect(result.status == 4, "\(step): \(result.errors)")
        let verified = try room.verify()
        #expect(verified.output.contains("quarantined  5 tries  item-crashed"), "\(verified.output)")
        #expect(try room.verify("--retry --repair").output.contains("run again: --array=0"))
      }
      #expect(try room.work(0).status == 0)
      #expect(try room.verify("--commit").status == 0)
      #expect(try room.issues(of: "a") == 1)
    }
  }

  @Test(arguments: ["begin", "place", "record"])
  func commitsOnceHoweverOftenItIsKilled(step: String) throws {
    try PlannedNewsroom.with(jobs: ["a", "b"]) { room in
      try room.plan()
      #expect(try room.work(0).status == 0)
      #expect(try room.verify("--commit", fault: "\(step):kill@b").status == 9)
      let again = try room.verify("--commit")
      #expect(again.status == 0)
      #expect(again.output.contains("committed: 1 now, 1 before, 0 conflicts, 0 failed"), "\(again.output)")
      #expect(try room.verify("--commit").output.contains("committed: 0 now, 2 before"))
      #expect(try room.issues(of: "a") == 1 && room.issues(of: "b") == 1)
      #expect(try room.digests("out").count == 2)
      let next = try room.bifolium("newsletter run jobs --as-of 2024-03-08")
      #expect(next.errors.contains("2 skipped"), "\(next.errors)")
    }
  }

  @Test func neverMakesAnotherIssueThanThePlanned() throws {
    try PlannedNewsroom.with(jobs: ["a", "b", "c"]) { room in
      try room.plan()
      try room.write("---\ntitle: 雨\ndate: 2024-03-05\n---\n春雨落在渡口。\n", to: "sites/a/yu.md")
      try room.remove("sites/b/yu.md")
      try room.write(PlannedNewsroom.job("c") + "limits: { wall: 5m }\n", to: "jobs/c.yml")
      let result = try room.work(0)
      #expect(result.status == 4)
      let verified = try room.verify()
      #expect(verified.status == 4)
      #expect(verified.output.contains("the post site:yu.md has changed"), "\(verified.output)")
      #expect(verified.output.contains("the post site:yu.md is gone"))
      #expect(verified.output.contains("the job file has changed"))
      #expect(verified.output.contains("3 issues: 0 ok, 3 stale"))
      #expect(try room.verify("--commit").output.contains("nothing was committed"))
    }
  }

  @Test func commitsNothingOverWhatTheLedgerHasLearntSinceThePlan() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      #expect(try room.work(0).status == 0)
      try room.write("---\ntitle: 雾\ndate: 2024-03-06\n---\n雾从江心升起来。\n", to: "sites/a/wu.md")
      #expect(try room.bifolium("newsletter run jobs --as-of 2024-03-08").status == 0)
      let before = try room.digests("out")
      let committed = try room.verify("--commit")
      #expect(committed.status == 5)
      #expect(committed.errors.contains("item-conflict"), "\(committed.errors)")
      #expect(try room.digests("out") == before)
    }
  }

  @Test func replacesNoFileThatTheJobHasNotMade() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      #expect(try room.work(0).status == 0)
      try room.write("somebody's", to: "out/a-1.pdf")
      #expect(try room.verify("--commit").status == 5)
      #expect(try room.bifolium.bytes("out/a-1.pdf") == Data("somebody's".utf8))
    }
  }

  @Test func makesEachIssueOnceThoughTwoWorkersAreAtOneShard() throws {
    try PlannedNewsroom.with(jobs: ["a", "b"]) { room in
      try room.plan()
      let both = try room.bifolium.shell(
        "bifolium newsletter run --plan plan --shard 0 & one=$!; bifolium newsletter run --plan plan --shard 0; "
          + "two=$?; wait $one; echo $? $two")
      #expect(both.output == "0 0\n", "\(both.errors)")
      #expect(try room.verify().output == "2 issues: 2 ok\n")
    }
  }

  @Test func sharesAPlanThatWasMovedWithWhatLiesBesideIt() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      let moved = room.bifolium.folder.appending(path: "mounted/here")
      try FileManager.default.createDirectory(at: moved, withIntermediateDirectories: true)
      for name in ["plan", "jobs", "sites"] { try room.keep(name, as: "mounted/here/\(name)") }
      let worker = try room.bifolium("newsletter run --plan mounted/here/plan --shard 0")
      #expect(worker.status == 0, "\(worker.errors)")
      #expect(try room.bifolium("newsletter verify --plan mounted/here/plan --commit").status == 0)
      #expect(FileManager.default.fileExists(atPath: moved.appending(path: "out/a-1.pdf").path))
    }
  }

  @Test func saysInThePlanWhatHasNothingToDoAndWhatCannotBePlanned() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.write("job: broken\n", to: "jobs/broken.yml")
      let few = PlannedNewsroom.job("few").replacing("first-run: all", with: "first-run: all, minimum: 9")
      try room.write(few, to: "jobs/few.yml")
      try room.write("---\ntitle: 风\ndate: 2024-03-04\n---\n风大，渡船停了半天。\n", to: "sites/few/feng.md")
      let planned = try room.bifolium("newsletter plan jobs --shards 1 -o plan --as-of 2024-03-08")
      #expect(planned.status == 4)
      #expect(planned.errors.contains("1 issues in 1 shards"), "\(planned.errors)")
      #expect(planned.errors.contains("1 jobs have nothing to do, 1 cannot be planned"))
      #expect(try room.work(0).status == 0)
      #expect(try room.verify("--commit").output.contains("nothing was committed"))
      #expect(try room.verify("--commit --partial").status == 4)
      #expect(try room.issues(of: "a") == 1)
      let ledger = try Ledger.reading(path: room.bifolium.folder.path + "/jobs/few.ledger", job: "few")
      #expect(try ledger?.waiting() == ["site:feng.md"])
    }
  }

  @Test(arguments: [
    ("", 64), ("SLURM_ARRAY_TASK_ID=0", 0), ("JOB_COMPLETION_INDEX=9", 64),
    ("AWS_BATCH_JOB_ARRAY_INDEX=x", 64),
  ])
  func learnsItsShardFromTheEngine(variable: String, status: Int) throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      let result = try room.bifolium.shell("env \(variable) bifolium newsletter run --plan plan")
      #expect(Int(result.status) == status, "\(result.errors)")
      if status == 64 { #expect(result.errors.contains("SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX")) }
    }
  }

  @Test(.enabled(if: Tool.exists("setpriv") && getuid() == 0))
  func saysSoWhereThePlanFolderCannotBeWritten() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      #expect(try Tool.run("chmod", "-R", "a+rX,go-w", room.bifolium.folder.path).status == 0)
      let result = try room.bifolium.shell(
        "setpriv --reuid 65534 --regid 65534 --clear-groups \(Bifolium.bin.path)/bifolium newsletter run --plan plan --shard 0"
      )
      #expect(result.status == 1)
      #expect(result.errors.contains("output-unwritable"), "\(result.errors)")
    }
  }

  @Test func refusesADamagedPlan() throws {
    try PlannedNewsroom.with(jobs: ["a"]) { room in
      try room.plan()
      try room.remove("plan/shards/0000.json")
      #expect(try room.work(0).status == 6)
      try room.write("{", to: "plan/plan.json")
      #expect(try room.work(0).status == 6)
      #expect(try room.verify().status == 6)
    }
  }
}
