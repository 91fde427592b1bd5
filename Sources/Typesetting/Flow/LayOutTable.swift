import Manuscript
import Themes

extension StackBlocks {
  /// Sets a table: its caption, its head rows, which are repeated in every column it runs over, and its rows.
  mutating func stackTable(_ table: Table, _ flow: FlowItem) {
    stackCaption(table.caption, flow)
    let elements = TableElements(TableGrid(table), in: flow.element)
    var source = TableSource(table, flow, theme)
    guard source.grid.rows > 0 else { return }
    if columns(of: source, 1).natural > flow.measure {
      source = TableSource(table.breakingHeads, flow, theme)
    }
    let scale = scale(for: source)
    var layout = TableLayout(
      grid: source.grid, columns: columns(of: source, scale).widths(filling: flow.measure),
      left: flow.place.left, theme: theme, size: theme.table.size * scale, elements: elements,
      positions: positions(of: table, flow))
    for cell in source.grid.cells {
      let style = source.style(of: cell, scale)
      let width = layout.width(of: cell) - 2 * layout.padding
      layout.add(
        cell,
        stackNested(
          cell.cell.blocks, style, measure: max(width, style.size), in: elements.element(of: cell)))
    }
    appendRows(layout)
  }

  /// Where each row begins in the text, in the order in which cells are read.
  private func positions(of table: Table, _ flow: FlowItem) -> [TextPosition] {
    guard let start = flow.position else { return [] }
    let links = theme.page.links
    var letters = CountLetters.of(table.caption, links)
    return (table.head + table.body).map { row in
      defer { letters += row.reduce(0) { $0 + CountLetters.of($1.blocks, links) } }
      return start.advanced(by: letters)
    }
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
    let element = StructureElement(.caption, in: flow.element, language: flow.style.language)
    for line in set(caption, style) {
      var fragment = Fragment(kind: .other, item: 0, height: size * 1.6, snaps: false, keepsWithNext: true)
      let y = PageGeometry.baseline(leading: size * 1.6, size: size)
      fragment.lines = [
        PlacedLine(line: line, origin: Point(x: flow.place.left, y: y), element: element)
      ]
      take(line, into: &fragment)
      append(fragment)
    }
  }

  /// The largest of 1, .9 and .8 at which nothing in the table has to be broken; .8 where nothing helps.
  private mutating func scale(for source: TableSource) -> Double {
    let scales = [1.0, 0.9, 0.8]
    let measure = source.flow.measure
    let fitting = scales.first { columns(of: source, $0).minimum <= measure + 0.01 } ?? 0.8
    if fitting < 1 {
      let percent = Int((fitting * 100).rounded())
      let message = "a table was set at \(percent) % to fit its measure"
      report([Finding(.tableNarrowed, message, at: source.flow.source)])
    }
    return fitting
  }

  private func columns(of source: TableSource, _ scale: Double) -> TableColumns {
    let measuring = MeasureBlocks(stack: self)
    var columns = TableColumns(count: source.grid.columns)
    for isSpanning in [false, true] {
      for cell in source.grid.cells where (cell.columns > 1) == isSpanning {
        let style = source.style(of: cell, scale)
        var widths = measuring.widths(cell.cell.blocks, style, measure: source.flow.measure)
        // A word of three Han, of four in a head, is not broken to make room for others.
        let word = (style.weight == .bold ? 4 : 3) * style.size
        widths.minimum = max(widths.minimum, min(widths.natural, word))
        if cell.cell.isQuantity, widths.natural <= 6 * style.size { widths.minimum = widths.natural }
        widths.minimum += style.size
        widths.natural += style.size
        columns.add(widths, from: cell.column, span: cell.columns)
      }
    }
    return columns
  }
}

/// A table with what its cells need to know of it.
private struct TableSource {
  let grid: TableGrid
  let flow: FlowItem
  private let theme: Theme
  private let columns: [TextAlignment?]

  init(_ table: Table, _ flow: FlowItem, _ theme: Theme) {
    grid = TableGrid(table)
    self.flow = flow
    self.theme = theme
    columns = (0..<grid.columns).map { column in
      let own = column < table.columns.count ? table.columns[column] : nil
      return own ?? (TableSource.isNumeric(column, table) ? .end : .start)
    }
  }

  /// Heads are bold and in the accent; figures stand at the right where the author says nothing.
  func style(of cell: TableGrid.Placed, _ scale: Double) -> FlowStyle {
    var style = FlowStyle.cell(theme, flow.style.language, scale: scale)
    style.alignment = cell.cell.alignment ?? columns[cell.column]
    if cell.cell.isHead || cell.row < grid.headRows {
      style.weight = .bold
      style.color = theme.colors.accent
    }
    return style
  }

  private static func isNumeric(_ column: Int, _ table: Table) -> Bool {
    var numbers = 0
    for row in table.body where column < row.count {
      let text = row[column].plainText
      if text.isEmpty { continue }
      guard text.contains(where: \.isNumber),
        text.allSatisfy({ $0.isNumber || "+-−–.,:% ‰/".contains($0) })
      else { return false }
      numbers += 1
    }
    return numbers > 0
  }
}

extension Table {
  /// The table with its heads broken by sense, the unit in brackets on a line of its own.
  fileprivate var breakingHeads: Table {
    var table = self
    table.head = head.map { row in
      row.map { cell in
        var cell = cell
        if case .paragraph(var paragraph)? = cell.blocks.first, cell.blocks.count == 1,
          case .text(let text)? = paragraph.inlines.first, paragraph.inlines.count == 1,
          let bracket = text.firstIndex(where: { $0 == "（" || $0 == "(" }), bracket > text.startIndex
        {
          let name = String(text[..<bracket])
          paragraph.inlines = [.text(name), .lineBreak, .text(String(text[bracket...]))]
          cell.blocks = [.paragraph(paragraph)]
        }
        return cell
      }
    }
    return table
  }
}

extension Table.Cell {
  /// Whether it holds a number, perhaps with its unit, which stay together.
  fileprivate var isQuantity: Bool { plainText.first?.isNumber == true }

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
  /// The row as it is repeated in a further column: without notes and targets, which are unique, and no part of
  /// the structure.
  fileprivate var repeated: Fragment {
    var fragment = self
    fragment.notes = []
    fragment.targets = []
    fragment.position = nil
    for index in fragment.lines.indices {
      fragment.lines[index].line.targets = []
      fragment.lines[index].line.links = []
      fragment.lines[index].element = nil
    }
    fragment.items.removeAll { if case .element = $0 { true } else { false } }
    return fragment
  }
}
