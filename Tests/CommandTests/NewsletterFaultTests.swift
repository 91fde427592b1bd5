import Foundation
import TestSupport
import Testing

/// Lets runs fail at every step, and runs them again: nothing may be lost, and nothing come twice.
@Suite struct NewsletterFaultTests {
  /// Before each step, between the files of those that make several, and after the last one.
  static let places = [
    "load", "lock", "open", "window", "survey", "memory", "select", "compose", "prepare", "print", "print.1",
    "examine", "begin", "place", "place.1", "record", "done",
  ]

  /// What a run leaves that nothing ever happened to.
  static let unharmed = Result { try Newsroom.with { room in try room.run().check(room) } }

  @Test(arguments: places) func isAsIfItHadNeverBeenKilled(place: String) throws {
    try Newsroom.with { (room) throws in
      let killed = try room.run(fault: "\(place):kill")
      #expect(killed.status == 1)
      #expect(killed.errors.contains("worker-died") && killed.errors.contains("SIGKILL"), "\(killed.errors)")
      let state = try room.run().check(room)
      #expect(try state == Self.unharmed.get())
    }
  }

  @Test(arguments: places) func takesEveryPostOnceThoughOneCameAfterAKill(place: String) throws {
    try Newsroom.with { (room) throws in
      _ = try room.run(fault: "\(place):kill")
      try room.write(Newsroom.latePost.text, to: Newsroom.latePost.path)
      _ = try room.run().check(room)
      _ = try room.run(asOf: Newsroom.secondDay).check(room)
      let posts = Array(Newsroom.posts.keys) + [Newsroom.latePost.path]
      #expect(try room.issuedPosts() == posts.map { "site:" + $0.dropFirst(5) }.sorted())
      // The late post is in the first issue, unless that was recorded before it came.
      #expect(try room.outputs().count == (place == "done" ? 4 : 2))
    }
  }

  @Test(arguments: places.dropLast(), ["fail", "enospc"])
  func leavesNothingWhereAStepFails(place: String, fault: String) throws {
    try Newsroom.with { (room) throws in
      let failed = try room.run(fault: "\(place):\(fault)")
      #expect(failed.status == 1, "\(failed.errors)")
      #expect(failed.errors.contains("error["), "\(failed.errors)")
      #expect(try room.outputs() == [])
      #expect(try room.leftovers() == [])
      #expect(try room.issuedPosts() == [])
      let state = try room.run().check(room)
      #expect(try state == Self.unharmed.get())
    }
  }

  @Test(arguments: ["place.1", "record"]) func putsBackWhatAFailedRunHadReplaced(place: String) throws {
    try Newsroom.with { (room) throws in
      let before = try room.run().check(room)
      try room.write("---\ntitle: 雨\n---\n春雨落在渡口，改过的稿子。\n", to: "site/2024-03-05-yu.md")
      #expect(try room.run("weekly.yml --issue 1", fault: "\(place):fail").status == 1)
      #expect(try room.state() == before)
    }
  }
}

extension Tool.Result {
  /// Expects that a run was done and left no temporary file, and tells what it left.
  fileprivate func check(_ room: Newsroom) throws -> String {
    #expect(status == 0, "\(errors)")
    #expect(try room.leftovers() == [])
    return try room.state()
  }
}
