/// The word that a misspelt one was most likely meant to be; `nil` where none is near.
package func nearest(to word: String, among known: [String]) -> String? {
  let ranked = known.map { ($0, editDistance(word.lowercased(), $0.lowercased())) }
  guard let (key, distance) = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return nil }
  return distance <= max(2, word.count / 2) && distance < max(word.count, key.count) ? key : nil
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into another
/// (the Damerau–Levenshtein distance, restricted: no piece is edited twice).
func editDistance(_ lhs: String, _ rhs: String) -> Int {
  let source = Array(lhs)
  let target = Array(rhs)
  var beforeLast: [Int] = []
  var last = Array(0...target.count)
  for row in source.indices {
    var current = [row + 1]
    for column in target.indices {
      let same = source[row] == target[column]
      var best = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[target.count]
}
