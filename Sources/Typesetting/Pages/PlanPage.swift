import Manuscript

/// What stands over the columns of a page, at its top and its bottom. Heights are points from the top of the columns.
struct PagePlan: Sendable, Equatable {
  struct Placed: Sendable, Equatable {
    /// Its fragment in the galley.
    var index: Int
    var columns: Range<Int>
    var y: Double
    var isBottom: Bool
  }

  var placed: [Placed] = []
  /// What it takes of each column; empty for nothing.
  private(set) var top: [Double] = []
  private(set) var bottom: [Double] = []
  /// How much worse it is than another plan, in the unit of ``Paginate``.
  var cost = 0

  var isEmpty: Bool { placed.isEmpty }
  var hasBottom: Bool { placed.contains(where: \.isBottom) }

  func contains(_ index: Int) -> Bool { placed.contains { $0.index == index } }

  /// Whether something stands on it that belongs to text from `index` on.
  func isAhead(of index: Int) -> Bool { placed.contains { $0.index >= index } }

  /// Whether something stands on it apart from the column of the text that it belongs to.
  func isAside(_ index: Int, _ column: Int) -> Bool {
    placed.contains { $0.index == index && !$0.columns.contains(column) }
  }

  /// What is left of a column that would be `height` points high.
  func frame(_ column: Int, height: Double, full: Double) -> ColumnFrame {
    let (above, below) = isEmpty ? (0, 0) : (top[column], bottom[column])
    let rest = height - above - below
    return ColumnFrame(top: above, bottom: below, height: rest, isFull: rest >= full - 0.01)
  }

  /// The plan with a part more; `nil` where it would leave too little of a column.
  func adding(
    _ index: Int, _ span: Spanning, from column: Int, of count: Int, isBottom: Bool, height: Double,
    text: Double, grid: Double
  ) -> PagePlan? {
    var plan = self
    if plan.isEmpty {
      (plan.top, plan.bottom) = (Array(repeating: 0, count: count), Array(repeating: 0, count: count))
    }
    let columns = column..<min(count, column + span.columns)
    let above = columns.map { plan.top[$0] }.max() ?? 0
    let below = columns.map { plan.bottom[$0] }.max() ?? 0
    guard above + below + span.fragment.height + text <= height + 0.01 else { return nil }
    // At the edge of a page the blank on the outer side is none.
    let shift = (isBottom ? below : above) > 0 ? 0 : max(0, span.slack / 2 - 0.2 * grid)
    let y = isBottom ? height - below - span.fragment.height + shift : above - shift
    plan.placed.append(Placed(index: index, columns: columns, y: y, isBottom: isBottom))
    for column in columns {
      if isBottom {
        plan.bottom[column] = below + span.fragment.height
      } else {
        plan.top[column] = above + span.fragment.height
      }
    }
    return plan
  }

  /// The plan for a galley in which fragments have other numbers.
  func moved(_ numbers: [Int]) -> PagePlan {
    var plan = self
    for index in plan.placed.indices { plan.placed[index].index = numbers[plan.placed[index].index] }
    return plan
  }
}

/// Finds what may stand over the columns of a page: what has waited for it, and what belongs to text that will
/// come to stand on it.
struct PlanPage {
  private let galley: Galley
  private let columns: Int
  private let grid: Double
  /// The height of a page without an opening, in points.
  private let full: Double
  /// The parts of the head of the first article, if they stand over columns, and the figures that may.
  private let heads: [Int]
  private let candidates: [Int]
  /// How far the galley reaches before each fragment, in points.
  private let depths: [Double]

  /// What is left for text in each column, in grid lines, and as a share of the page.
  private static let leastLines = 6.0
  private static let leastShare = 0.25
  /// The foot of a page is the second choice.
  private static let atFoot = 10

