/// Second-best breaks: a paragraph in one line less or more than it is best set in (looseness, as in TeX).
///
/// The costs are those of ``BreakLines``; every break is remembered once per number of lines before it, and only
/// lines that a reader would not notice count. So most paragraphs have no other setting, or one.
struct VaryLines {
  struct Variant {
    var lines: [BrokenLine]
    /// The root of what its lines cost more on average: the badness that a reader is asked to bear.
    var strain: Double
  }

  private struct Node {
    var position: Int
    var line: Int
    var spacing: Int
    var ladder = HyphenLadder()
    var cost: Double
    var previous: Int
  }

  private let judge: JudgeLine
  private let range: Range<Int>
  private let isFirst: Bool
  /// No line may cost more, nor have its Han further apart.
  private let bearable: Double
  private let widest: Double
  private let most: Int
  private var nodes: [Node] = []
  private var active = 0

  /// The settings of `best`, the lines of one justified paragraph, in one line less and in one more, where there
  /// are any.
  static func run(_ paragraph: MeasuredParagraph, _ best: [BrokenLine], isFirst: Bool) -> [Variant] {
    guard best.count > 2, let first = best.first, let last = best.last else { return [] }
    let judge = JudgeLine(paragraph: paragraph, mode: .justified)
    let range = first.units.lowerBound..<last.units.upperBound
    let verdicts = judge.verdicts(best.map(\.units), in: range, isFirst: isFirst)
    var varying = VaryLines(judge, range, isFirst: isFirst, verdicts)
    varying.search()
    let cost = JudgeLine.cost(verdicts)
    return [best.count - 1, best.count + 1].compactMap { varying.variant($0, over: cost) }
  }

  private init(_ judge: JudgeLine, _ range: Range<Int>, isFirst: Bool, _ best: [JudgeLine.Verdict]) {
    self.judge = judge
    self.range = range
    self.isFirst = isFirst
    let bearable = judge.paragraph.isLatin ? CompositionCosts.variantWords : CompositionCosts.variantLine
    self.bearable = max(bearable, best.reduce(0) { max($0, $1.cost) })
    widest = max(CompositionCosts.variantHanGap * judge.paragraph.em, best.reduce(0) { max($0, $1.hanGap) })
    most = best.count + 1
  }

  // MARK: Search

  private mutating func search() {
    nodes.append(Node(position: range.lowerBound, line: 0, spacing: 0, cost: 0, previous: -1))
    for end in range.dropFirst() where judge.paragraph.breaks.penalties[end] < .infinity { reach(end) }
    reach(range.upperBound)
  }

  private mutating func reach(_ end: Int) {
    let isLast = end == range.upperBound
    var best: [Node] = []
    var index = active
    while index < nodes.count, nodes[index].position < end {
      let start = nodes[index].position
      let next = past(start, index)
      let line = judge.line(start, end, in: range, isFirst: isFirst)
      if line.isOverfull {
        if index == active { active = next }
      } else if line.cost <= bearable, line.hanGap <= widest {
        for previous in index..<next where nodes[previous].line < most {
          keep(after: previous, line, end, isFirstLine: start == range.lowerBound, &best)
        }
      } else if line.isLoose, !isLast,
        judge.isTooLoose(start, end, isFirst: isFirst && start == range.lowerBound)
      {
        break
      }
      index = next
    }
    nodes += best
  }

  private func past(_ start: Int, _ index: Int) -> Int {
    var index = index
    while index < nodes.count, nodes[index].position == start { index += 1 }
    return index
  }

  private func keep(
    after previous: Int, _ line: JudgeLine.Verdict, _ end: Int, isFirstLine: Bool, _ best: inout [Node]
  ) {
    let before = nodes[previous]
    let isUneven = !isFirstLine && !line.isNatural && before.spacing != line.spacing
    let ladder = before.ladder.next(
      endsInHyphen: end < range.upperBound && judge.paragraph.endsInHyphen(end))
    let cost =
      before.cost + line.cost + ladder.cost + (isUneven ? CompositionCosts.unevenNeighbours : 0)
    let node = Node(
      position: end, line: before.line + 1, spacing: line.spacing, ladder: ladder, cost: cost,
      previous: previous)
    let known = best.firstIndex {
      $0.line == node.line && $0.spacing == node.spacing && $0.ladder.isFull == ladder.isFull
    }
    guard let known else {
      best.append(node)
      return
    }
    if cost < best[known].cost { best[known] = node }
  }

  // MARK: Result

  private func variant(_ count: Int, over natural: Double) -> Variant? {
    var least: Int?
    for index in nodes.indices.reversed() {
      guard nodes[index].position == range.upperBound else { break }
      guard nodes[index].line == count else { continue }
      if least.map({ nodes[index].cost <= nodes[$0].cost }) ?? true { least = index }
    }
    guard let least else { return nil }
    let more = max(0, nodes[least].cost - natural) / Double(count)
    return Variant(lines: lines(to: least), strain: more.squareRoot())
  }

  private func lines(to last: Int) -> [BrokenLine] {
    var lines: [BrokenLine] = []
    var index = last
    while nodes[index].previous >= 0 {
      let start = nodes[nodes[index].previous].position
      let end = nodes[index].position
      lines.append(BrokenLine(units: start..<end, isLast: end == range.upperBound))
      index = nodes[index].previous
    }
    return lines.reversed()
  }
}

extension JudgeLine {
  /// The verdicts on consecutive lines.
  func verdicts(_ lines: [Range<Int>], in range: Range<Int>, isFirst: Bool) -> [Verdict] {
    lines.map { line($0.lowerBound, $0.upperBound, in: range, isFirst: isFirst) }
  }

  /// What consecutive lines cost together.
  static func cost(_ verdicts: [Verdict]) -> Double {
    var total = 0.0
    for (index, verdict) in verdicts.enumerated() {
      let isUneven = index > 0 && !verdict.isNatural && verdicts[index - 1].spacing != verdict.spacing
      total += verdict.cost + (isUneven ? CompositionCosts.unevenNeighbours : 0)
    }
    return total
  }

  /// Whether a line is so short that no later start can make a line of it.
  func isTooLoose(_ start: Int, _ end: Int, isFirst: Bool) -> Bool {
    paragraph.naturalWidth(start, end) < 0.7 * paragraph.target(start, isFirst: isFirst)
  }
}
