/// LB-hy: how many lines in a row end in hyphens, as both searches for breaks count them.
struct HyphenLadder: Equatable {
  /// 0 … ``CompositionCosts/hyphenLadder``.
  private(set) var rungs = 0
  /// What its last line costs on top: more than nothing if it is one too many.
  private(set) var cost = 0.0

  /// Whether one more would be too many.
  var isFull: Bool { rungs == CompositionCosts.hyphenLadder }

  /// The ladder after one more line, which ends in a hyphen or not.
  func next(endsInHyphen: Bool) -> HyphenLadder {
    var ladder = HyphenLadder()
    guard endsInHyphen else { return ladder }
    ladder.rungs = min(rungs + 1, CompositionCosts.hyphenLadder)
    ladder.cost = isFull ? CompositionCosts.hyphenBeyondLadder : 0
    return ladder
  }
}
