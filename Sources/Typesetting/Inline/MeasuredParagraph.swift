/// A paragraph that is ready to be broken: units, gaps, break costs and the width to fill.
struct MeasuredParagraph {
  var text: ShapedText
  var gaps: GapTable
  var breaks: BreakTable
  /// The width of the hyphen that a break before each unit would add, 0 for none; empty where there is none at
  /// all.
  var hyphens: [Double]
  /// Points.
  var measure: Double
  var firstIndent: Double
  var em: Double
  /// Whether words and their spaces make its lines, and not Han and their gaps.
  var isLatin: Bool
  var hangsMarks: Bool

  /// The width of a line of units in its natural gaps, its edges trimmed.
  func naturalWidth(_ start: Int, _ end: Int) -> Double {
    let last = text.units[end - 1]
    var width = gaps.positions[end - 1] + last.body - gaps.positions[start] + last.kept
    if !hyphens.isEmpty { width += hyphens[end] }
    if hangs(start, end, width) { width -= last.body + last.kept }
    return width
  }

  /// Whether the last mark of a line stands beyond the measure as a fallback, which is worth a finding.
  func hangsAgainstItsStyle(_ line: BrokenLine) -> Bool {
    let (start, end) = (line.units.lowerBound, line.units.upperBound)
    guard !hangsMarks, breaks.fallbacks[end] == .hang else { return false }
    let whole = gaps.positions[end - 1] + text.units[end - 1].body - gaps.positions[start]
    return naturalWidth(start, end) < whole - 0.001
  }

  /// HP-1: whether the mark before `end` stands beyond the measure, because its line has no room for it.
  private func hangs(_ start: Int, _ end: Int, _ width: Double) -> Bool {
    guard width > target(start, isFirst: start == 0) + 0.001, isHangable(end) else { return false }
    return hangsMarks || !breaks.fallbacks.isEmpty && breaks.fallbacks[end] == .hang
  }

  /// Whether the unit before `end` is a mark that can hang: one pause or stop, and none that follows another
  /// mark (clreq §3.1.7).
  func isHangable(_ end: Int) -> Bool {
    let kind = text.units[end - 1].kind
    guard kind == .comma || kind == .stop else { return false }
    return end < 2 || !text.units[end - 2].kind.isFullWidthMark
  }

  /// What hyphens at the ends of two neighbouring lines cost, or one before the last line: the line from
  /// `start` to before `end` is the second of them.
  func hyphenPenalty(_ start: Int, _ end: Int, isLast: Bool) -> Double {
    guard !hyphens.isEmpty, hyphens[start] > 0 else { return 0 }
    if isLast { return CompositionCosts.hyphenBeforeLast }
    return hyphens[end] > 0 ? CompositionCosts.hyphensInARow : 0
  }

  /// Whether a line that ends before unit `end` shows a hyphen: one of its text, or one that the break adds.
  func endsInHyphen(_ end: Int) -> Bool {
    text.units[end - 1].kind == .hyphen || !hyphens.isEmpty && hyphens[end] > 0
  }

  /// What the gaps of a line can give, tier by tier; a blank kept at its end gives first.
  func shrink(_ start: Int, _ end: Int) -> SIMD8<Double> {
    var give = gaps.shrink[end - 1] - gaps.shrink[start]
    let last = text.units[end - 1]
    if last.isKeptOptional { give[GapTable.Tier.lineEnd] += last.kept }
    return give
  }

  func stretch(_ start: Int, _ end: Int) -> SIMD4<Double> { gaps.stretch[end - 1] - gaps.stretch[start] }

  /// How a line from `start` to before `end` gives to become longer by `amount` points.
  func stretching(_ amount: Double, _ start: Int, _ end: Int) -> LineFit {
    let give = stretch(start, end)
    return isLatin
      ? .stretchingWords(amount, give, em: em) : .stretching(amount, give, em: em)
  }

  /// How it gives to become shorter.
  func shrinking(_ amount: Double, _ start: Int, _ end: Int) -> LineFit {
    let give = shrink(start, end)
    guard isLatin else { return .shrinking(amount, give) }
    return .shrinkingWords(amount, give, spaces: stretch(start, end)[GapTable.Stretch.spaces], em: em)
  }

  /// The width that a line may fill.
  func target(_ start: Int, isFirst: Bool) -> Double { isFirst ? measure - firstIndent : measure }
}

/// A line as a range of units.
struct BrokenLine: Equatable {
  var units: Range<Int>
  /// Whether it ends its paragraph, or stands before a forced break: it is set in natural gaps.
  var isLast: Bool
}
