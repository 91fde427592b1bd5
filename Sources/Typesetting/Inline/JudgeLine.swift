/// What one line costs: (1 + badness + penalty)².
struct JudgeLine {
  /// How lines are judged.
  enum Mode: Equatable {
    case justified
    /// Natural gaps; lines should be as long as `target`, or as the measure where there is none.
    case ragged(target: Double?)
  }

  struct Verdict {
    var cost: Double
    /// The class of its Han gaps: visibly different classes beside each other cost more.
    var spacing = 0
    var isOverfull = false
    /// Points that each of its Han gaps takes on.
    var hanGap = 0.0
    /// Whether it stands in natural gaps, whatever its neighbours do.
    var isNatural = false
    /// Whether it is shorter than it should be, and lines that start later cost even more.
    var isLoose = false
  }

  /// How many classes of spacing there are, in steps of ``CompositionCosts/evenness``.
  static let spacings = 4
  let paragraph: MeasuredParagraph
  let mode: Mode

  /// Judges the units from `start` to before `end` as a line of `range`, whose first one may be indented.
  func line(_ start: Int, _ end: Int, in range: Range<Int>, isFirst: Bool) -> Verdict {
    let hyphens = paragraph.hyphenPenalty(start, end, isLast: end == range.upperBound)
    var verdict = line(start, end, in: range, isFirst: isFirst, hyphens: hyphens)
    // A line that starts later may do so without a hyphen before it, and then cost less.
    if hyphens > 0 { verdict.isLoose = false }
    return verdict
  }

  private func line(
    _ start: Int, _ end: Int, in range: Range<Int>, isFirst: Bool, hyphens: Double
  ) -> Verdict {
    let isLast = end == range.upperBound
    let isFirstLine = start == range.lowerBound
    let width = paragraph.naturalWidth(start, end)
    let target = paragraph.target(start, isFirst: isFirst && isFirstLine)
    let penalty =
      (isLast ? (isFirstLine ? 0 : runt(start, end)) : Double(paragraph.breaks.penalties[end]))
      + hyphens
    if mode != .justified { return ragged(width, target, penalty, isLast: isLast) }
    if width > target { return tight(width - target, start, end, penalty) }
    if isLast { return Verdict(cost: square(penalty), isNatural: true, isLoose: true) }
    let fit = paragraph.stretching(target - width, start, end)
    return Verdict(
      cost: square(fit.badness + penalty), spacing: spacing(fit), hanGap: fit.perHanGap, isLoose: fit.worsens)
  }

  private func tight(_ excess: Double, _ start: Int, _ end: Int, _ penalty: Double) -> Verdict {
    let fit = paragraph.shrinking(excess, start, end)
    let isOverfull = fit.remainder > 0.001
    let badness = isOverfull ? CompositionCosts.overfull + fit.remainder : fit.badness
    return Verdict(cost: square(badness + penalty), isOverfull: isOverfull)
  }

  private func ragged(_ width: Double, _ target: Double, _ penalty: Double, isLast: Bool) -> Verdict {
    if width > target + 0.001 {
      let badness = CompositionCosts.overfull + width - target
      return Verdict(cost: square(badness + penalty), isOverfull: true, isNatural: true)
    }
    var wanted = isLast ? width : target
    var weight = CompositionCosts.raggedness
    if case .ragged(let balance?) = mode { (wanted, weight) = (balance, CompositionCosts.titleRaggedness) }
    let slack = wanted > 0 ? (wanted - width) / wanted : 0
    let badness = weight * slack * slack
    return Verdict(cost: square(badness + penalty), isNatural: true, isLoose: width < wanted || isLast)
  }

  private func square(_ badness: Double) -> Double { (1 + badness) * (1 + badness) }

  private func spacing(_ fit: LineFit) -> Int {
    min(JudgeLine.spacings - 1, Int(fit.perHanGap / paragraph.em / CompositionCosts.evenness))
  }

  /// A last line should not be a stump; the only line of a paragraph may be as short as it is.
  private func runt(_ start: Int, _ end: Int) -> Double {
    let count = Int(paragraph.gaps.contents[end] - paragraph.gaps.contents[start])
    return count < CompositionCosts.runt.count ? CompositionCosts.runt[max(count, 1)] : 0
  }
}
