import Foundation
public import Manuscript
import Publishing
import Resources

/// The folder that planner, workers and verifier share. Nothing in it is ever written twice under one name:
///
///     plan.json               the plan: the last file that `plan` writes
///     shards/0007.json        the issues of a shard in full
///     tries/KEY/3             the third worker has begun the issue; 3.json says how it failed
///     work/KEY-…/             what is being made, private to one worker
///     done/KEY/               outputs and receipt.json, complete from the moment that the folder is there
///     quarantine/KEY.json     why the issue is not tried again
///     conflicts/KEY-…/        other bytes from the same recipe
public struct PlanFolder: Sendable, Equatable {
  /// Its path.
  public let path: String

  /// The folder at `path`; nothing is read yet.
  public init(_ path: String) { self.path = path }

  var planFile: String { path + "/plan.json" }
  var shards: String { path + "/shards" }
  var tries: String { path + "/tries" }
  var work: String { path + "/work" }
  var done: String { path + "/done" }
  var quarantine: String { path + "/quarantine" }
  var conflicts: String { path + "/conflicts" }

  /// The name of a shard's file, below the folder.
  static func shardFile(_ shard: Int) -> String {
    let digits = String(shard)
    return "shards/" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".json"
  }

  /// The file that says why an issue is not tried again.
  func quarantineFile(_ key: String) -> String { "\(quarantine)/\(key).json" }

  /// The path of something that the plan names.
  package func resolve(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : path + "/" + relative
  }
}

// MARK: - Reading

extension PlanFolder {
  /// The plan.
  ///
  /// - Throws: `plan-broken`, if there is none that this program understands.
  public func plan() throws(Finding) -> ShardPlan {
    let plan = try PlanJSON.read(ShardPlan.self, at: planFile)
    guard plan.version == ShardPlan.currentVersion else {
      throw Finding(
        .planBroken,
        "the plan is of version \(plan.version), and this program knows \(ShardPlan.currentVersion)",
        hint: "plan again, or use the program that planned: \(plan.generator)",
        at: SourcePlace(path: planFile))
    }
    return plan
  }

  /// The issues of a shard.
  ///
  /// - Throws: `plan-broken`, if its file is missing or is not the one that was planned.
  public func shard(_ index: Int, of plan: ShardPlan) throws(Finding) -> ShardFile {
    let file = path + "/" + plan.shards[index].file
    let digest = Digest.sha256(ofFile: file)
    guard digest == plan.shards[index].sha256 else {
      throw Finding(
        .planBroken,
        digest == nil
          ? "the file of shard \(index) cannot be read" : "the file of shard \(index) has changed",
        hint: "plan again into an empty folder", at: SourcePlace(path: file))
    }
    return try PlanJSON.read(ShardFile.self, at: file)
  }
}

/// JSON as it stands in the files of a plan: the same value always makes the same bytes.
enum PlanJSON {
  static func text(_ value: some Encodable) throws(Finding) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw Finding(.planBroken, "a value cannot be written as JSON: \(error)")
    }
  }

  static func read<Value: Decodable>(_ type: Value.Type, at path: String) throws(Finding) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: path)))
    } catch is DecodingError {
      throw Finding(.planBroken, "the file is damaged", at: SourcePlace(path: path))
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw Finding(
        .planBroken, isThere ? "the file cannot be read" : "there is no such file",
        at: SourcePlace(path: path))
    }
  }
}
