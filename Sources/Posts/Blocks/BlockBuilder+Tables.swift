import Manuscript

extension BlockBuilder {
  /// A table. One that is a single cell is only a box, and what it holds stands by itself.
  mutating func table(_ element: HTMLElement) -> [Block] {
    if let code = highlighted(element) { return code }
    var attributes = attributes(of: element)
    var caption: [Inline] = []
    var head: [Table.Row] = []
    var body: [Table.Row] = []
    var foot: [Table.Row] = []
    for node in element.children {
      guard case .element(let part) = node else {
        body += stray(node)
        continue
      }
      switch part.tag {
      case .col, .colgroup: continue
      case .caption: caption = inlines(part.children.unwrapped)
      case .thead: head += rows(part)
      case .tfoot: foot += rows(part)
      case .tbody: body += rows(part)
      default: body += stray(node)
      }
    }
    body += foot
    take(&attributes)
    if head.isEmpty { head = takeHead(from: &body) }
    var table = Table(
      caption: caption, columns: element.columns, head: head, body: body, attributes: attributes)
    if element.isLayout || table.isLayout { return table.unwrapped }
    cut(&table)
    finish(&table)
    return [.table(table)]
  }

  /// Without a `thead`, the rows of heads only that a table begins with are its head, if rows are left and
  /// no cell reaches into those.
  private func takeHead(from body: inout [Table.Row]) -> [Table.Row] {
    var count = 0
    while count < body.count, !body[count].isEmpty, body[count].allSatisfy(\.isHead) { count += 1 }
    let reach = body.prefix(count).enumerated().map { index, row in index + (row.map(\.rowSpan).max() ?? 1) }
    guard count > 0, count < body.count, reach.allSatisfy({ $0 <= count }) else { return [] }
    defer { body.removeFirst(count) }
    return Array(body.prefix(count))
  }

  /// Counts the columns and finds what each of them says about alignment.
  private func finish(_ table: inout Table) {
    table.head = table.head.filter { !$0.isEmpty }
    table.body = table.body.filter { !$0.isEmpty }
    let rows = table.head + table.body
    let isGrid = rows.joined().allSatisfy { $0.columnSpan == 1 && $0.rowSpan == 1 }
    let count = max(columnCount(of: table.head), columnCount(of: table.body))
    let said = table.columns
    table.columns = (0..<count).map { column in
      (isGrid ? alignment(ofColumn: column, in: rows) : nil)
        ?? (said.indices.contains(column) ? said[column] : nil)
    }
    guard isGrid else { return }
    table.head = table.head.map { inherit(table.columns, $0) }
    table.body = table.body.map { inherit(table.columns, $0) }
  }

  private mutating func rows(_ section: HTMLElement) -> [Table.Row] {
    let count = section.children.count { $0.tag == .tr }
    var rows: [Table.Row] = []
    var passed = 0
    for node in section.children {
      guard case .element(let row) = node, row.tag == .tr else {
        rows += stray(node)
        continue
      }
      rows.append(cells(row, rowsLeft: count - passed))
      passed += 1
    }
    return rows
  }

  private mutating func cells(_ row: HTMLElement, rowsLeft: Int) -> Table.Row {
    row.children.flatMap { node -> [Table.Cell] in
      guard case .element(let cell) = node, cell.tag == .td || cell.tag == .th else {
        return stray(node).first ?? []
      }
      return [self.cell(cell, rowsLeft: rowsLeft)]
    }
  }

  /// What stands in a table but in no cell, where nesting was cut: a row of its own, so that nothing is lost.
  private mutating func stray(_ node: HTMLNode) -> [Table.Row] {
    if [node].isBlank { return [] }
    let blocks = blocks([node])
    return blocks.isEmpty ? [] : [[Table.Cell(blocks)]]
  }

