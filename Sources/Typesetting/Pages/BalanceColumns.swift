/// Gives the columns of a last page the same height.
struct BalanceColumns {
  let galley: Galley
  /// The columns of a page.
  let count: Int
  /// Points, as are the heights.
  let grid: Double
  let height: Double
  let firstHeight: Double

  /// The columns of all pages, the last page's levelled.
  static func run(
    _ columns: [ColumnLayout], _ galley: Galley, count: Int, height: Double, firstHeight: Double, grid: Double
  ) -> [ColumnLayout] {
    BalanceColumns(galley: galley, count: count, grid: grid, height: height, firstHeight: firstHeight)
      .run(columns)
  }

  /// The last page's columns have the least height at which its text fits and no line stands where it must not.
  func run(_ columns: [ColumnLayout]) -> [ColumnLayout] {
    guard count > 1, !columns.isEmpty else { return columns }
    let first = (columns.count - 1) / count * count
    let last = columns[first...]
    let full = first == 0 ? firstHeight : height
    guard let start = last.first, !start.plan.hasBottom, last.contains(where: { !$0.placements.isEmpty })
    else { return columns }
    // Notes stay at the foot of the page, but they count: text above them must leave them room.
    let total = last.reduce(0) { $0 + $1.frame.top + $1.depth + $1.notesDepth }
    let least = last.map(\.frame.top).max() ?? 0
    // Where paragraphs may give up a line each, columns can be shorter than what stands in them now.
    let given = galley.variants.isEmpty ? 0 : 1
    var lines = max(1, Int((max(least + grid, total / Double(count)) / grid - 1e-6).rounded(.up)) - given)
    while Double(lines) * grid < full {
      let balanced = Paginate.run(
        galley, columns: count, height: Double(lines) * grid, firstHeight: Double(lines) * grid, grid: grid,
        start: start.start, carry: start.carry, plan: start.plan, levels: true)
      if balanced.columns.count <= count, balanced.cost < KeepTogether.widow, fits(balanced.columns) {
        return columns[..<first] + balanced.columns
      }
      lines += 1
    }
    return columns
  }

  /// An empty column takes a fragment of any height: such a division is none.
  private func fits(_ columns: [ColumnLayout]) -> Bool {
    columns.allSatisfy { $0.depth + $0.notesDepth <= $0.frame.height + 0.01 }
  }

  /// How many lines the shortest of the last page's columns is shorter than the longest; a last column that is
  /// one line short is as level as can be.
  func unevenness(_ columns: [ColumnLayout]) -> Int {
    guard count > 1, !columns.isEmpty else { return 0 }
    let last = columns[((columns.count - 1) / count * count)...]
    let depths = last.map { Int((($0.frame.top + $0.depth) / grid).rounded(.up)) }
    guard let most = depths.max(), let least = depths.min() else { return 0 }
    let isLastShort = most - least == 1 && depths.dropLast().allSatisfy { $0 == most }
    return last.count < count || isLastShort ? 0 : most - least
  }
}