  init(_ galley: Galley, columns: Int, grid: Double, full: Double) {
    self.galley = galley
    self.columns = columns
    self.grid = grid
    self.full = full
    let spanning =
      galley.spans.isEmpty || columns < 2
      ? [] : galley.fragments.indices.filter { galley.fragments[$0].span != nil }
    heads = spanning.filter { galley.fragments[$0].kind == .heading }
    candidates = spanning.filter { galley.fragments[$0].kind != .heading }
    var depth = 0.0
    depths =
      spanning.isEmpty
      ? []
      : galley.fragments.map { fragment in
        defer { depth += fragment.height + fragment.spaceBefore }
        return depth
      }
  }

  /// Whether there is anything to plan.
  var isNeeded: Bool { !depths.isEmpty }

  /// What has waited, at the top of the page, as much of it as fits; and what has to wait for another one.
  func plan(waiting: [Int], height: Double) -> (plan: PagePlan, rest: [Int]) {
    var plan = PagePlan()
    for (position, index) in waiting.enumerated() {
      guard let next = adding(index, to: plan, from: 0, height: height) else {
        return (plan, Array(waiting[position...]))
      }
      plan = next
    }
    return (plan, [])
  }

  /// The plans worth trying for a page that begins with a fragment; the first is ``plan(waiting:height:)``, below the
  /// head of the first article, if that begins the page.
  func plans(waiting: [Int], from index: Int, height: Double) -> [(plan: PagePlan, rest: [Int])] {
    var (plan, rest) = plan(waiting: waiting, height: height)
    plan = headed(plan, at: index, height: height) ?? plan
    guard rest.isEmpty else { return [(plan, rest)] }
    let coming = coming(from: index).filter { !plan.contains($0) }
    var plans = [plan]
    if let first = coming.first {
      let single = places(of: first, on: plan, height: height)
      plans += single
      if coming.count > 1 { plans += single.flatMap { places(of: coming[1], on: $0, height: height) } }
    }
    return plans.map { ($0, []) }
  }

  /// The plan with the head of the first article, where the galley begins with one and there is room for it.
  private func headed(_ plan: PagePlan, at index: Int, height: Double) -> PagePlan? {
    guard index == 0 else { return nil }
    return heads.reduce(Optional(plan)) { plan, head in
      plan.flatMap { adding(head, to: $0, from: 0, height: height) }
    }
  }

  /// At most two figures whose text may come to stand on the page.
  private func coming(from index: Int) -> [Int] {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle] < index { low = middle + 1 } else { high = middle }
    }
    guard low < candidates.count, index < depths.count else { return [] }
    let reach = depths[index] + 1.3 * full * Double(columns)
    return Array(candidates[low...].prefix { depths[$0] <= reach }.prefix(2))
  }

  /// The plans with a figure at every place of the page.
  private func places(of index: Int, on plan: PagePlan, height: Double) -> [PagePlan] {
    let span = galley.fragments[index].span.map { galley.spans[$0].columns } ?? 1
    let heads = plan.placed.filter { galley.fragments[$0.index].kind == .heading }
    // A picture of the first article stands below its head, if it is as wide. One of another would seem to be of it.
    let starts = heads.isEmpty ? Array(0...max(0, columns - span)) : [0]
    let isForeign = heads.contains { chapter(of: $0.index) != chapter(of: index) }
    return starts.flatMap { column in
      (isForeign ? [true] : [false, true]).compactMap { isBottom in
        var next = adding(index, to: plan, from: column, isBottom: isBottom, height: height)
        if isBottom { next?.cost += PlanPage.atFoot }
        return next
      }
    }
  }

  private func chapter(of index: Int) -> ChapterID? { galley.fragments[index].position?.chapter }

  private func adding(
    _ index: Int, to plan: PagePlan, from column: Int, isBottom: Bool = false, height: Double
  ) -> PagePlan? {
    guard let span = galley.fragments[index].span else { return nil }
    let text = min(PlanPage.leastLines * grid, PlanPage.leastShare * full)
    return plan.adding(
      index, galley.spans[span], from: column, of: columns, isBottom: isBottom, height: height, text: text,
      grid: grid)
  }
}