  private mutating func cell(_ element: HTMLElement, rowsLeft: Int) -> Table.Cell {
    func span(_ name: String) -> Int? { element[name].flatMap { Int($0.trimmed) } }
    let rows = span("rowspan") ?? 1
    let outer = alignment
    alignment = nil
    defer { alignment = outer }
    if let anchor = element.anchor { pendingAnchors.append(anchor) }
    return Table.Cell(
      blocks(element.children), isHead: element.tag == .th,
      columnSpan: min(max(span("colspan") ?? 1, 1), 1000),
      rowSpan: rows <= 0 ? rowsLeft : min(rows, rowsLeft), alignment: element.alignment)
  }

  /// The columns that rows need, with the cells that reach down from rows above.
  private func columnCount(of rows: [Table.Row]) -> Int {
    var reaching: [(columns: Int, rows: Int)] = []
    var most = 0
    for row in rows {
      most = max(most, row.reduce(0) { $0 + $1.columnSpan } + reaching.reduce(0) { $0 + $1.columns })
      reaching = reaching.map { ($0.columns, $0.rows - 1) } + row.map { ($0.columnSpan, $0.rowSpan - 1) }
      reaching.removeAll { $0.rows <= 0 }
    }
    return most
  }

  /// What all cells of a column say. Only asked in tables without spans, where a cell knows its column.
  private func alignment(ofColumn column: Int, in rows: [Table.Row]) -> TextAlignment? {
    let said = rows.compactMap { $0.indices.contains(column) ? $0[column].alignment : nil }
    let present = rows.count { $0.indices.contains(column) }
    guard let first = said.first, said.count == present, said.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Cells that say the same as their column say nothing.
  private func inherit(_ columns: [TextAlignment?], _ row: Table.Row) -> Table.Row {
    guard columns.contains(where: { $0 != nil }) else { return row }
    return row.enumerated().map { index, cell in
      var cell = cell
      if columns.indices.contains(index), columns[index] == cell.alignment { cell.alignment = nil }
      return cell
    }
  }
}

extension HTMLElement {
  /// Whether it says itself that it is a table for the sake of places only (WAI-ARIA, `presentation`).
  fileprivate var isLayout: Bool { ["presentation", "none"].contains(self["role"]?.trimmed.lowercased()) }

  /// The alignments that `col` elements give to columns.
  fileprivate var columns: [TextAlignment?] {
    var columns: [TextAlignment?] = []
    for element in elements where element.tag == .colgroup || element.tag == .col {
      let parts = element.elements.filter { $0.tag == .col }
      for part in parts.isEmpty ? [element] : parts {
        let span = min(max(part["span"].flatMap { Int($0.trimmed) } ?? 1, 1), 1000)
        guard columns.count + span <= 1000 else { return columns }
        columns += Array(repeating: part.alignment ?? element.alignment, count: span)
      }
    }
    return columns
  }
}

extension Table {
  /// Whether it holds no data, but puts things beside or below each other: it has neither heads nor a caption;
  /// and it has a single column, or a single row in which a cell is more than one paragraph, or another table
  /// in a cell.
  fileprivate var isLayout: Bool {
    let rows = body.filter { !$0.isEmpty }
    if head.joined().isEmpty, rows.joined().count <= 1 { return true }
    guard caption.isEmpty, head.isEmpty, !rows.joined().contains(where: \.isHead) else { return false }
    if rows.allSatisfy({ $0.count == 1 }) { return true }
    if rows.count == 1 { return !rows[0].allSatisfy { $0.blocks.isOnlyText } }
    return rows.joined().contains { cell in
      cell.blocks.contains { if case .table = $0 { true } else { false } }
    }
  }

  /// What stands in it, cell by cell.
  fileprivate var unwrapped: [Block] {
    var blocks = caption.isEmpty ? [] : [Block.paragraph(Paragraph(caption))]
    for cell in (head + body).joined() { blocks += cell.blocks }
    return blocks
  }
}

extension [Block] {
  /// Whether it is at most one paragraph.
  fileprivate var isOnlyText: Bool {
    if isEmpty { return true }
    if count == 1, case .paragraph = self[0] { return true }
    return false
  }
}
