/// Divides a galley into columns of pages: a dynamic program over the places where a column may end.
///
/// The cost of a column is ten times the square of the grid lines that it leaves free (four times, where its blanks
/// can grow to fill them), plus that of the place where it ends (``KeepTogether``). From each place a column is
/// filled once, so time grows with lines × lines per page. Where a galley has several settings of a paragraph
/// (``VaryParagraphs``), a column is also filled with each of them: one in a column, at the cost that it brings.
/// Where a page begins, every plan for what may stand over its columns (``PlanPage``) is tried.
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
  private let planner: PlanPage
  /// All plans that were tried; the first one is empty.
  private var plans = [PagePlan()]
  /// Whether the first page has the last of ``plans`` that it begins with, and no other.
  private let isPlanned: Bool
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
    /// The figure that was left in that column, although it may stand over several.
    var narrow: Int?
    /// The plans of the page on which that column begins, and of the one on which the next begins: indices.
    var begun = 0
    var plan = 0
  }

  /// All columns in order, `columns` of them to a page; none, at the cost of `Int.max`, where no way is within the
  /// bound or a given plan shows what the text does not come to.
  static func run(
    _ galley: Galley, columns: Int, height: Double, firstHeight: Double, grid: Double, start: Int = 0,
    carry: Carry = Carry(), plan: PagePlan = PagePlan(), levels: Bool = false, bound: Int = .max
  ) -> (columns: [ColumnLayout], cost: Int) {
    var paginate = Paginate(
      galley, columns: columns, height: height, firstHeight: firstHeight, grid: grid, start: start,
      plan: plan, levels: levels, bound: bound)
    return paginate.run(carry)
  }

  private init(
    _ galley: Galley, columns: Int, height: Double, firstHeight: Double, grid: Double, start: Int,
    plan: PagePlan, levels: Bool, bound: Int
  ) {
    self.galley = galley
    self.grid = grid
    self.columns = columns
    self.height = height
    self.firstHeight = firstHeight
    self.start = start
    self.levels = levels
    self.bound = bound
    planner = PlanPage(galley, columns: columns, grid: grid, full: height)
    isPlanned = !plan.isEmpty
    if isPlanned { plans.append(plan) }
    best = Array(repeating: nil, count: (galley.fragments.count - start + 1) * columns * 2)
  }

  private mutating func run(_ carry: Carry) -> (columns: [ColumnLayout], cost: Int) {
    if start == galley.fragments.count, carry.isEmpty, !isPlanned { return ([], 0) }
    relax(State(cost: 0, index: start, slot: 0, carry: carry))
    for key in best.indices {
      guard let state = best[key], state.index < galley.fragments.count || key == 0 else { continue }
      fill(from: state, key: key)
    }
    return (trace(), end?.cost ?? .max)
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

  /// Fills a column from `state` and keeps every place where it may end, with every plan of a page that it begins.
  private mutating func fill(from state: State, key: Int) {
    for (plan, waiting) in plans(for: state) {
      var beginning = state
      (beginning.previous, beginning.variant, beginning.narrow) = (key, nil, nil)
      (beginning.begun, beginning.plan, beginning.carry.spans) = (plan, plan, waiting)
      beginning.cost += state.slot % columns == 0 ? plans[plan].cost : 0
      var cursor = cursor(beginning)
      while skips(cursor, state.index) {
        beginning.cost += cost(ofSkipping: cursor.column)
        advance(&cursor, state.index)
      }
      (beginning.slot, beginning.plan) = (cursor.slot, cursor.plan)
      var ways = [Way(state: beginning, column: cursor.column)]
      while let way = ways.popLast() { follow(way, &ways) }
    }
  }

  /// The plans for the page of a column, with the figures that wait for another page.
  private mutating func plans(for state: State) -> [(Int, waiting: [Int])] {
    guard state.slot % columns == 0 else { return [(state.plan, state.carry.spans)] }
    if isPlanned, state.slot == 0 { return [(1, state.carry.spans)] }
    guard planner.isNeeded else { return [(0, [])] }
    return planner.plans(waiting: state.carry.spans, from: state.index, height: height(state.slot))
      .map { (add($0.plan), $0.rest) }
  }

  private mutating func add(_ plan: PagePlan) -> Int {
    if plan.isEmpty { return 0 }
    plans.append(plan)
    return plans.count - 1
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
      if galley.fragments[state.index].span != nil { meet(&state, column, &ways) }
      guard column.add(state.index, narrow: state.narrow == state.index) else { return }
      state.index = galley.index(after: state.index)
      if state.index < galley.fragments.count { close(state, column) }
    }
    let cost = state.cost + lastCost(column, state)
    if end.map({ cost < $0.cost }) ?? true {
      end = state
      end?.cost = cost
      end?.carry = column.carry
    }
  }

  /// Comes to a figure that may stand over columns: one that the page does not have may also stay in its column.
  private func meet(_ state: inout State, _ column: FillColumn, _ ways: inout [Way]) {
    if plans[state.plan].contains(state.index) {
      if plans[state.plan].isAside(state.index, state.slot % columns) { state.cost += Paginate.aside }
    } else if state.narrow == nil, let span = galley.fragments[state.index].span {
      var other = state
      other.narrow = state.index
      other.cost += galley.spans[span].narrowing
      ways.append(Way(state: other, column: column))
    }
  }

  /// Ends a column before the fragment at which `state` has arrived.
  private mutating func close(_ state: State, _ column: FillColumn) {
    var next = state
    next.cost += cost(of: column, before: state.index)
    next.slot = slot(after: state.slot)
    next.carry = column.carry
    if next.slot % columns == 0 {
      // What a page shows must belong to text that stands on it or before it.
      guard !plans[state.plan].isAhead(of: state.index) else { return }
      next.cost += column.carry.spans.reduce(0) { $0 + waiting($1) }
      next.plan = 0
    }
    relax(next)
  }

  private func waiting(_ index: Int) -> Int {
    galley.fragments[index].span.map { galley.spans[$0].waiting } ?? 0
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
  /// A figure over columns apart from the column of its text.
  private static let aside = 12
  /// A last page with nothing but a figure, and a figure at the foot of a last page, whose columns are levelled.
  private static let alone = 500

  /// A last column with a few lines looks lost, the more so on a long page.
  private func lastCost(_ column: FillColumn, _ state: State) -> Int {
    let waiting = Paginate.deferral * column.carry.figures.count + Paginate.alone * column.carry.spans.count
    if levels { return Int(4 * column.freeLines * column.freeLines) + waiting }
    let isFooted = plans[state.plan].hasBottom ? Paginate.alone : 0
    // The columns of a last page are levelled: behind a full one the last may be as short as it is.
    guard state.slot % columns == 0, plans[state.plan].isEmpty else { return waiting + isFooted }
    let missing = (height < 25 * grid ? 4 : 5) - Int(column.layout.depth / grid)
    return max(0, missing) * 30 + waiting
  }
}

