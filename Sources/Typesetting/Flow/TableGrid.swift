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
          columns: TableGrid.span(cell, from: column, row, taken))
        for index in column..<column + placed.columns { taken[index] = row + placed.rows }
        column += placed.columns
        cells.append(placed)
      }
    }
    (columns, rows, headRows, self.cells) = (count, all.count, table.head.count, cells)
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
