import Manuscript
import Themes

extension StackBlocks {
  /// Sets a table: its caption, its head rows, which are repeated in every column it runs over, and its rows.
  mutating func stackTable(_ table: Table, _ flow: FlowItem) {
    let grid = TableGrid(table)
    stackCaption(table.caption, flow)
    guard grid.rows > 0 else { return }
    let scale = scale(for: grid, table, flow)
    var layout = TableLayout(
      grid: grid, columns: columns(of: grid, table, flow, scale).widths(filling: flow.measure),
      left: flow.place.left, theme: theme, size: theme.table.size * scale)
    for cell in grid.cells {
      let style = cellStyle(cell, table, flow, scale)
      let width = layout.width(of: cell) - 2 * layout.padding
      layout.add(cell, stackNested(cell.cell.blocks, style, measure: max(width, style.size)))
    }
    appendRows(layout)
  }

  private mutating func appendRows(_ layout: TableLayout) {
    let head = layout.headFragments()
    let repeats = !head.isEmpty && head.reduce(0) { $0 + $1.height } <= maxHeight / 3
    let number = repeats ? addHead(head.map(\.repeated)) : nil
    for (index, row) in head.enumerated() {
      var row = row
      row.keepsWithNext = repeats || index + 1 < head.count
      append(row)
    }
    for row in layout.bodyFragments(tallest: repeats ? maxHeight / 2 : maxHeight * 0.5) {
      var row = row
      row.head = number
      append(row)
    }
  }

  private mutating func stackCaption(_ caption: [Inline], _ flow: FlowItem) {
    if caption.isEmpty { return }
    let size = theme.figure.captionSize
    let style = ParagraphStyle(
      font: theme.figure.captionFont, weight: .bold, size: size, color: theme.colors.text,
      language: flow.style.language, measure: flow.measure, alignment: .center(balanced: true))
    for line in set(caption, style) {
      var fragment = Fragment(kind: .other, item: 0, height: size * 1.6, snaps: false, keepsWithNext: true)
      let y = PageGeometry.baseline(leading: size * 1.6, size: size)
      fragment.lines = [PlacedLine(line: line, origin: Point(x: flow.place.left, y: y))]
      take(line, into: &fragment)
      append(fragment)
    }
  }

  /// The largest of 1, .9 and .8 at which nothing in the table has to be broken; .8 where nothing helps.
  private mutating func scale(for grid: TableGrid, _ table: Table, _ flow: FlowItem) -> Double {
    let scales = [1.0, 0.9, 0.8]
    let fitting = scales.first { columns(of: grid, table, flow, $0).minimum <= flow.measure + 0.01 } ?? 0.8
    if fitting < 1 {
      let percent = Int((fitting * 100).rounded())
      report([Finding(.tableNarrowed, "a table was set at \(percent) % to fit its measure", at: flow.source)])
    }
    return fitting
  }

  private func columns(of grid: TableGrid, _ table: Table, _ flow: FlowItem, _ scale: Double) -> TableColumns
  {
    var columns = TableColumns(count: grid.columns)
    for wide in [false, true] {
      for cell in grid.cells where (cell.columns > 1) == wide {
        let style = cellStyle(cell, table, flow, scale)
        var widths = MeasureBlocks(stack: self).widths(cell.cell.blocks, style, measure: flow.measure)
        // A word of three Han, of four in a head, is not broken to make room for others.
        let word = (style.weight == .bold ? 4 : 3) * style.size
        widths.minimum = max(widths.minimum, min(widths.natural, word)) + style.size
        widths.natural += style.size
        columns.add(widths, from: cell.column, span: cell.columns)
      }
    }
    return columns
  }

  /// Heads are bold and in the accent; figures stand at the right where the author says nothing.
  private func cellStyle(
    _ cell: TableGrid.Placed, _ table: Table, _ flow: FlowItem, _ scale: Double
  ) -> FlowStyle {
    var style = FlowStyle.cell(theme, flow.style.language, scale: scale)
    let column = cell.column < table.columns.count ? table.columns[cell.column] : nil
    style.alignment = cell.cell.alignment ?? column ?? (isNumeric(cell.column, table) ? .end : .start)
    if cell.cell.isHead || cell.row < table.head.count {
      style.weight = .bold
      style.color = theme.colors.accent
    }
    return style
  }

  private func isNumeric(_ column: Int, _ table: Table) -> Bool {
    let texts = table.body.compactMap { column < $0.count ? $0[column].plainText : nil }
    let numbers = texts.filter { !$0.isEmpty }
    return !numbers.isEmpty
      && numbers.allSatisfy { text in
        text.contains { $0.isNumber } && text.allSatisfy { $0.isNumber || "+-−–.,:% ‰%/".contains($0) }
      }
  }
}

extension Table.Cell {
  /// The text of a cell that holds paragraphs only; empty for any other.
  fileprivate var plainText: String {
    var text = ""
    for block in blocks {
      guard case .paragraph(let paragraph) = block else { return "" }
      text += paragraph.inlines.plainText
    }
    return text
  }
}

extension Fragment {
  /// The row as it is repeated in a further column: without notes and targets, which are unique.
  fileprivate var repeated: Fragment {
    var fragment = self
    fragment.notes = []
    fragment.targets = []
    for index in fragment.lines.indices { fragment.lines[index].line.targets = [] }
    return fragment
  }
}
