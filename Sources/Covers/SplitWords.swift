import PangoCairo

/// Judges how well a title is broken: what a designer sees at once, and the width of a line does not tell.
enum SplitWords {
  /// How badly `lines`, of a language that does not separate its words, are broken: 2 for each end inside a word
  /// of the dictionary, 1 between two characters that it does not know as words and that may be one.
  static func cost(of lines: [String]) -> Int {
    let scalars = lines.flatMap { $0.unicodeScalars.map(\.value) }
    let starts = WordBoundaries.starts(scalars)
    var (cost, end) = (0, 0)
    for line in lines.dropLast() {
      end += line.unicodeScalars.count
      guard end > 0, end < scalars.count else { continue }
      let isAlone = starts[end - 1] && (end + 1 == scalars.count || starts[end + 1])
      cost += !starts[end] ? 2 : isAlone ? 1 : 0
    }
    return cost
  }
}
