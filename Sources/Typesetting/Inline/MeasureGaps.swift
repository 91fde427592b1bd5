import Manuscript
import Themes

/// The gaps of a paragraph as prefix sums, so that the width and the give of any line cost nothing to know.
///
/// A gap stands before each unit, and vanishes where a line breaks: that alone trims line starts and ends.
struct GapTable {
  /// The tiers in which gaps shrink, in order: word space, interpunct, brackets and pauses to a quarter, then
  /// to nothing, autospace, stops.
  enum Tier {
    static let word = 0, interpunct = 1, bracketHalf = 2, pauseHalf = 3, bracket = 4, pause = 5, auto = 6,
      stop = 7
  }
  /// What stretches: spaces to a third, then to a half, Han gaps (their number), spaces (their number).
  enum Stretch { static let first = 0, second = 1, han = 2, spaces = 3 }

  /// Where each unit's body starts if the paragraph is one long line.
  var positions: [Double] = []
  /// How far all gaps up to and including the one before each unit shrink, by tier.
  var shrink: [SIMD8<Double>] = []
  var stretch: [SIMD4<Double>] = []
  /// The number of characters that count for the length of a last line, before each unit.
  var contents: [Int32] = []
}

/// The fifth phase: what stands between each two units, and how it gives.
struct MeasureGaps {
  private enum Kind { case none, word, auto, bracket, pause, stop, interpunct, fixed }

  private let text: ShapedText
  private let runs: [TextRun]
  private let em: Double
  private let autospace: Double
  private let isCJK: Bool
  private let isKorean: Bool
  private var table = GapTable()
  /// What note marks have left of the blank of the mark before them.
  private var borrowed = 0.0

  static func run(
    _ text: ShapedText, _ runs: [TextRun], _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) -> GapTable {
    var measuring = MeasureGaps(text, runs, paragraph, cjk)
    measuring.measure()
    return measuring.table
  }

  private init(
    _ text: ShapedText, _ runs: [TextRun], _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) {
    self.text = text
    self.runs = runs
    em = paragraph.size
    autospace = cjk.autospace * paragraph.size
    isCJK = paragraph.language.isCJK
    isKorean = paragraph.language.primary == "ko"
  }

  private mutating func measure() {
    let count = text.units.count
    table.positions.reserveCapacity(count)
    table.shrink.reserveCapacity(count)
    table.stretch.reserveCapacity(count)
    table.contents.reserveCapacity(count + 1)
    var position = 0.0
    var shrink = SIMD8<Double>.zero
    var stretch = SIMD4<Double>.zero
    var contents: Int32 = 0
    var exclamations = 0
    for index in text.units.indices {
      let unit = text.units[index]
      if index > 0 {
        let isEven = exclamations % 2 == 0 && exclamations > 0
        let (natural, kind) =
          markedGap(text.units[index - 1], unit)
          ?? gap(text.units[index - 1], unit, text.joints[index].spaces, solid: isEven)
        position += natural
        give(kind, natural, &shrink, &stretch)
        if isHanGap(text.units[index - 1], unit, kind) { stretch[GapTable.Stretch.han] += 1 }
      }
      exclamations = unit.kind == .exclamation ? exclamations + 1 : 0
      table.positions.append(position)
      table.shrink.append(shrink)
      table.stretch.append(stretch)
      table.contents.append(contents)
      position += unit.body
      if unit.kind.isContent { contents += 1 }
    }
    table.contents.append(contents)
  }

  // MARK: Width

  /// The mark of a note stands in the blank of the stop before it, and what is left of that blank follows it;
  /// `nil` for other neighbours.
  private mutating func markedGap(_ first: Unit, _ second: Unit) -> (Double, Kind)? {
    let isMark = runs[Int(second.run)].isReferenceMark
    if first.kind.isClosing { borrowed = first.right }
    if isMark {
      guard first.kind.isClosing || borrowed > 0 else { return nil }
      borrowed -= second.body
      return (0, .none)
    }
    guard borrowed != 0, runs[Int(first.run)].isReferenceMark else {
      if !first.kind.isClosing { borrowed = 0 }
      return nil
    }
    let rest = second.kind.isClosing ? 0 : max(borrowed, second.left, 0)
    borrowed = 0
    return (rest, second.left > 0 ? .bracket : .stop)
  }

