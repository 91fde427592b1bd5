/// Divides a galley into columns of pages: a dynamic program over the places where a column may end.
///
/// The cost of a column is ten times the square of the grid lines that it leaves free (four times, where its blanks
/// can grow to fill them), plus that of the place where it ends (``KeepTogether``). From each place a column is
/// filled once, so time grows with lines × lines per page. Where a galley has several settings of a paragraph
/// (``VaryParagraphs``), a column is also filled with each of them: one in a column, at the cost that it brings.
struct Paginate {
  private let galley: Galley
  private let grid: Double
  private let columns: Int
  private let height: Double
  /// The height of the columns on the first page, of which an opening may take the upper part.
  private let firstHeight: Double
  private let start: Int
  /// Whether the last column should reach as far as the others.
  private let levels: Bool
  /// What is dearer than this cannot win.
  private let bound: Int
  private var best: [State?]
  private var end: State?

  /// The cheapest way to have a column begin somewhere.
  private struct State {
    var cost: Int
    var index: Int
    var slot: Int
    var carry: Carry
    /// Where the column before began; `nil` for the first.
    var previous: Int?
    /// The setting of a paragraph that was taken in that column instead of the best.
    var variant: Int?
  }

  /// All columns in order, `columns` of them to a page.
  static func run(
    _ galley: Galley, columns: Int, height: Double, firstHeight: Double, grid: Double, start: Int = 0,
    carry: Carry = Carry(), levels: Bool = false, bound: Int = .max
  ) -> (columns: [ColumnLayout], cost: Int) {
    var paginate = Paginate(
      galley, columns: columns, height: height, firstHeight: firstHeight, grid: grid, start: start,
      levels: levels, bound: bound)
    return paginate.run(carry)
  }

  private init(
    _ galley: Galley, columns: Int, height: Double, firstHeight: Double, grid: Double, start: Int,
    levels: Bool, bound: Int
  ) {
    self.galley = galley
    self.grid = grid
    self.columns = columns
    self.height = height
    self.firstHeight = firstHeight
    self.start = start
    self.levels = levels
    self.bound = bound
    best = Array(repeating: nil, count: (galley.fragments.count - start + 1) * columns * 2)
  }

  private mutating func run(_ carry: Carry) -> (columns: [ColumnLayout], cost: Int) {
    if start == galley.fragments.count, carry.isEmpty { return ([], 0) }
    relax(State(cost: 0, index: start, slot: 0, carry: carry))
    for key in best.indices {
      guard let state = best[key], state.index < galley.fragments.count || key == 0 else { continue }
      fill(from: state, key: key)
    }
    return (trace(), end?.cost ?? 0)
  }

  private func key(_ index: Int, _ slot: Int) -> Int { (index - start) * columns * 2 + slot }

  /// The columns of the first page are counted apart from those of all others, which are alike.
  private func slot(after slot: Int) -> Int {
    slot + 1 < columns ? slot + 1 : columns + (slot + 1 - columns) % columns
  }

  private func height(_ slot: Int) -> Double { slot < columns ? firstHeight : height }

  private mutating func relax(_ state: State) {
    guard state.cost <= bound else { return }
    let key = key(state.index, state.slot)
    if let known = best[key], known.cost <= state.cost { return }
    best[key] = state
  }

  /// Fills a column from `state` and keeps every place where it may end.
  private mutating func fill(from state: State, key: Int) {
    var beginning = state
    var column = FillColumn(
      galley, start: state.index, carry: state.carry, height: height(state.slot), grid: grid)
    // Columns that hold nothing but what was carried.
    while !state.carry.isEmpty, state.index < galley.fragments.count, !column.canTake(state.index) {
      beginning.slot = slot(after: beginning.slot)
      column = FillColumn(
        galley, start: state.index, carry: column.carry, height: height(beginning.slot), grid: grid)
    }
    beginning.previous = key
    beginning.variant = nil
    var ways = [Way(state: beginning, column: column)]
    while let way = ways.popLast() { follow(way, &ways) }
  }

  /// A column that is being filled, and what it has cost so far.
  private struct Way {
    var state: State
    var column: FillColumn
  }

