import Manuscript
import Themes

extension StackBlocks {
  /// Sets a table: its caption, its head rows, which are repeated in every column it runs over, and its rows.
  mutating func stackTable(_ table: Table, _ flow: FlowItem) {
    var source = TableSource(table, flow, theme)
    guard source.grid.rows > 0 else {
      return caption(of: source, measure: flow.measure, left: flow.place.left).forEach { append($0) }
    }
    if columns(of: source, 1, measure: flow.measure).natural > flow.measure {
      source = TableSource(table.breakingHeads, flow, theme)
    }
    let (first, found) = (fragments.count, findings.count)
    switch fit(source) {
    case .whole(let scale): stackParts([source], scale)
    case .turned(let scale): stackTurned(source, scale)
    case .divided(let parts, let scale): stackParts(parts.map(source.part), scale)
    }
    addSpan(of: TableSource(table, flow, theme), from: first, after: found)
  }

  /// Sets a table, or its parts one below the other.
  private mutating func stackParts(_ parts: [TableSource], _ scale: Double) {
    for (index, part) in parts.enumerated() {
      let (measure, left) = (part.flow.measure, part.flow.place.left)
      let above = index == 0 ? caption(of: part, measure: measure, left: left) : [continuation(of: part)]
      above.forEach { append($0) }
      appendRows(layOut(part, scale, measure: measure, left: left))
    }
  }

  /// Sets the cells of a table, or of a part of it.
  mutating func layOut(
    _ source: TableSource, _ scale: Double, measure: Double, left: Double
  ) -> TableLayout {
    let widths = columns(of: source, scale, measure: measure).widths(filling: measure)
    var layout = TableLayout(
      grid: source.grid, columns: widths, left: left, theme: theme, size: theme.table.size * scale,
      elements: source.elements, positions: source.positions)
    for cell in source.grid.cells {
      let style = source.style(of: cell, scale)
      let width = layout.width(of: cell) - 2 * layout.padding
      let parts = stackNested(
        cell.cell.blocks, style, measure: max(width, style.size), in: source.elements.element(of: cell))
      layout.add(cell, cell.isRepeated ? parts.map(\.repeatedCell) : parts)
    }
    return layout
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

  /// The lines of a table's caption.
  mutating func caption(of source: TableSource, measure: Double, left: Double) -> [Fragment] {
    let flow = source.flow
    if source.table.caption.isEmpty { return [] }
    let size = theme.figure.captionSize
    let style = ParagraphStyle(
      font: theme.figure.captionFont, weight: .bold, size: size, color: theme.colors.text,
      language: flow.style.language, measure: measure, alignment: .center(balanced: true))
    let element = StructureElement(.caption, in: flow.element, language: flow.style.language)
    return set(source.table.caption, style).map { line in
      var fragment = Fragment(kind: .other, item: 0, height: size * 1.6, snaps: false, keepsWithNext: true)
      let y = PageGeometry.baseline(leading: size * 1.6, size: size)
      fragment.lines = [PlacedLine(line: line, origin: Point(x: left, y: y), element: element)]
      take(line, into: &fragment)
      return fragment
    }
  }

  /// What stands above a further part of a divided table: that it goes on. It is no part of the text.
  private mutating func continuation(of source: TableSource) -> Fragment {
    let flow = source.flow
    let size = theme.figure.captionSize
    let style = ParagraphStyle(
      font: theme.figure.captionFont, size: size, color: theme.colors.muted, language: flow.style.language,
      measure: flow.measure, alignment: .end)
    var fragment = Fragment(kind: .other, item: 0, height: size * 1.6, snaps: false, keepsWithNext: true)
    fragment.spaceBefore = size
    let y = PageGeometry.baseline(leading: size * 1.6, size: size)
    fragment.decorations = set([.text(Wording(flow.style.language).continued)], style).map {
      PlacedLine(line: $0, origin: Point(x: flow.place.left, y: y))
    }
    return fragment
  }

  /// What the columns of a table need at a share of its size.
  func columns(of source: TableSource, _ scale: Double, measure: Double) -> TableColumns {
    let measuring = MeasureBlocks(stack: self)
    var columns = TableColumns(count: source.grid.columns)
    for isSpanning in [false, true] {
      for cell in source.grid.cells where (cell.columns > 1) == isSpanning {
        let style = source.style(of: cell, scale)
        var widths = measuring.widths(cell.cell.blocks, style, measure: measure)
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

extension Fragment {
  /// The row as it is repeated in a further column: without notes and targets, which are unique, and no part of
  /// the structure.
  var repeated: Fragment {
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
  /// The text of a cell as it is repeated in a further part of a divided table.
  fileprivate var repeatedCell: Fragment {
    var fragment = repeated
    fragment.decorations += fragment.lines
    fragment.lines = []
    return fragment
  }
}
