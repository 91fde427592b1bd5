import Foundation
import Manuscript
import Synchronization
import TestSupport

@testable import Newsletters

/// Issues of no particular job.
enum ShardSamples {
  /// The recipe of issue 1 of a job.
  static func recipe(_ name: String) -> Recipe {
    Recipe(
      generator: "Bifolium 9.9.9", job: String(repeating: "a", count: 64), name: name, number: 1, since: nil,
      until: 1_700_000_000, editorial: nil, themes: [],
      parts: [RecipePart(title: nil, posts: [RecipePost(id: "site:\(name)", digest: "d", reason: .new)])])
  }

  /// A plan of issues with those names, in a folder.
  static func plan(_ names: [String], shards: Int = 1, in folder: URL) throws -> (PlanFolder, ShardPlan) {
    var draft = PlanDraft(generator: "Bifolium 9.9.9")
    for name in names {
      let recipe = recipe(name)
      draft.issues.append(
        PlannedIssue(
          key: try recipe.key(), recipe: recipe, path: "../jobs/\(name).yml", asOf: 1_700_000_000,
          ledger: "../jobs/\(name).ledger", posts: [], waiting: []))
      draft.weights.append(name.count)
    }
    let plan = PlanFolder(folder.appending(path: "plan").path)
    return (plan, try plan.write(draft, shards: shards))
  }
}

/// Makes an issue of one small file, or does what a test wants instead.
struct FakeMaker: ItemMaker {
  /// What happens to issues by name.
  var outcomes: [String: ItemOutcome] = [:]
  /// What the file says.
  var text = "book"
  /// Is called before the outcome is returned.
  var meanwhile: @Sendable () -> Void = {}

  func make(_ item: PlannedIssue, of shard: Int, in folder: String) async -> ItemOutcome {
    meanwhile()
    if let outcome = outcomes[item.recipe.name] { return outcome }
    let isWritten = FileManager.default.createFile(
      atPath: "\(folder)/1.epub", contents: Data("\(text) \(item.recipe.name)".utf8))
    guard isWritten else { return .failed(Finding(.outputUnwritable, "the test cannot write")) }
    let file = MadeFile(file: "1.epub", path: "out/\(item.recipe.name).epub", format: "epub", pages: nil)
    return .made(MadeItem(title: item.recipe.name, files: [file], findings: [:]))
  }
}

extension ShardWorker {
  /// Does its shard and tells what came of each issue.
  func results() async throws -> [ItemResult] { try await run { _, _ in }.items.map(\.result) }
}
