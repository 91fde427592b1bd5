import Manuscript
import Themes

/// A table with what its cells need to know of it.
struct TableSource {
  let table: Table
  let flow: FlowItem
  /// All of it, or one part.
  private(set) var grid: TableGrid
  let elements: TableElements
  /// Where each row begins in the text; empty where nobody asks.
  private(set) var positions: [TextPosition]
  private let theme: Theme
  private let columns: [TextAlignment?]

  init(_ table: Table, _ flow: FlowItem, _ theme: Theme) {
    grid = TableGrid(table)
    elements = TableElements(grid, in: flow.element)
    positions = TableSource.positions(of: table, flow, theme.page.links)
    self.table = table
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
    style.alignment = cell.cell.alignment ?? columns[cell.origin]
    if cell.cell.isHead || cell.row < grid.headRows {
      style.weight = .bold
      style.color = theme.colors.accent
    }
    return style
  }

  /// A part of the table, as ``TableGrid/part(_:)`` has it. The text of all later parts stands behind the rows of the
  /// first.
  func part(_ range: Range<Int>) -> TableSource {
    var part = self
    part.grid = grid.part(range)
    if range.lowerBound > 1, let last = positions.last { part.positions = positions.map { _ in last } }
    return part
  }

  /// Where each row begins in the text, in the order in which cells are read.
  private static func positions(of table: Table, _ flow: FlowItem, _ links: LinkStyle) -> [TextPosition] {
    guard let start = flow.position else { return [] }
    var letters = CountLetters.of(table.caption, links)
    return (table.head + table.body).map { row in
      defer { letters += row.reduce(0) { $0 + CountLetters.of($1.blocks, links) } }
      return start.advanced(by: letters)
    }
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
  var breakingHeads: Table {
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
  var isQuantity: Bool { plainText.first?.isNumber == true }

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
