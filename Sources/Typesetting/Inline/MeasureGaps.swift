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
    /// The blank that a mark keeps at a line end gives before any other: nobody misses it there.
    static let lineEnd = interpunct
  }
  /// What stretches: spaces to a third, then to a half, Han gaps (their number), typed
  /// spaces (their number).
  enum Stretch { static let first = 0, second = 1, han = 2, spaces = 3 }

  /// Where each unit's body starts if the paragraph is one long line.
  var positions: [Double] = []
  /// How far all gaps up to and including the one before each unit shrink, by tier.
  var shrink: [SIMD8<Double>] = []
  var stretch: [SIMD4<Double>] = []
  /// The number of characters that count for the length of a last line, before each unit.
  var contents: [Int32] = []
}

/// The fifth phase: what stands between each two units, and how it gives (PW-2, PW-5, AS-1 … AS-5).
///
/// Neighbours are units, whatever run they are of: blanks reach across bold, links and code (AS-5), and are
/// advance only, so that copied text is what was written.
struct MeasureGaps {
  private enum Kind { case none, word, auto, bracket, pause, stop, interpunct, fixed }

  private let text: ShapedText
  private let runs: [TextRun]
  private let em: Double
  private let autospace: Double
  private let isCJK: Bool
  private let isKorean: Bool
  private let convention: MarkConvention
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
    convention = MarkConvention(paragraph.language)
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
        if kind == .none { spread(text.units[index - 1], unit, &stretch) }
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

  /// AS-1: Han next to a letter or digit. AS-3: a typed space there is replaced. AS-2: no blank beside what is
  /// not of those classes, nor before or after a note mark.
  private func hanLatin(_ first: Unit, _ second: Unit, _ spaces: Spaces) -> (Double, Kind)? {
    let isPair =
      first.kind.isHan && takesAutospace(second) || takesAutospace(first) && second.kind.isHan
    guard isPair, isCJK, autospace > 0 || spaces.isEmpty else { return nil }
    let marksNote = runs[Int(first.run)].isReferenceMark || runs[Int(second.run)].isReferenceMark
    return marksNote ? nil : (autospace, .auto)
  }

  /// ￥ fills an em and has blank of its own.
  private func takesAutospace(_ unit: Unit) -> Bool {
    unit.kind.takesAutospace && !(unit.kind == .currency && unit.body > 0.9 * em)
  }

  /// PW-2: beside a full-width mark its own blank is all, and neighbouring marks share theirs.
  ///
  /// Two marks of 2 em become 1.5 em; closing marks after one another, and opening ones, are solid. A centred
  /// mark before or after a bracket keeps its quarter and the bracket gives all of its half (clreq §3.1.6.2;
  /// jlreq §3.1.4 ⑦), but before a closing bracket it gives the quarter, so that the bracket holds what it
  /// encloses.
  private func markGap(_ first: Unit, _ second: Unit, _ spaces: Spaces, solid: Bool) -> (Double, Kind) {
    var after = first.right
    var before = second.left
    if second.kind.isClosing && !second.isCentred { after = 0 }
    if second.isCentred && first.kind == .close { after = 0 }
    if first.kind == .open { before = 0 }
    if second.kind == .open && facesSolid(first) { before = 0 }
    if solid && first.kind == .exclamation { after = 0 }
    let isShared = !(first.isCentred && second.isCentred)
    let width = isShared ? max(after, before) : after + before
    if width == 0, !spaces.isEmpty, first.right == 0, second.left == 0 {
      return (spaces.width, spaces.isIdeographic ? .fixed : .word)
    }
    return (width, owner(first, second, after: after, before: before))
  }

  /// Whether an opening bracket after a mark gives all of its half. Marks of a full em that stand in its
  /// middle bring blank enough; only Japanese leaves the half after ？ and ！ (jlreq table 1).
  private func facesSolid(_ first: Unit) -> Bool {
    first.isCentred || first.kind == .exclamation && first.right == 0 && convention == .traditional
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
    if first.kind == .hangul && second.kind == .hangul { return false }
    return !(first.kind.isFullWidthMark && second.kind.isFullWidthMark)
  }

  /// Korean syllables help the spaces of their line, a little each; what is left is for the spaces, for a line
  /// of letters far apart is none of words (klreq §5.2).
  private func spread(_ first: Unit, _ second: Unit, _ stretch: inout SIMD4<Double>) {
    guard isKorean, first.kind == .hangul, second.kind == .hangul else { return }
    stretch[GapTable.Stretch.first] += CompositionCosts.hangulFirstStretch * em
    stretch[GapTable.Stretch.second] += CompositionCosts.hangulSecondStretch * em
  }

  // MARK: Give

  private func give(
    _ kind: Kind, _ natural: Double, _ shrink: inout SIMD8<Double>, _ stretch: inout SIMD4<Double>
  ) {
    let half = max(0, natural - CompositionCosts.markFirstLeast * em)
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
      space(natural, &stretch, isCapped: true)
    case .word:
      shrink[GapTable.Tier.word] += max(0, natural - leastWordSpace(natural))
      space(natural, &stretch, isCapped: false)
    }
  }

  private func leastWordSpace(_ natural: Double) -> Double {
    guard isCJK else { return natural * (1 - CompositionCosts.latinSpaceShrink) }
    let inHan = CompositionCosts.wordSpaceLeastInHan * em
    return natural > inHan ? inHan : CompositionCosts.wordSpaceLeast * em
  }

  /// AS-1: what is no typed space never grows beyond its two steps, half an em.
  private func space(_ natural: Double, _ stretch: inout SIMD4<Double>, isCapped: Bool) {
    let first = max(0, CompositionCosts.firstStretch * em - natural)
    stretch[GapTable.Stretch.first] += first
    stretch[GapTable.Stretch.second] += max(0, CompositionCosts.secondStretch * em - natural - first)
    if !isCapped { stretch[GapTable.Stretch.spaces] += 1 }
  }
}