extension Paginate {
  /// A column, where it stands, and the plan of its page.
  private struct Cursor {
    var slot: Int
    var plan: Int
    var column: FillColumn
  }

  private func cursor(_ state: State) -> Cursor {
    Cursor(
      slot: state.slot, plan: state.begun,
      column: column(state.slot, state.index, state.carry, plan: state.begun))
  }

  private func column(_ slot: Int, _ index: Int, _ carry: Carry, plan: Int) -> FillColumn {
    let frame = plans[plan].frame(slot % columns, height: height(slot), full: height)
    return FillColumn(galley, start: index, carry: carry, frame: frame, grid: grid, plan: plans[plan])
  }

  /// Whether a column holds nothing but what was carried, or is too low for what comes next.
  private func skips(_ cursor: Cursor, _ index: Int) -> Bool {
    guard index < galley.fragments.count, !cursor.column.isFull || !cursor.column.layout.carry.isEmpty else {
      return false
    }
    return !cursor.column.canTake(index)
  }

  private func cost(ofSkipping column: FillColumn) -> Int {
    column.isFull ? 0 : Int(10 * column.freeLines * column.freeLines)
  }

  /// Goes on to the next column, and on a new page to what has waited for it.
  private mutating func advance(_ cursor: inout Cursor, _ index: Int) {
    cursor.slot = slot(after: cursor.slot)
    var carry = cursor.column.carry
    if cursor.slot % columns == 0 {
      let (plan, rest) = planner.plan(waiting: carry.spans, height: height(cursor.slot))
      (cursor.plan, carry.spans) = (add(plan), rest)
    }
    cursor.column = column(cursor.slot, index, carry, plan: cursor.plan)
  }

  /// The columns on the cheapest way, filled once more, now to keep.
  private mutating func trace() -> [ColumnLayout] {
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
      columns += layouts(from: begin, to: end)
    }
    return columns
  }

  private mutating func layouts(from begin: State, to end: State) -> [ColumnLayout] {
    var begin = begin
    begin.begun = end.begun
    if begin.slot % columns == 0 { begin.carry.spans.removeAll(where: plans[end.begun].contains) }
    var layouts: [ColumnLayout] = []
    var cursor = cursor(begin)
    while skips(cursor, begin.index) {
      layouts.append(layout(of: cursor))
      advance(&cursor, begin.index)
    }
    var position = begin.index
    while position < end.index {
      if let variant = end.variant,
        galley.variants[position]?.contains(where: { $0.start == variant }) == true
      {
        position = variant
      }
      _ = cursor.column.add(position, narrow: end.narrow == position)
      position = galley.index(after: position)
    }
    layouts.append(layout(of: cursor))
    while end.index == galley.fragments.count, !cursor.column.carry.isEmpty {
      advance(&cursor, end.index)
      layouts.append(layout(of: cursor))
    }
    return layouts
  }

  private func layout(of cursor: Cursor) -> ColumnLayout {
    var layout = cursor.column.layout
    if cursor.slot % columns == 0 { layout.plan = plans[cursor.plan] }
    return layout
  }
}
