/// The work that the templates of one post have left: texts and lists can double with each filter, so that a
/// dozen lines would fill any memory.
final class LiquidBudget {
  private var left = LiquidLimits.work

  /// Whether more was asked for than there was.
  var isSpent: Bool { left < 0 }

  /// Takes what a look at values costs.
  ///
  /// - Parameters:
  ///   - values: what is looked at.
  ///   - growth: bytes that are written beyond those of the values.
  /// - Returns: `false` where there is not so much left.
  func spend(on values: [LiquidValue], growth: Int = 0) -> Bool {
    left -= min(growth, LiquidLimits.work + 1)
    for value in values where left >= 0 { left -= value.weight(upTo: left) }
    return left >= 0
  }

  /// Takes what a tag costs, whatever it does: loops may hold hundreds of them.
  func spendOnTag(_ token: LiquidToken) { left -= LiquidLimits.tag + token.text.utf8.count }
}

extension LiquidValue {
  /// What going through it costs: the bytes of texts and the elements of lists. Of a map, only what `group_by`
  /// put into it counts: all others are as deep as the files that they come from.
  ///
  /// - Parameters:
  ///   - limit: where counting ends.
  ///   - depth: the lists around it.
  /// - Returns: the cost; more than `limit` where it nests too deeply.
  func weight(upTo limit: Int, depth: Int = 0) -> Int {
    if depth > LiquidLimits.depth { return limit + 1 }
    switch self {
    case .null, .bool, .number: return 1
    case .string(let text): return 1 + text.utf8.count
    case .map(let entries):
      guard case .list? = entries["items"] else { return 1 }
      return 1 + (entries["items"]?.weight(upTo: limit, depth: depth + 1) ?? 0)
    case .list(let values):
      var sum = 1
      for value in values {
        sum += value.weight(upTo: limit - sum, depth: depth + 1)
        if sum > limit { break }
      }
      return sum
    }
  }
}
