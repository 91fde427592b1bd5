import Manuscript

extension XHTMLWriter {
  mutating func write(_ table: Table, _ language: Language?) {
    guard !(table.head + table.body).allSatisfy(\.isEmpty) else { return }
    // The element around it lets wide tables scroll instead of running off the page, by keyboard too (WCAG 2.1.1).
    xml.open("div", .style("table"), XMLAttribute("tabindex", "0"))
    xml.open("table", id(table.attributes), language: language)
    xml.newline()
    if !table.caption.isEmpty {
      xml.open("caption")
      write(table.caption)
      xml.closeLine()
    }
    write(table.head, in: "thead", columns: table.columns)
    write(table.body, in: "tbody", columns: table.columns)
    xml.close()
    xml.closeLine()
  }

  private mutating func write(_ rows: [Table.Row], in group: String, columns: [TextAlignment?]) {
    guard !rows.isEmpty else { return }
    var grid = ColumnGrid()
    xml.open(group)
    xml.newline()
    for row in rows {
      grid.beginRow()
      xml.open("tr")
      for cell in row {
        let column = grid.place(cell)
        let alignment = cell.alignment ?? (column < columns.count ? columns[column] : nil)
        write(cell, isHead: group == "thead", alignment)
      }
      xml.closeLine()
    }
    xml.closeLine()
  }

  private mutating func write(_ cell: Table.Cell, isHead: Bool, _ alignment: TextAlignment?) {
    let spans = (columns: min(cell.columnSpan, 1000), rows: min(cell.rowSpan, 65_534))
    let scope = isHead ? (spans.columns > 1 ? "colgroup" : "col") : (spans.rows > 1 ? "rowgroup" : "row")
    let hasScope = isHead || cell.isHead
    xml.open(
      hasScope ? "th" : "td", when(hasScope, XMLAttribute("scope", scope)),
      when(spans.columns > 1, XMLAttribute("colspan", "\(spans.columns)")),
      when(spans.rows > 1, XMLAttribute("rowspan", "\(spans.rows)")),
      XMLAttribute("class", style(of: cell, alignment)))
    writeContent(cell.blocks, isTight: cell.blocks.count == 1)
    xml.close()
  }

  /// The classes of a cell: its alignment, and whether it is too short to be broken.
  private func style(of cell: Table.Cell, _ alignment: TextAlignment?) -> String? {
    let classes = [cell.isShort ? "short" : nil, alignment.map(XHTMLWriter.style)].compactMap(\.self)
    return classes.isEmpty ? nil : classes.joined(separator: " ")
  }
}

extension Table.Cell {
  /// Nothing, a name or a number, of at most six characters.
  fileprivate var isShort: Bool {
    if blocks.isEmpty { return true }
    guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else { return false }
    return paragraph.inlines.plainText.count <= 6
  }
}

/// Finds the column that each cell of a table stands in, past the cells that reach down from above.
private struct ColumnGrid {
  /// For each column, how many rows below this one are taken by a cell above them.
  private var reaching: [Int] = []
  private var column = 0

  mutating func beginRow() {
    column = 0
    reaching = reaching.map { max(0, $0 - 1) }
  }

  /// The column of the next cell of the row, from 0.
  mutating func place(_ cell: Table.Cell) -> Int {
    while column < reaching.count, reaching[column] > 0 { column += 1 }
    let first = column
    // A span of absurd size must not cost memory.
    for _ in 0..<min(max(cell.columnSpan, 1), 1000) {
      if column >= reaching.count { reaching.append(0) }
      reaching[column] = max(cell.rowSpan, 1)
      column += 1
    }
    return first
  }
}
