public import Manuscript

/// Which shard a worker is to do.
public enum ShardIndex {
  /// The variables in which engines tell a worker its place in an array, in the order in which they are asked.
  public static let variables = [
    "SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX",
  ]

  /// The number that the user gave, else that of the engine.
  ///
  /// - Throws: `shard-invalid`, if there is none, or none of a shard of the plan: then the whole array is
  ///   started wrongly, and guessing would leave issues undone.
  public static func find(option: String?, variables: [String: String], shards: Int) throws(Finding) -> Int {
    let names = ShardIndex.variables.joined(separator: ", ")
    let found = ShardIndex.variables.lazy.compactMap { name in
      variables[name].flatMap { $0.isEmpty ? nil : (name, $0) }
    }
    guard let (origin, text) = option.map({ ("--shard", $0) }) ?? found.first else {
      throw Finding(
        .shardInvalid, "no shard is named",
        hint: "give --shard, or start it as an array that sets one of \(names)")
    }
    let range = shards == 1 ? "there is only shard 0" : "shards are 0 to \(shards - 1)"
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let index = Int(text)
    else {
      throw Finding(
        .shardInvalid, "\(origin) is no number of a shard: “\(text)”",
        hint: "\(range); without --shard one of \(names) is asked")
    }
    guard index < shards else {
      throw Finding(
        .shardInvalid, "\(origin) is \(index), which the plan does not have",
        hint: "\(range): begin the array at 0; without --shard one of \(names) is asked")
    }
    return index
  }

  /// Numbers as `sbatch --array=` and GNU parallel's users write them: `0,3,7-9`.
  public static func list(_ shards: some Sequence<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for shard in Set(shards).sorted() {
      if let last = ranges.last, last.upperBound + 1 == shard {
        ranges[ranges.count - 1] = last.lowerBound...shard
      } else {
        ranges.append(shard...shard)
      }
    }
    return ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }.joined(separator: ",")
  }
}
