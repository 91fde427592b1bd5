/// Decides what it costs to end a column between two fragments.
///
/// The unit is that of ``Paginate``: ten for a column one line short, growing with the square of the lines.
enum KeepTogether {
  /// A line alone on a page: dearer than a column that is seventeen lines short.
  static let widow = 3000
  /// A heading, caption or table head apart from what it belongs to.
  static let kept = 20_000
  private static let code = 400
  /// A table that is divided although it is short, or near its end.
  private static let table = 400
  /// The rows of a short table, with its head.
  private static let shortTable = 10
  private static let slice = 60

  /// Sets the cost before each fragment.
  static func assignCosts(to fragments: inout [Fragment], leading: Double) {
    for index in fragments.indices.dropFirst() {
      fragments[index].breakCost = max(fragments[index].breakCost, cost(before: index, fragments))
    }
    keepHeadings(&fragments, leading: leading)
  }

  private static func cost(before index: Int, _ fragments: [Fragment]) -> Int {
    let (above, below) = (fragments[index - 1], fragments[index])
    if above.keepsWithNext { return kept }
    guard above.item == below.item else { return 0 }
    let isFirst = index < 2 || fragments[index - 2].item != above.item
    let isLast = index + 1 == fragments.count || fragments[index + 1].item != below.item
    switch below.kind {
    case .text: return isFirst || isLast ? widow : 0
    case .heading: return kept
    case .code: return isFirst || isLast ? code : slice / 4
    case .row: return cost(beforeRow: index, fragments)
    case .figure, .other: return slice
    }
  }

  /// A short table is rather kept whole, and of a long one three rows stand on either side, besides its head.
  private static func cost(beforeRow index: Int, _ fragments: [Fragment]) -> Int {
    let item = fragments[index].item
    let above = fragments[..<index].suffix(shortTable).reversed().prefix { $0.item == item }.count
    let below = fragments[index...].prefix(shortTable).prefix { $0.item == item }.count
    return above + below <= shortTable || above < 4 || below < 3 ? table : slice
  }

  /// A heading keeps two lines of what follows, also where that is a block of a single line.
  private static func keepHeadings(_ fragments: inout [Fragment], leading: Double) {
    for index in fragments.indices where fragments[index].kind == .heading && fragments[index].keepsWithNext {
      var depth = 0.0
      var next = index + 1
      while next < fragments.count, depth < 2 * leading - 0.01 {
        fragments[next].breakCost = max(fragments[next].breakCost, kept)
        depth += fragments[next].height
        next += 1
      }
    }
  }
}