  private func gap(_ first: Unit, _ second: Unit, _ spaces: Spaces, solid: Bool) -> (Double, Kind) {
    if first.kind.isFullWidthMark || second.kind.isFullWidthMark {
      return markGap(first, second, spaces, solid: solid)
    }
    if first.sharesEm || second.sharesEm { return (0, .none) }
    if let blank = hanLatin(first, second, spaces) { return blank }
    if !spaces.isEmpty { return (spaces.width, isFixed(spaces) ? .fixed : .word) }
    return (0, .none)
  }

  /// Han next to a letter or digit; a typed space there is replaced.
  private func hanLatin(_ first: Unit, _ second: Unit, _ spaces: Spaces) -> (Double, Kind)? {
    let isPair =
      first.kind.isHan && second.kind.takesAutospace || first.kind.takesAutospace && second.kind.isHan
    guard isPair, isCJK, autospace > 0 || spaces.isEmpty else { return nil }
    let marksNote = runs[Int(first.run)].isReferenceMark || runs[Int(second.run)].isReferenceMark
    return marksNote ? nil : (autospace, .auto)
  }

  /// Beside a full-width mark its own blank is all; neighbouring marks share theirs.
  private func markGap(_ first: Unit, _ second: Unit, _ spaces: Spaces, solid: Bool) -> (Double, Kind) {
    var after = first.right
    var before = second.left
    if second.kind.isClosing && !second.isCentred { after = 0 }
    if second.isCentred && first.kind == .close { (after, before) = (0, 0) }
    if first.kind == .open { before = 0 }
    if solid && first.kind == .exclamation { after = 0 }
    let isShared = !(first.isCentred && second.isCentred)
    let width = isShared ? max(after, before) : after + before
    if width == 0, !spaces.isEmpty, first.right == 0, second.left == 0 { return (spaces.width, .word) }
    return (width, owner(first, second, after: after, before: before))
  }

  private func owner(_ first: Unit, _ second: Unit, after: Double, before: Double) -> Kind {
    if before > 0, second.kind == .open { return .bracket }
    let mark = after > 0 ? first.kind : second.kind
    switch mark {
    case .open, .close: return after + before > 0 ? .bracket : .none
    case .comma, .colon: return .pause
    case .stop, .exclamation: return .stop
    case .interpunct: return .interpunct
    default: return .none
    }
  }

  /// Spaces of code keep their width.
  private func isFixed(_ spaces: Spaces) -> Bool {
    spaces.isUnbreakable || runs[Int(spaces.run)].isVerbatim
  }

  private func isHanGap(_ first: Unit, _ second: Unit, _ kind: Kind) -> Bool {
    guard first.kind.isFullWidth, second.kind.isFullWidth, kind != .word, kind != .fixed else { return false }
    // Korean lines have few gaps of words: their syllables help, a little each.
    if first.kind == .hangul && second.kind == .hangul { return isKorean }
    return !(first.kind.isFullWidthMark && second.kind.isFullWidthMark)
  }

  // MARK: Give

  private func give(
    _ kind: Kind, _ natural: Double, _ shrink: inout SIMD8<Double>, _ stretch: inout SIMD4<Double>
  ) {
    let half = max(0, natural - 0.25 * em)
    switch kind {
    case .none, .fixed: break
    case .interpunct: shrink[GapTable.Tier.interpunct] += natural
    case .bracket:
      shrink[GapTable.Tier.bracketHalf] += half
      shrink[GapTable.Tier.bracket] += natural - half
    case .pause:
      shrink[GapTable.Tier.pauseHalf] += half
      shrink[GapTable.Tier.pause] += natural - half
    case .stop: shrink[GapTable.Tier.stop] += max(0, natural - CompositionCosts.stopLeast * em)
    case .auto:
      shrink[GapTable.Tier.auto] += max(0, natural - CompositionCosts.autospaceLeast * em)
      space(natural, &stretch)
    case .word:
      let inHan = CompositionCosts.wordSpaceLeastInHan * em
      let least = isCJK && natural > inHan ? inHan : CompositionCosts.wordSpaceLeast * em
      shrink[GapTable.Tier.word] += max(0, natural - least)
      space(natural, &stretch)
    }
  }

  private func space(_ natural: Double, _ stretch: inout SIMD4<Double>) {
    let first = max(0, CompositionCosts.firstStretch * em - natural)
    stretch[GapTable.Stretch.first] += first
    stretch[GapTable.Stretch.second] += max(0, CompositionCosts.secondStretch * em - natural - first)
    stretch[GapTable.Stretch.spaces] += 1
  }
}
