import Manuscript

/// Divides a galley into columns of pages: a dynamic program over the places where a column may end.
///
/// The cost of a column is ten times the square of the grid lines that it leaves free (four times, where its blanks
/// can grow to fill them), plus that of the place where it ends (``KeepTogether``). From each place a column is
/// filled once for each room that it may have there, so time grows with lines × lines per page. Where a galley has several settings of a paragraph
/// (``VaryParagraphs``), a column is also filled with those, at the costs that they bring: ``mostVariants`` of them.
/// Where a page begins, every plan for what may stand over its columns (``PlanPage``) is tried.
struct Paginate {
  private let galley: Galley
  /// The same for the columns.
  private let shared: SharedGalley
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
  /// The states that were reached, and their numbers by ``key(_:_:)``; -1 for none.
  private var states: [State] = []
  private var numbers: [Int32]
  private var end: State?

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
    shared = SharedGalley(galley)
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
    numbers = Array(repeating: -1, count: (galley.fragments.count - start + 1) * columns * 2)
  }

  private mutating func run(_ carry: Carry) -> (columns: [ColumnLayout], cost: Int) {
    if start == galley.fragments.count, carry.isEmpty, !isPlanned { return ([], 0) }
    if bound >= 0 { keep(State(cost: 0, index: start, slot: 0, carry: carry), at: 0) }
    for index in start..<max(galley.fragments.count, start + 1) { fill(from: index) }
    return (trace(), end?.cost ?? .max)
  }

  private func key(_ index: Int, _ slot: Int) -> Int { (index - start) * columns * 2 + slot }

  /// The columns of the first page are counted apart from those of all others, which are alike.
  private func slot(after slot: Int) -> Int {
    slot + 1 < columns ? slot + 1 : columns + (slot + 1 - columns) % columns
  }

  private func height(_ slot: Int) -> Double { slot < columns ? firstHeight : height }

  /// Fills the columns that begin with a fragment, and keeps every place where one may end.
  private mutating func fill(from index: Int) {
    var beginnings: [Beginning] = []
    for key in key(index, 0)..<key(index + 1, 0) {
      if numbers[key] >= 0 { begin(Int(numbers[key]), &beginnings) }
    }
    for beginning in beginnings {
      var ways = ColumnWays(Way(index: index, column: beginning.column))
      while let way = ways.next() { follow(way, beginning, &ways) }
    }
  }

  /// The columns that begin from a state, with every plan of a page that they begin.
  private mutating func begin(_ number: Int, _ beginnings: inout [Beginning]) {
    let state = states[number]
    for (plan, waiting) in plans(for: state) {
      var beginning = state
      (beginning.previous, beginning.variants, beginning.narrow) = (number, [], nil)
      (beginning.begun, beginning.plan, beginning.carry.spans) = (plan, plan, waiting)
      beginning.cost += state.slot % columns == 0 ? plans[plan].cost : 0
      var cursor = cursor(beginning)
      while skips(cursor, state.index) {
        beginning.cost += cost(ofSkipping: cursor.column)
        advance(&cursor, state.index)
      }
      (beginning.slot, beginning.plan) = (cursor.slot, cursor.plan)
      let isTaken = beginnings.indices.contains { beginnings[$0].take(beginning, cursor.column) }
      if !isTaken { beginnings.append(Beginning(beginning, cursor.column)) }
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

  /// Adds fragments until the column is full. Other settings of its paragraphs are ways to go later, and where they
  /// meet again this one waits for them.
  private mutating func follow(_ way: Way, _ beginning: Beginning, _ ways: inout ColumnWays) {
    var way = way
    while way.index < galley.fragments.count {
      if let variants = galley.variants[way.index], way.variants.count < Paginate.mostVariants {
        for variant in variants {
          var other = way
          other.index = variant.start
          other.variants.append(variant.start)
          other.cost += variant.cost
          ways.add(other)
        }
      }
      if galley.fragments[way.index].span != nil { meet(&way, beginning, &ways) }
      let isMeeting = galley.continuations[way.index] != nil
      way.cost += straying(way.index, way.column.carry)
      guard let next = add(way.index, to: &way.column, narrow: way.narrow) else { return }
      way.index = next
      if way.index < galley.fragments.count { close(way, beginning) }
      if isMeeting { return ways.add(way) }
    }
    finish(way, beginning)
  }

  /// What it costs to begin with another subject while figures of the one before wait. What stands over columns may
  /// wait behind headings, but not behind its article.
  private func straying(_ index: Int, _ carry: Carry) -> Int {
    guard !carry.figures.isEmpty || !carry.spans.isEmpty, index > 0 else { return 0 }
    let (above, below) = (galley.fragments[index - 1], galley.fragments[index])
    guard below.kind == .heading, above.item != below.item else { return 0 }
    if beginsArticle(index) { return Paginate.astray }
    return carry.figures.isEmpty ? 0 : Paginate.strayed
  }

  private func beginsArticle(_ index: Int) -> Bool {
    index > 0 && galley.fragments[index - 1].position?.chapter != galley.fragments[index].position?.chapter
  }

  /// Adds a fragment to a column; the answer is the one that follows, if there was room.
  private func add(_ index: Int, to column: inout FillColumn, narrow: Int?) -> Int? {
    let leaves = column.leaves(index, narrow: narrow == index)
    guard column.add(index, narrow: narrow == index) else { return nil }
    return leaves ? galley.index(afterSpan: index) : galley.index(after: index)
  }

  /// Comes to a figure or a table that may stand over columns: one that the page does not have may also stay in its
  /// column.
  private func meet(_ way: inout Way, _ beginning: Beginning, _ ways: inout ColumnWays) {
    let plan = plans[beginning.plan]
    if plan.contains(way.index) {
      if plan.isAside(way.index, beginning.states[0].slot % columns) { way.cost += Paginate.aside }
    } else if way.narrow == nil, let span = galley.fragments[way.index].span {
      var other = way
      other.narrow = way.index
      other.cost += galley.spans[span].narrowing
      ways.add(other)
    }
  }

  /// Ends a column before the fragment at which `way` has arrived.
  private mutating func close(_ way: Way, _ beginning: Beginning) {
    let own = way.cost + cost(of: way.column, before: way.index)
    for state in beginning.states {
      let slot = slot(after: state.slot)
      let endsPage = slot % columns == 0
      // What a page shows must belong to text that stands on it or before it.
      if endsPage, plans[state.plan].isAhead(of: way.index) { continue }
      var cost = state.cost + own
      if endsPage, !way.column.carry.spans.isEmpty {
        cost += way.column.carry.spans.reduce(0) { $0 + waiting($1) }
        if beginsArticle(way.index) { cost += Paginate.astray }
      }
      // Most ends are dear, and need not be written down.
      let key = key(way.index, slot)
      if cost > bound || (numbers[key] >= 0 && states[Int(numbers[key])].cost <= cost) { continue }
      let next = State(
        cost: cost, index: way.index, slot: slot, carry: way.column.carry, previous: state.previous,
        variants: way.variants, narrow: way.narrow, begun: state.begun, plan: endsPage ? 0 : state.plan)
      keep(next, at: key)
    }
  }

  private mutating func keep(_ state: State, at key: Int) {
    if numbers[key] >= 0 { return states[Int(numbers[key])] = state }
    numbers[key] = Int32(states.count)
    states.append(state)
  }

  /// Ends the last column.
  private mutating func finish(_ way: Way, _ beginning: Beginning) {
    for state in beginning.states {
      let cost = state.cost + way.cost + lastCost(way.column, state)
      if let end, end.cost <= cost { continue }
      end = State(
        cost: cost, index: way.index, slot: state.slot, carry: way.column.carry, previous: state.previous,
        variants: way.variants, narrow: way.narrow, begun: state.begun, plan: state.plan)
    }
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

  /// The paragraphs of a column that are set other than best: more would show.
  private static let mostVariants = 3
  /// A figure that has to wait, and a note that goes on in the next column.
  private static let deferral = 8
  private static let continuation = 60
  private static let intrusion = 600
  /// A figure that stands behind a heading, or in the next article.
  private static let strayed = 80
  private static let astray = 2000
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
    return FillColumn(shared, start: index, carry: carry, frame: frame, grid: grid, plan: plans[plan])
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
      state = states[previous]
    }
    var columns: [ColumnLayout] = []
    for end in ends.reversed() {
      if let begin = end.previous { columns += layouts(from: states[begin], to: end) }
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
      let variant = galley.variants[position]?.first { end.variants.contains($0.start) }
      position = variant?.start ?? position
      let next = add(position, to: &cursor.column, narrow: end.narrow)
      assert(next != nil, "a column has no room for what it held before")
      position = next ?? galley.index(after: position)
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
