/// Brings a column that is a few lines short down to the page's foot, by whole grid lines above its headings.
///
/// Lines of text are never spread: they keep the grid. Where the blanks that may grow do not reach to the foot the
/// column stays as it is, for then its foot is not level either way.
struct StretchColumn {
  let galley: Galley
  /// Points, as is `height`.
  let grid: Double
  let height: Double

  /// More blank than this shows as a hole.
  static let mostLines = 4

  /// The column with its parts moved down.
  func run(_ column: ColumnLayout) -> ColumnLayout {
    let free = Int(((height - column.depth - column.notesDepth) / grid + 1e-6).rounded(.down))
    let places = places(column)
    let room = places.reduce(0) { $0 + $1.lines }
    guard free > 0, free <= min(room, StretchColumn.mostLines) else { return column }
    var result = column
    for (index, lines) in shares(of: free, among: places) {
      for later in index..<result.placements.count { result.placements[later].y += Double(lines) * grid }
    }
    result.depth += Double(free) * grid
    return result
  }

  /// A blank that may grow: the placement below it, and by how many lines.
  private typealias Place = (index: Int, lines: Int)

  private func places(_ column: ColumnLayout) -> [Place] {
    column.placements.indices.dropFirst().compactMap { index in
      guard let below = fragment(column, index), let above = fragment(column, index - 1) else { return nil }
      let lines = StretchColumn.lines(between: above, below, grid: grid)
      return lines > 0 ? (index, lines) : nil
    }
  }

  /// By how many lines the blank between two fragments may grow: by one above a heading, by two above the head of
  /// an article, which is larger.
  static func lines(between above: Fragment, _ below: Fragment, grid: Double) -> Int {
    guard below.kind == .heading, above.kind != .heading else { return 0 }
    return below.height > 2.5 * grid ? 2 : 1
  }

  private func fragment(_ column: ColumnLayout, _ index: Int) -> Fragment? {
    guard case .flow(let source) = column.placements[index].source else { return nil }
    return galley.fragments[source]
  }

  /// A line for each place in turn, from the last, which is nearest to the foot.
  private func shares(of free: Int, among places: [Place]) -> [Place] {
    var shares = places.map { Place(index: $0.index, lines: 0) }
    var rest = free
    while rest > 0 {
      for (position, place) in places.enumerated().reversed()
      where rest > 0 && shares[position].lines < place.lines {
        shares[position].lines += 1
        rest -= 1
      }
    }
    return shares
  }
}
