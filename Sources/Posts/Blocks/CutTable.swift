import Manuscript

/// How much of a table a book takes over. A cell costs the setting of a PDF about 8 KB and .15 ms; nobody reads the
/// hundred thousandth.
enum TableSize {
  static let mostCells = 100_000
  /// A row of more columns stands on no page and no screen.
  static let mostColumns = 1000
}

extension BlockBuilder {
  /// Leaves out the cells at the ends of endless rows, and the rows at the end of an endless table, and says how many.
  mutating func cut(_ table: inout Table) {
    let rows = table.head + table.body
    guard
      rows.reduce(0, { $0 + $1.count }) > TableSize.mostCells
        || rows.contains(where: { $0.count > TableSize.mostColumns })
    else { return }
    var left = TableSize.mostCells
    let head = take(table.head, &left)
    let body = take(table.body, &left)
    let rowsLeftOut = rows.count - head.count - body.count
    let cellsLeftOut = (rows.reduce(0) { $0 + $1.count }) - (head + body).reduce(0) { $0 + $1.count }
    table.head = head
    table.body = body
    report(
      .tableTooBig, "\(cellsLeftOut) cells of a table, \(rowsLeftOut) whole rows among them, were left out",
      hint:
        "a table may have \(TableSize.mostCells) cells and \(TableSize.mostColumns) columns; divide it, or link to it",
      line: table.attributes.place?.line)
  }

  /// The rows that there is still room for.
  private func take(_ rows: [Table.Row], _ left: inout Int) -> [Table.Row] {
    var taken: [Table.Row] = []
    for row in rows {
      let cells = row.prefix(TableSize.mostColumns)
      guard cells.count <= left else { break }
      left -= cells.count
      taken.append(Array(cells))
    }
    return taken
  }
}
