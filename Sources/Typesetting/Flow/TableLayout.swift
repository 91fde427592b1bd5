import Manuscript
import Themes

/// A table whose cells have been set: finds the heights of its rows and cuts it into fragments.
struct TableLayout {
  /// What stands in a cell, from its top.
  private struct Content {
    var cell: TableGrid.Placed
    var parts: [Fragment]
    var tops: [Double]
    var height: Double
  }

  private let grid: TableGrid
  private let columns: [Double]
  /// The left edge of each column, and the right one of the last.
  private let edges: [Double]
  private let left: Double
  private let theme: Theme
  private let elements: TableElements?
  /// Where each row begins in the text; empty where nobody asks.
  private let positions: [TextPosition]
  /// Beside the text of a cell, in points: half an em.
  let padding: Double
  /// Above and below it.
  private let blank: Double
  /// The set cells by the row that they begin in.
  private var contents: [[Content]]
  /// For each row, one more than the last row that a cell of it reaches.
  private let reach: [Int]
  /// The places, numbered row by row, below which no rule stands because their cell goes on.
  private let goingOn: Set<Int>

  init(
    grid: TableGrid, columns: [Double], left: Double, theme: Theme, size: Double,
    elements: TableElements? = nil, positions: [TextPosition] = []
  ) {
    self.elements = elements
    self.positions = positions
    self.grid = grid
    self.columns = columns
    self.left = left
    edges = columns.reduce(into: [left]) { $0.append($0[$0.count - 1] + $1) }
    self.theme = theme
    padding = size / 2
    blank = size * 0.3
    contents = Array(repeating: [], count: grid.rows)
    var reach = Array(1..<grid.rows + 1)
    var goingOn: Set<Int> = []
    for cell in grid.cells {
      reach[cell.row] = max(reach[cell.row], cell.row + cell.rows)
      for row in cell.row..<cell.row + cell.rows - 1 {
        for column in cell.column..<cell.column + cell.columns { goingOn.insert(row * grid.columns + column) }
      }
    }
    (self.reach, self.goingOn) = (reach, goingOn)
  }

  /// The width of a cell with its padding.
  func width(of cell: TableGrid.Placed) -> Double {
    edges[cell.column + cell.columns] - edges[cell.column]
  }

  /// Adds the set blocks of a cell.
  mutating func add(_ cell: TableGrid.Placed, _ parts: [Fragment]) {
    var depth = blank
    var tops: [Double] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { depth += part.spaceBefore }
      tops.append(depth)
      depth += part.height
    }
    contents[cell.row].append(Content(cell: cell, parts: parts, tops: tops, height: depth + blank))
  }

  /// The fragments of the head rows.
  func headFragments() -> [Fragment] { fragments(0..<grid.headRows, tallest: .infinity) }

  /// The fragments of the other rows; rows taller than `tallest` are cut between their lines.
  func bodyFragments(tallest: Double) -> [Fragment] { fragments(grid.headRows..<grid.rows, tallest: tallest) }

  private func fragments(_ rows: Range<Int>, tallest: Double) -> [Fragment] {
    let heights = rowHeights()
    var result: [Fragment] = []
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = groupEnd(start)
      result += group(start..<end, heights, tallest)
      start = end
    }
    return result
  }

  /// Rows that share a cell are one group.
  private func groupEnd(_ start: Int) -> Int {
    var end = start + 1
    var row = start
    while row < end {
      end = max(end, reach[row])
      row += 1
    }
    return end
  }

  private func rowHeights() -> [Double] {
    var heights = Array(repeating: 2 * blank, count: grid.rows)
    for content in contents.joined() where content.cell.rows == 1 {
      heights[content.cell.row] = max(heights[content.cell.row], content.height)
    }
    for content in contents.joined() where content.cell.rows > 1 {
      let last = content.cell.row + content.cell.rows - 1
      // Summed only until the cell has room: long spans have it soon.
      var missing = content.height
      var row = content.cell.row
      while row <= last, missing > 0 {
        missing -= heights[row]
        row += 1
      }
      heights[last] += max(0, missing)
    }
    return heights
  }

  private func group(_ rows: Range<Int>, _ heights: [Double], _ tallest: Double) -> [Fragment] {
    var pieces: [TablePiece] = []
    var tops: [Double] = [0]
    for row in rows { tops.append(tops[tops.count - 1] + heights[row]) }
    for content in contents[rows].joined() {
      let x = edges[content.cell.column] + padding
      for (part, top) in zip(content.parts, content.tops) {
        pieces.append(TablePiece(part: part, x: x, y: tops[content.cell.row - rows.lowerBound] + top))
      }
    }
    let height = tops[tops.count - 1]
    let rules = rules(rows, tops)
    var fragments =
      height > tallest
      ? cut(pieces, at: TablePiece.cuts(pieces, height: height), rules)
      : [fragment(pieces[...], 0, height, rules: rules[...])]
    if positions.indices.contains(rows.lowerBound) {
      for index in fragments.indices { fragments[index].position = positions[rows.lowerBound] }
    }
    // Cells stand in the order of the rows, the empty ones too.
    if let elements, !fragments.isEmpty {
      let marks = rows.flatMap { elements.marks($0, contents[$0].map(\.cell)) }
      fragments[0].items.insert(contentsOf: marks + [.element(nil)], at: 0)
    }
    return fragments
  }

  /// The fragments between cuts. Pieces and rules are dealt out in one pass: a group may have as many rows as
  /// the table.
  private func cut(_ pieces: [TablePiece], at cuts: [Double], _ rules: [Rule]) -> [Fragment] {
    let pieces = TablePiece.ordered(pieces)
    let across = rules.filter { $0.rect.height > Stroke.heavy }
    let flat = rules.filter { $0.rect.height <= Stroke.heavy }
    var (piece, rule) = (0, 0)
    return zip(cuts, cuts.dropFirst()).map { top, bottom in
      let (firstPiece, firstRule) = (piece, rule)
      while piece < pieces.count, pieces[piece].y < bottom - 0.001 { piece += 1 }
      while rule < flat.count, flat[rule].rect.y <= bottom + 0.001 { rule += 1 }
      let mine = flat[firstRule..<rule] + across
      // A rule on a cut belongs to what is above it, and to what is below.
      while rule > firstRule, flat[rule - 1].rect.y + flat[rule - 1].rect.height > bottom { rule -= 1 }
      return fragment(pieces[firstPiece..<piece], top, bottom, rules: mine[...])
    }
  }

  private func fragment(
    _ pieces: ArraySlice<TablePiece>, _ top: Double, _ bottom: Double, rules: ArraySlice<Rule>
  ) -> Fragment {
    var fragment = Fragment(kind: .row, item: 0, height: bottom - top, snaps: false)
    for piece in pieces where piece.y >= top - 0.001 && piece.y < bottom - 0.001 {
      fragment.take(piece.part, x: piece.x, y: piece.y - top)
    }
    for rule in rules where rule.rect.y + rule.rect.height > top && rule.rect.y <= bottom + 0.001 {
      var rect = rule.rect
      rect.height = min(rect.y + rect.height, bottom) - max(rect.y, top)
      rect.y = max(rect.y, top) - top
      if rule.rect.height <= Stroke.heavy { rect.height = rule.rect.height }
      fragment.items.append(.fill(rect, rule.color))
    }
    return fragment
  }
}

