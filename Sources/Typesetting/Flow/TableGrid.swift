import Manuscript

/// The cells of a table in their columns and rows, with spans resolved.
struct TableGrid: Sendable, Equatable {
  /// A cell and the part of the grid that it covers.
  struct Placed: Sendable, Equatable {
    var cell: Table.Cell
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int
    /// The column of the whole table that it begins in.
    var origin: Int
    /// Whether it stands in an earlier part of a divided table already.
    var isRepeated = false
  }

  let columns: Int
  let rows: Int
  let headRows: Int
  let cells: [Placed]

  /// Puts each cell into the first free place of its row. A span that leaves the table is cut at its edge.
  init(_ table: Table) {
    let all = table.head + table.body
    let count = TableGrid.columnCount(table, all)
    var taken = Array(repeating: 0, count: count)
    var cells: [Placed] = []
    for (row, line) in all.enumerated() {
      let end = row < table.head.count ? table.head.count : all.count
      var column = 0
      for cell in line {
        while column < count, taken[column] > row { column += 1 }
        guard column < count else { break }
        let placed = Placed(
          cell: cell, row: row, column: column, rows: min(max(1, cell.rowSpan), end - row),
          columns: TableGrid.span(cell, from: column, row, taken), origin: column)
        for index in column..<column + placed.columns { taken[index] = row + placed.rows }
        column += placed.columns
        cells.append(placed)
      }
    }
    (columns, rows, headRows, self.cells) = (count, all.count, table.head.count, cells)
  }

  private init(_ whole: TableGrid, columns: Int, cells: [Placed]) {
    (self.columns, rows, headRows, self.cells) = (columns, whole.rows, whole.headRows, cells)
  }

  /// The first column and some others; 1 is the least of `range`. Cells that begin before the range stand in an
  /// earlier part too, unless this is the first.
  func part(_ range: Range<Int>) -> TableGrid {
    let placed = cells.compactMap { whole -> Placed? in
      let inside = (whole.column..<whole.column + whole.columns).clamped(to: range)
      let holdsFirst = whole.column == 0
      guard holdsFirst || !inside.isEmpty else { return nil }
      var cell = whole
      cell.column = holdsFirst ? 0 : 1 + inside.lowerBound - range.lowerBound
      cell.columns = inside.count + (holdsFirst ? 1 : 0)
      cell.isRepeated = range.lowerBound > 1 && whole.column < range.lowerBound
      return cell
    }
    return TableGrid(self, columns: range.count + 1, cells: placed)
  }

  /// As many columns as the widest row has, so that no cell is lost.
  private static func columnCount(_ table: Table, _ rows: [Table.Row]) -> Int {
    var open: [Int] = []
    var count = table.columns.count
    for row in rows {
      let width = row.reduce(0) { $0 + max(1, $1.columnSpan) } + open.count
      count = max(count, width)
      open = open.filter { $0 > 1 }.map { $0 - 1 }
      for cell in row where cell.rowSpan > 1 {
        open += Array(repeating: cell.rowSpan - 1, count: max(1, cell.columnSpan))
      }
    }
    return max(1, count)
  }

  private static func span(_ cell: Table.Cell, from column: Int, _ row: Int, _ taken: [Int]) -> Int {
    var end = column + 1
    while end < taken.count, end < column + max(1, cell.columnSpan), taken[end] <= row { end += 1 }
    return end - column
  }
}
