/// The sixth phase: chooses the breaks of a paragraph so that the sum of its lines' costs is least.
///
/// Dynamic programming over the legal breaks, as in Knuth and Plass, “Breaking Paragraphs into Lines” (1981).
/// A line costs (1 + badness + penalty)²; neighbours whose Han gaps differ visibly cost more, which is why
/// every break is remembered once per class of spacing. Lines that cannot be part of the best paragraph are
/// not looked at, so that time grows with the length of the text.
struct BreakLines {
  private struct Node {
    var position: Int
    var cost: Double
    var previous: Int
    var spacing: Int
  }

  private let paragraph: MeasuredParagraph
  private let judge: JudgeLine
  private var nodes: [Node] = []
  /// Nodes before this are too far back for any line to come.
  private var active = 0
  /// The best way to the break at hand, by class of spacing.
  private var best: [Node] = []

  /// Breaks the units of `range`, which must hold no forced break.
  static func run(
    _ paragraph: MeasuredParagraph, _ range: Range<Int>, _ mode: JudgeLine.Mode, isFirst: Bool
  ) -> [BrokenLine] {
    guard !range.isEmpty else { return [] }
    var breaking = BreakLines(paragraph: paragraph, judge: JudgeLine(paragraph: paragraph, mode: mode))
    let start = Node(position: range.lowerBound, cost: 0, previous: -1, spacing: 0)
    breaking.nodes.append(start)
    breaking.best = Array(repeating: start, count: JudgeLine.spacings)
    for position in range.dropFirst() where paragraph.breaks.penalties[position] < .infinity {
      breaking.reach(position, range, isFirst: isFirst)
    }
    breaking.reach(range.upperBound, range, isFirst: isFirst)
    return breaking.lines(range)
  }

  private init(paragraph: MeasuredParagraph, judge: JudgeLine) {
    self.paragraph = paragraph
    self.judge = judge
  }

  // MARK: Search

  /// Finds the best lines that end before unit `end`.
  private mutating func reach(_ end: Int, _ range: Range<Int>, isFirst: Bool) {
    let isLast = end == range.upperBound
    let empty = Node(position: end, cost: .infinity, previous: -1, spacing: 0)
    for spacing in 0..<JudgeLine.spacings { best[spacing] = empty }
    var least = Double.infinity
    var floor = Double.infinity
    for index in active..<nodes.count { floor = min(floor, nodes[index].cost) }
    var index = active
    while index < nodes.count {
      let start = nodes[index].position
      let candidate = judge.line(start, end, in: range, isFirst: isFirst)
      if candidate.isOverfull, index == active, nodes[nodes.count - 1].position != start {
        index = past(start, index)
        active = index
        continue
      }
      if candidate.isLoose, floor + candidate.cost > least + CompositionCosts.unevenNeighbours { break }
      index = extend(index, start, candidate, isFirstLine: start == range.lowerBound)
      least = best.reduce(least) { min($0, $1.cost) }
    }
    keep(least, isLast: isLast)
  }

  /// The first node after those at `start`.
  private func past(_ start: Int, _ index: Int) -> Int {
    var index = index
    while index < nodes.count, nodes[index].position == start { index += 1 }
    return index
  }

  /// Tries a line after every node at its start.
  private mutating func extend(_ index: Int, _ start: Int, _ line: JudgeLine.Verdict, isFirstLine: Bool)
    -> Int
  {
    var index = index
    while index < nodes.count, nodes[index].position == start {
      let isUneven = !isFirstLine && !line.isNatural && nodes[index].spacing != line.spacing
      let cost = nodes[index].cost + line.cost + (isUneven ? CompositionCosts.unevenNeighbours : 0)
      if cost < best[line.spacing].cost {
        best[line.spacing].cost = cost
        best[line.spacing].previous = index
      }
      index += 1
    }
    return index
  }

  /// Keeps what may still win: a class that is behind by more than unevenness can cost never does.
  private mutating func keep(_ least: Double, isLast: Bool) {
    for spacing in best.indices where best[spacing].cost <= least + CompositionCosts.unevenNeighbours {
      guard best[spacing].cost < .infinity else { continue }
      if isLast && best[spacing].cost > least { continue }
      best[spacing].spacing = spacing
      nodes.append(best[spacing])
      if isLast { return }
    }
  }

  private func lines(_ range: Range<Int>) -> [BrokenLine] {
    var lines: [BrokenLine] = []
    var index = nodes.count - 1
    while index >= 0, nodes[index].previous >= 0 {
      let start = nodes[nodes[index].previous].position
      let end = nodes[index].position
      lines.append(BrokenLine(units: start..<end, isLast: end == range.upperBound))
      index = nodes[index].previous
    }
    return lines.reversed()
  }
}