extension TableLayout {
  private struct Rule {
    var rect: Rect
    var color: Color
  }

  /// Heavy rules above the first and below the last row, hairlines between.
  private func rules(_ rows: Range<Int>, _ tops: [Double]) -> [Rule] {
    if theme.table.rules == .none { return [] }
    let width = columns.reduce(0, +)
    var rules: [Rule] = []
    if rows.lowerBound == 0 {
      rules.append(
        Rule(rect: Rect(x: left, y: 0, width: width, height: Stroke.heavy), color: theme.colors.text))
    }
    for row in rows { rules += rulesBelow(row, y: tops[row - rows.lowerBound + 1]) }
    if theme.table.rules == .all { rules += verticals(rows, height: tops[tops.count - 1]) }
    return rules
  }

  /// The rule below a row leaves out the cells that go on in the next one.
  private func rulesBelow(_ row: Int, y: Double) -> [Rule] {
    let isLast = row + 1 == grid.rows
    let weight = isLast ? Stroke.heavy : Stroke.hairline
    let color = isLast ? theme.colors.text : theme.colors.rule
    var x = left
    var rules: [Rule] = []
    for (column, width) in columns.enumerated() {
      if !goingOn.contains(row * grid.columns + column) {
        if let last = rules.last, abs(last.rect.x + last.rect.width - x) < 0.001 {
          rules[rules.count - 1].rect.width += width
        } else {
          rules.append(Rule(rect: Rect(x: x, y: y - weight, width: width, height: weight), color: color))
        }
      }
      x += width
    }
    return rules
  }

  private func verticals(_ rows: Range<Int>, height: Double) -> [Rule] {
    let covered = Set(
      contents[rows].joined().flatMap { $0.cell.column + 1..<$0.cell.column + $0.cell.columns })
    return edges.enumerated().filter { !covered.contains($0.offset) }.map { _, x in
      Rule(rect: Rect(x: x, y: 0, width: Stroke.hairline, height: height), color: theme.colors.rule)
    }
  }
}

/// A part of a cell's content at its place in a group of rows.
struct TablePiece {
  var part: Fragment
  var x: Double
  var y: Double

  /// Pieces from top to bottom; those of the same height keep their order.
  static func ordered(_ pieces: [TablePiece]) -> [TablePiece] {
    pieces.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }.map(\.element)
  }

  /// The heights at which a group may be cut: where no piece stands across.
  static func cuts(_ pieces: [TablePiece], height: Double) -> [Double] {
    let ordered = pieces.sorted { $0.y < $1.y }
    var cuts = [0.0]
    var covered = 0.0
    for piece in ordered {
      if piece.y >= covered - 0.001, covered > 0 { cuts.append(piece.y) }
      covered = max(covered, piece.y + piece.part.height)
    }
    return cuts + [height]
  }
}

extension Fragment {
  /// Takes over the contents of another fragment, moved.
  mutating func take(_ other: Fragment, x: Double, y: Double) {
    let move = { (placed: PlacedLine) in
      PlacedLine(
        line: placed.line, origin: Point(x: placed.origin.x + x, y: placed.origin.y + y),
        element: placed.element)
    }
    items += other.bands.map {
      .fill(Rect(x: $0.left + x, y: y, width: $0.width, height: other.height), $0.color)
    }
    items += other.items.map { $0.moved(x: x, y: y) }
    lines += other.lines.map(move)
    decorations += other.decorations.map(move)
    targets += other.targets
    notes += other.notes
  }
}
