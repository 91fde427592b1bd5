/// Gives the columns of a last page the same height.
enum BalanceColumns {
  /// The columns of all pages, the last page's levelled: the least height at which its text fits and no line stands
  /// where it must not.
  static func run(
    _ columns: [ColumnLayout], _ galley: Galley, count: Int, height: Double, firstHeight: Double, grid: Double
  ) -> [ColumnLayout] {
    guard count > 1, !columns.isEmpty else { return columns }
    let first = (columns.count - 1) / count * count
    let last = columns[first...]
    let full = first == 0 ? firstHeight : height
    guard let start = last.first else { return columns }
    // Notes stay at the foot of the page, but they count: text above them must leave them room.
    let total = last.reduce(0) { $0 + $1.depth + $1.notesDepth }
    var lines = max(1, Int((total / Double(count) / grid - 1e-6).rounded(.up)))
    while Double(lines) * grid < full {
      let balanced = Paginate.run(
        galley, columns: count, height: Double(lines) * grid, firstHeight: Double(lines) * grid, grid: grid,
        start: start.start, carry: start.carry)
      if balanced.columns.count <= count, balanced.cost < KeepTogether.widow,
        fits(balanced.columns, lines, grid)
      {
        return columns[..<first] + balanced.columns
      }
      lines += 1
    }
    return columns
  }

  /// An empty column takes a fragment of any height: such a division is none.
  private static func fits(_ columns: [ColumnLayout], _ lines: Int, _ grid: Double) -> Bool {
    columns.allSatisfy { $0.depth + $0.notesDepth <= Double(lines) * grid + 0.01 }
  }
}
