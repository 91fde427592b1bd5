/// The sixth phase: chooses the breaks of a paragraph so that the sum of its lines' costs is least.
///
/// Dynamic programming over the legal breaks, as in Knuth and Plass, “Breaking Paragraphs into Lines” (1981).
/// A line costs (1 + badness + penalty)²; neighbours whose Han gaps differ visibly cost more, which is why
/// every break is remembered once per class of spacing. Lines that cannot be part of the best paragraph are
/// not looked at, so that time grows with the length of the text.
struct BreakLines {
  /// How lines are judged.
  enum Mode: Equatable {
    case justified
    /// Natural gaps; lines should be as long as `target`, or as the measure where there is none.
    case ragged(target: Double?)
  }

  private struct Node {
    var position: Int
    var cost: Double
    var previous: Int
    var spacing: Int
  }

  private static let spacings = 4
  private let paragraph: MeasuredParagraph
  private let mode: Mode
  private var nodes: [Node] = []
  /// Nodes before this are too far back for any line to come.
  private var active = 0
  /// The best way to the break at hand, by class of spacing.
  private var best: [Node] = []

  /// Breaks the units of `range`, which must hold no forced break.
  static func run(
    _ paragraph: MeasuredParagraph, _ range: Range<Int>, _ mode: Mode, isFirst: Bool
  ) -> [BrokenLine] {
    guard !range.isEmpty else { return [] }
    var breaking = BreakLines(paragraph: paragraph, mode: mode)
    let start = Node(position: range.lowerBound, cost: 0, previous: -1, spacing: 0)
    breaking.nodes.append(start)
    breaking.best = Array(repeating: start, count: spacings)
    for position in range.dropFirst() where paragraph.breaks.penalties[position] < .infinity {
      breaking.reach(position, range, isFirst: isFirst)
    }
    breaking.reach(range.upperBound, range, isFirst: isFirst)
    return breaking.lines(range)
  }

  private init(paragraph: MeasuredParagraph, mode: Mode) {
    self.paragraph = paragraph
    self.mode = mode
  }

  // MARK: Search

  /// Finds the best lines that end before unit `end`.
  private mutating func reach(_ end: Int, _ range: Range<Int>, isFirst: Bool) {
    let isLast = end == range.upperBound
    let empty = Node(position: end, cost: .infinity, previous: -1, spacing: 0)
    for spacing in 0..<BreakLines.spacings { best[spacing] = empty }
    var least = Double.infinity
    var floor = Double.infinity
    for index in active..<nodes.count { floor = min(floor, nodes[index].cost) }
    var index = active
    while index < nodes.count {
      let start = nodes[index].position
      let candidate = judge(start, end, range, isFirst: isFirst)
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
  private mutating func extend(_ index: Int, _ start: Int, _ line: Candidate, isFirstLine: Bool) -> Int {
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

  // MARK: Cost

  private struct Candidate {
    var cost: Double
    /// The class of its Han gaps.
    var spacing: Int
    var isOverfull = false
    /// Whether it stands in natural gaps, whatever its neighbours do.
    var isNatural = false
    /// Whether it is shorter than it should be: lines that start later cost even more.
    var isLoose = false
  }

  private func judge(_ start: Int, _ end: Int, _ range: Range<Int>, isFirst: Bool) -> Candidate {
    let isLast = end == range.upperBound
    let width = paragraph.naturalWidth(start, end)
    let target = paragraph.target(start, isFirst: isFirst && start == range.lowerBound)
    var penalty = isLast ? runt(start, end) : Double(paragraph.breaks.penalties[end])
    if mode != .justified { return ragged(width, target, &penalty, isLast: isLast) }
    if width > target { return tight(width - target, start, end, penalty) }
    if isLast { return Candidate(cost: square(penalty), spacing: 0, isNatural: true, isLoose: true) }
    let fit = LineFit.stretching(target - width, paragraph.stretch(start, end), em: paragraph.em)
    return Candidate(cost: square(fit.badness + penalty), spacing: spacing(fit), isLoose: true)
  }

  private func tight(_ excess: Double, _ start: Int, _ end: Int, _ penalty: Double) -> Candidate {
    let fit = LineFit.shrinking(excess, paragraph.shrink(start, end))
    let isOverfull = fit.remainder > 0.001
    let badness = isOverfull ? CompositionCosts.overfull + fit.remainder : fit.badness
    return Candidate(cost: square(badness + penalty), spacing: 0, isOverfull: isOverfull)
  }

  private func ragged(
    _ width: Double, _ target: Double, _ penalty: inout Double, isLast: Bool
  ) -> Candidate {
    if width > target + 0.001 {
      let badness = CompositionCosts.overfull + width - target
      return Candidate(cost: square(badness + penalty), spacing: 0, isOverfull: true, isNatural: true)
    }
    var wanted = target
    if case .ragged(let balance?) = mode { wanted = balance } else if isLast { wanted = width }
    let slack = (wanted - width) / wanted
    let badness = CompositionCosts.raggedness * slack * slack
    return Candidate(
      cost: square(badness + penalty), spacing: 0, isNatural: true, isLoose: width < wanted || isLast)
  }

  private func square(_ badness: Double) -> Double { (1 + badness) * (1 + badness) }

  private func spacing(_ fit: LineFit) -> Int {
    min(BreakLines.spacings - 1, Int(fit.perHanGap / paragraph.em / CompositionCosts.evenness))
  }

  /// A last line should not be a stump; the only line of a paragraph may be as short as it is.
  private func runt(_ start: Int, _ end: Int) -> Double {
    guard nodes[0].position != start else { return 0 }
    let count = Int(paragraph.gaps.contents[end] - paragraph.gaps.contents[start])
    return count < CompositionCosts.runt.count ? CompositionCosts.runt[max(count, 1)] : 0
  }
}
