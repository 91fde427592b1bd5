/// Divides work among `shards` so that the longest takes little more than the others: the heaviest first, each to
/// the shard with the least so far (longest processing time first, Graham 1969: at most a third above the optimum).
///
/// - Parameters:
///   - weights: the work of each item.
///   - shards: how many there are.
/// - Returns: the shard of each item. It depends on the weights and their order alone.
func balance(_ weights: [Int], among shards: Int) -> [Int] {
  var loads = [Int](repeating: 0, count: shards)
  var counts = loads
  var result = [Int](repeating: 0, count: weights.count)
  let heaviestFirst = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
  for item in heaviestFirst {
    let lightest = loads.indices.min { (loads[$0], counts[$0], $0) < (loads[$1], counts[$1], $1) } ?? 0
    loads[lightest] += weights[item]
    counts[lightest] += 1
    result[item] = lightest
  }
  return result
}
