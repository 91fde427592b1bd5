/// The sixth phase: chooses the breaks of a paragraph so that the sum of its lines' costs is least.
///
/// Dynamic programming over the legal breaks, as in Knuth and Plass, “Breaking Paragraphs into Lines” (1981).
/// A line costs (1 + badness + penalty)²; neighbours whose Han gaps differ visibly cost more, and so does a third
/// hyphen in a row, which is why every break is remembered once per class of spacing, and those at hyphens once
/// more if two stand in a row there. Lines that cannot be part of the best paragraph are
/// not looked at, so that time grows with the length of the text.
struct BreakLines {
  private struct Node {
    var position: Int
    var cost: Double
    var previous: Int
    var spacing: Int
    var ladder = HyphenLadder()
  }

  private let paragraph: MeasuredParagraph
  private let judge: JudgeLine
  private var nodes: [Node] = []
  /// Nodes before this are too far back for any line to come.
  private var active = 0
  /// The best way to the break at hand, by class of spacing; then those ways at whose end the ladder is full.
  private var best: [Node] = []

  /// Breaks the units of `range`, which must hold no forced break.
  static func run(
    _ paragraph: MeasuredParagraph, _ range: Range<Int>, _ mode: JudgeLine.Mode, isFirst: Bool
  ) -> [BrokenLine] {
    guard !range.isEmpty else { return [] }
    var breaking = BreakLines(paragraph: paragraph, judge: JudgeLine(paragraph: paragraph, mode: mode))
    let start = Node(position: range.lowerBound, cost: 0, previous: -1, spacing: 0)
    breaking.nodes.append(start)
    breaking.best = Array(repeating: start, count: 2 * JudgeLine.spacings)
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
    let isHyphen = !isLast && paragraph.endsInHyphen(end)
    let empty = Node(position: end, cost: .infinity, previous: -1, spacing: 0)
    for state in best.indices { best[state] = empty }
    // What a way must not cost more than by unevenness, by its ladder: one that is full, and any other.
    var bounds = Bounds()
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
      if candidate.isLoose, floor + candidate.cost > bounds.short { break }
      index = extend(index, start, candidate, isHyphen: isHyphen, isFirstLine: start == range.lowerBound)
      bounds = Bounds(best)
    }
    keep(bounds, isLast: isLast)
  }

  /// The first node after those at `start`.
  private func past(_ start: Int, _ index: Int) -> Int {
    var index = index
    while index < nodes.count, nodes[index].position == start { index += 1 }
    return index
  }

  /// Tries a line after every node at its start.
  private mutating func extend(
    _ index: Int, _ start: Int, _ line: JudgeLine.Verdict, isHyphen: Bool, isFirstLine: Bool
  ) -> Int {
    var index = index
    while index < nodes.count, nodes[index].position == start {
      let isUneven = !isFirstLine && !line.isNatural && nodes[index].spacing != line.spacing
      let ladder = nodes[index].ladder.next(endsInHyphen: isHyphen)
      let cost =
        nodes[index].cost + line.cost + ladder.cost + (isUneven ? CompositionCosts.unevenNeighbours : 0)
      let state = line.spacing + (ladder.isFull ? JudgeLine.spacings : 0)
      if cost < best[state].cost {
        best[state] = Node(
          position: best[state].position, cost: cost, previous: index, spacing: line.spacing, ladder: ladder)
      }
      index += 1
    }
    return index
  }

  /// Keeps what may still win: a class that is behind by more than unevenness can cost never does.
  private mutating func keep(_ bounds: Bounds, isLast: Bool) {
    for node in best where node.cost < .infinity {
      if node.cost > (isLast ? bounds.least : node.ladder.isFull ? bounds.full : bounds.short) { continue }
      nodes.append(node)
      if isLast { return }
    }
  }

  /// What ways to one break may cost and still be part of the best paragraph.
  private struct Bounds {
    var least = Double.infinity
    /// With a ladder that is full, and with one that can take another rung.
    var full = Double.infinity
    var short = Double.infinity

    init() {}

    init(_ best: [Node]) {
      let open = best[..<JudgeLine.spacings].reduce(Double.infinity) { min($0, $1.cost) }
      least = best[JudgeLine.spacings...].reduce(open) { min($0, $1.cost) }
      full = least + CompositionCosts.unevenNeighbours
      short = min(open, least + CompositionCosts.hyphenBeyondLadder) + CompositionCosts.unevenNeighbours
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
