import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

/// Plans: how issues are divided, and how they stand in their folder.
@Suite struct ShardPlanTests {
  @Test func sharesWorkSoThatNoShardHasMuchMoreThanAnother() {
    let weights = [70, 10, 20, 60, 10, 30, 40]
    let owners = balance(weights, among: 3)
    let loads = (0..<3).map { shard in zip(weights, owners).filter { $1 == shard }.map(\.0).reduce(0, +) }
    #expect(loads.reduce(0, +) == 240)
    #expect(loads.allSatisfy { (70...90).contains($0) })
  }

  @Test func spreadsIssuesWithoutTextAsWell() {
    #expect(balance([0, 0, 0, 0], among: 2).sorted() == [0, 0, 1, 1])
  }

  @Test func writesTheSameBytesForTheSameIssues() throws {
    try TestFolder.with { folder in
      let names = ["a", "bb", "ccc", "dddd", "eeeee"]
      let (one, _) = try ShardSamples.plan(names, shards: 3, in: folder.appending(path: "one"))
      let (two, _) = try ShardSamples.plan(names, shards: 3, in: folder.appending(path: "two"))
      for file in ["plan.json", "shards/0000.json", "shards/0001.json", "shards/0002.json"] {
        #expect(
          try Data(contentsOf: URL(filePath: "\(one.path)/\(file)"))
            == Data(contentsOf: URL(filePath: "\(two.path)/\(file)")))
      }
    }
  }

  @Test func hasEveryIssueInExactlyOneShard() throws {
    try TestFolder.with { folder in
      let names = (1...20).map { "job\($0)" }
      let (folder, plan) = try ShardSamples.plan(names, shards: 7, in: folder)
      let files = try (0..<7).map { try folder.shard($0, of: plan) }
      #expect(files.flatMap(\.items).map(\.recipe.name).sorted() == names.sorted())
      #expect(Set(plan.items.map(\.key)).count == 20)
      for item in plan.items { #expect(files[item.shard].items.contains { $0.key == item.key }) }
    }
  }

  @Test func leavesAFolderAloneThatHoldsAnotherPlan() throws {
    try TestFolder.with { folder in
      _ = try ShardSamples.plan(["a"], in: folder)
      _ = try ShardSamples.plan(["a"], in: folder)
      let refusal = #expect(throws: Finding.self) { try ShardSamples.plan(["b"], in: folder) }
      #expect(refusal?.id == .planExists)
    }
  }

  @Test func leavesAFolderAloneThatHoldsSomethingElse() throws {
    try TestFolder.with(["plan/thesis.txt": ""]) { folder in
      let refusal = #expect(throws: Finding.self) { try ShardSamples.plan(["a"], in: folder) }
      #expect(refusal?.id == .planExists)
    }
  }

  @Test func finishesWhatAPlannerBeganThatWasStopped() throws {
    try TestFolder.with(["plan/shards/0000.json": "half", "plan/shards/.0001.json.X": ""]) { folder in
      let (plan, _) = try ShardSamples.plan(["a"], in: folder)
      #expect(try plan.verify().count(.missing) == 1)
    }
  }

  @Test func knowsAShardThatIsNotAsPlanned() throws {
    try TestFolder.with { folder in
      let (folder, plan) = try ShardSamples.plan(["a", "b"], shards: 2, in: folder)
      try FileManager.default.removeItem(atPath: folder.path + "/shards/0000.json")
      try Data("{}".utf8).write(to: URL(filePath: folder.path + "/shards/0001.json"))
      for shard in 0...1 {
        let refusal = #expect(throws: Finding.self) { try folder.shard(shard, of: plan) }
        #expect(refusal?.id == .planBroken)
      }
      #expect(try folder.verify().damage.count == 2)
    }
  }

  @Test func givesADifferentKeyToWhateverMakesAnotherIssue() throws {
    let recipe = ShardSamples.recipe("a")
    var others = [Recipe](repeating: recipe, count: 8)
    others[0].generator = "Bifolium 9.9.10"
    others[1].job = "b"
    others[2].number = 2
    others[3].until += 1
    others[4].editorial = "e"
    others[5].themes = ["t"]
    others[6].parts[0].title = "Part"
    others[7].parts[0].posts[0].digest = "e"
    #expect(try Set((others + [recipe]).map { try $0.key() }).count == 9)
  }

  @Test(arguments: [
    ([], ""), ([4], "4"), ([3, 1, 2], "1-3"), ([0, 3, 7, 8, 9, 3], "0,3,7-9"),
  ])
  func writesShardsAsSlurmReadsThem(shards: [Int], text: String) {
    #expect(ShardIndex.list(shards) == text)
  }

  @Test func asksTheOptionBeforeTheVariables() throws {
    let variables = [
      "SLURM_ARRAY_TASK_ID": "", "JOB_COMPLETION_INDEX": "2", "AWS_BATCH_JOB_ARRAY_INDEX": "3",
    ]
    #expect(try ShardIndex.find(option: "1", variables: variables, shards: 4) == 1)
    #expect(try ShardIndex.find(option: nil, variables: variables, shards: 4) == 2)
    #expect(
      try ShardIndex.find(option: nil, variables: ["SLURM_ARRAY_TASK_ID": "0"], shards: 4) == 0)
  }

  @Test(arguments: [nil, "", "4", "-1", "1.5", "one", " 1", "+1", "９", "99999999999999999999"])
  func neverGuessesAShard(text: String?) {
    let message = #expect(throws: Finding.self) {
      try ShardIndex.find(option: text, variables: [:], shards: 4)
    }
    #expect(message?.id == .shardInvalid)
    for name in ShardIndex.variables { #expect(message?.hint?.contains(name) == true) }
  }
}