  /// Adds fragments until the column is full; other settings of its paragraphs are kept as ways to go later.
  private mutating func follow(_ way: Way, _ ways: inout [Way]) {
    var (state, column) = (way.state, way.column)
    while state.index < galley.fragments.count {
      if state.variant == nil, let variants = galley.variants[state.index] {
        for variant in variants {
          var other = state
          (other.index, other.variant) = (variant.start, variant.start)
          other.cost += variant.cost
          ways.append(Way(state: other, column: column))
        }
      }
      guard column.add(state.index) else { return }
      state.index = galley.index(after: state.index)
      if state.index < galley.fragments.count { close(state, column) }
    }
    let cost = state.cost + lastCost(column, state.slot)
    if end.map({ cost < $0.cost }) ?? true {
      end = state
      end?.cost = cost
      end?.carry = column.carry
    }
  }

  /// Ends a column before the fragment at which `state` has arrived.
  private mutating func close(_ state: State, _ column: FillColumn) {
    var next = state
    next.cost += cost(of: column, before: state.index)
    next.slot = slot(after: state.slot)
    next.carry = column.carry
    relax(next)
  }

  private func cost(of column: FillColumn, before index: Int) -> Int {
    let free = column.freeLines
    let short = free < Double(min(column.stretch, StretchColumn.mostLines)) + 1 ? 4.0 : 10
    let breakCost = max(galley.fragments[index].breakCost, column.endsKept ? KeepTogether.kept : 0)
    return Int(short * free * free) + breakCost + Paginate.deferral * column.carry.figures.count
      + Paginate.continuation * column.carry.notes.count
      + (tears(column, before: index) ? Paginate.intrusion : 0)
  }

  /// Whether a figure that waits would come to stand between two parts of a code block or a table.
  private func tears(_ column: FillColumn, before index: Int) -> Bool {
    guard !column.carry.figures.isEmpty, index > 0 else { return false }
    let (above, below) = (galley.fragments[index - 1], galley.fragments[index])
    return above.item == below.item && (below.kind == .code || below.kind == .row)
  }

  /// A figure that has to wait, and a note that goes on in the next column.
  private static let deferral = 8
  private static let continuation = 60
  private static let intrusion = 600

  /// A last column with a few lines looks lost, the more so on a long page.
  private func lastCost(_ column: FillColumn, _ slot: Int) -> Int {
    if levels {
      return Int(4 * column.freeLines * column.freeLines) + Paginate.deferral * column.carry.figures.count
    }
    // The columns of a last page are levelled: behind a full one the last may be as short as it is.
    guard slot % columns == 0 else { return Paginate.deferral * column.carry.figures.count }
    let missing = (height < 25 * grid ? 4 : 5) - Int(column.layout.depth / grid)
    return max(0, missing) * 30 + Paginate.deferral * column.carry.figures.count
  }
}

extension Paginate {
  /// The columns on the cheapest way, filled once more, now to keep.
  private func trace() -> [ColumnLayout] {
    var ends: [State] = []
    var state = end
    while let current = state, let previous = current.previous {
      ends.append(current)
      state = best[previous]
      if previous == 0 { break }
    }
    var columns: [ColumnLayout] = []
    for end in ends.reversed() {
      guard let key = end.previous, let begin = best[key] else { continue }
      columns += layouts(from: begin, to: end.index, variant: end.variant)
    }
    return columns
  }

  private func layouts(from state: State, to index: Int, variant: Int?) -> [ColumnLayout] {
    var layouts: [ColumnLayout] = []
    var slot = state.slot
    var column = FillColumn(galley, start: state.index, carry: state.carry, height: height(slot), grid: grid)
    func next() {
      layouts.append(column.layout)
      slot = self.slot(after: slot)
    }
    while !state.carry.isEmpty, state.index < galley.fragments.count, !column.canTake(state.index) {
      next()
      column = FillColumn(
        galley, start: state.index, carry: column.carry, height: height(slot), grid: grid)
    }
    var position = state.index
    while position < index {
      if let variant, galley.variants[position]?.contains(where: { $0.start == variant }) == true {
        position = variant
      }
      _ = column.add(position)
      position = galley.index(after: position)
    }
    next()
    while index == galley.fragments.count, !column.carry.isEmpty {
      column = FillColumn(galley, start: index, carry: column.carry, height: height(slot), grid: grid)
      next()
    }
    return layouts
  }
}
