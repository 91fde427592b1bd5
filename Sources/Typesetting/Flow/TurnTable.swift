import PangoCairo
import Themes

extension StackBlocks {
  /// Sets a table on pages on which it lies: as long as they are high, its head at their left edge.
  mutating func stackTurned(_ source: TableSource, _ scale: Double) {
    let layout = layOut(source, scale, measure: maxHeight, left: 0)
    let width = source.flow.columnMeasure
    let head = layout.headFragments()
    let repeats = head.reduce(0) { $0 + $1.height } <= width / 3
    var page = LyingPage(first: caption(of: source, measure: maxHeight, left: 0) + head)
    for row in layout.bodyFragments(tallest: width / 2) {
      if page.depth + row.height > width + 0.01, page.hasRows {
        append(page.turned(extent: maxHeight))
        page = LyingPage(first: repeats ? head.map(\.repeated) : [])
      }
      page.add(row)
    }
    append(page.turned(extent: maxHeight))
  }
}

/// A page on which a table lies, while it is filled from its left edge.
private struct LyingPage {
  private var fragment = Fragment(kind: .figure, item: 0, height: 0)
  private(set) var depth = 0.0
  private(set) var hasRows = false

  init(first: [Fragment]) { first.forEach { stack($0) } }

  mutating func add(_ row: Fragment) {
    if !hasRows { fragment.position = row.position }
    hasRows = true
    stack(row)
  }

  private mutating func stack(_ part: Fragment) {
    fragment.take(part, x: 0, y: depth)
    depth += part.height
  }

  /// The page, turned so that its lines run upward; `extent` is how high it is.
  func turned(extent: Double) -> Fragment {
    let turn = TurnTable(extent: extent)
    var fragment = fragment
    fragment.height = extent
    fragment.floats = true
    fragment.isTurned = true
    fragment.items = fragment.items.map(turn.callAsFunction)
    fragment.lines = fragment.lines.map(turn.callAsFunction)
    fragment.decorations = fragment.decorations.map(turn.callAsFunction)
    return fragment
  }
}

/// Turns what was set a quarter to the left: a point (x, y) is (y, E − x) on a page that is E high.
private struct TurnTable {
  /// The length of the lines, which run upward, in points.
  let extent: Double

  func callAsFunction(_ point: Point) -> Point { Point(x: point.y, y: extent - point.x) }

  func callAsFunction(_ rect: Rect) -> Rect {
    Rect(x: rect.y, y: extent - rect.x - rect.width, width: rect.height, height: rect.width)
  }

  /// The line with its parts at their places on the page.
  func callAsFunction(_ placed: PlacedLine) -> PlacedLine {
    var placed = placed
    let origin = placed.origin
    placed.origin = .zero
    placed.line.items = placed.line.items.map { self($0.moved(x: origin.x, y: origin.y)) }
    for index in placed.line.links.indices {
      let rect = placed.line.links[index].rect.moved(x: origin.x, y: origin.y)
      placed.line.links[index].rect = self(rect)
    }
    return placed
  }

  func callAsFunction(_ item: FrameItem) -> FrameItem {
    switch item {
    case .glyphs(var run):
      run.origin = self(run.origin)
      run.glyphs = run.glyphs.map { Glyph(id: $0.id, x: $0.y, y: -$0.x) }
      run.orientation = .rising
      return .glyphs(run)
    case .fill(let rect, let color): return .fill(self(rect), color)
    case .dots(let points, let radius, let color):
      return .dots(points.map(callAsFunction), radius: radius, color)
    case .outline(let rect, let corner, let width, let color):
      return .outline(self(rect), corner: corner, width: width, color)
    case .image(let id, let rect, let picture): return .image(id, self(rect), picture)
    case .drawing(let svg, let rect): return .drawing(svg: svg, self(rect))
    case .element: return item
    }
  }
}
