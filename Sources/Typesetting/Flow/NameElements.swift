import Manuscript

/// What blocks are in the structure of the book.
extension CollectBlocks {
  /// The element of an item that has none of its own.
  func element(of item: FlowItem) -> StructureElement? {
    let role: StructureRole
    switch item.content {
    case .text: role = .paragraph
    case .heading: role = .heading(2)
    case .pullQuote: role = .quotation
    case .code: role = .code
    case .table: role = .table
    case .figure: role = .division
    case .rule: return nil
    }
    // Code stands within a line (ISO 32000-1 §14.8.4.4), so a block of it is a paragraph of nothing but code.
    let parent =
      role == .code
      ? StructureElement(.paragraph, in: item.place.parent, language: item.style.language) : item.place.parent
    return StructureElement(role, in: parent, language: item.style.language)
  }

  /// Headings of notes and cells are paragraphs: they head no part of the book.
  func element(of heading: Heading, _ style: FlowStyle, _ place: FlowPlace) -> StructureElement {
    let level = heading.level + (place.parent?.depth ?? 0)
    return StructureElement(
      isBody ? .heading(level) : .paragraph, in: place.parent, language: style.language)
  }

  /// The element of a list.
  func element(of list: List, _ style: FlowStyle, _ place: FlowPlace) -> StructureElement {
    var isNumbered = false
    if case .ordered = list.kind { isNumbered = true }
    return StructureElement(
      .list, in: place.parent, language: list.attributes.language,
      attributes: .list(isNumbered: isNumbered))
  }

  /// The parts of a new item of a list.
  func listItem(in list: StructureElement, alternative: String? = nil)
    -> (label: StructureElement, body: StructureElement)
  {
    let item = StructureElement(.listItem, in: list)
    return (
      StructureElement(.label, in: item, alternative: alternative), StructureElement(.listBody, in: item)
    )
  }
}

/// The elements of a table: its head and body, their rows, and their cells, the empty ones too.
struct TableElements: Sendable {
  private let cells: [Int: StructureElement]
  private let rows: [StructureElement]
  private let columns: Int

  init(_ grid: TableGrid, in table: StructureElement?) {
    let head = StructureElement(.tableHead, in: table)
    let body = grid.headRows > 0 ? StructureElement(.tableBody, in: table) : table
    var cells: [Int: StructureElement] = [:]
    let rows = (0..<grid.rows).map { StructureElement(.row, in: $0 < grid.headRows ? head : body) }
    for cell in grid.cells {
      let isHead = cell.cell.isHead || cell.row < grid.headRows
      let element = StructureElement(
        isHead ? .headCell : .cell, in: rows[cell.row],
        attributes: isHead
          ? .head(isOfRow: cell.row >= grid.headRows, rows: cell.rows, columns: cell.columns)
          : .cell(rows: cell.rows, columns: cell.columns))
      cells[cell.row * grid.columns + cell.column] = element
    }
    (self.cells, self.rows, columns) = (cells, rows, grid.columns)
  }

  /// The element of a cell; `nil` where it is repeated and no part of the structure.
  func element(of cell: TableGrid.Placed) -> StructureElement? {
    cell.isRepeated ? nil : cells[cell.row * columns + cell.origin]
  }

  /// Items that draw nothing, in the order of the cells of a row.
  func marks(_ row: Int, _ cells: [TableGrid.Placed]) -> [FrameItem] {
    ([rows[row]] + cells.compactMap(element)).map { .element($0) }
  }
}
