import Manuscript
import PangoCairo
import Themes

/// What a line break costs at each joint.
struct BreakTable {
  /// The penalty before each unit; infinite where no line may end.
  var penalties: [Float]
  /// How a break came to be allowed, where that is worth a finding.
  var fallbacks: [Int: Fallback] = [:]

  /// In the order in which they are tried, after hyphens: a mark beyond the measure (HP-1), a closing mark at
  /// a line start (LB-7), a break inside a word.
  enum Fallback { case hang, relief, emergency }
}

/// The fourth phase: the break opportunities of UAX #14, tailored (LB-0).
///
/// What each rule asks is beside the code that does it: LB-1 and LB-ja in ``Kinsoku``, LB-url in ``URLPieces``,
/// LB-5 in ``ShapeRuns``, which makes `——` one unit, LB-7 in `relieve`, all others in the functions below.
/// Between full-width characters the tables here decide alone; Pango's attributes are asked, for the whole
/// paragraph at once, only where Latin marks need the full algorithm.
struct FindBreaks {
  private let flat: FlatText
  private let text: ShapedText
  private let runs: [TextRun]
  private let kinsoku: Kinsoku
  private let language: Language
  /// LB-ko: whether Korean lines may break between syllables.
  private let breaksSyllables: Bool
  /// Whether lines are to be broken by sense.
  private let isTitle: Bool
  private lazy var opportunities = BreakOpportunities.lineStarts(
    String(String.UnicodeScalarView(flat.scalars.compactMap(Unicode.Scalar.init))),
    language: language.description)
  private lazy var wordStarts = WordBoundaries.starts(flat.scalars)
  private lazy var urls = URLPieces(flat.scalars)

  static func run(
    _ flat: FlatText, _ text: ShapedText, _ runs: [TextRun], _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) -> BreakTable {
    var finding = FindBreaks(flat, text, runs, paragraph, cjk)
    var penalties = [Float](repeating: .infinity, count: text.units.count + 1)
    for index in text.units.indices.dropFirst() { penalties[index] = finding.penalty(before: index) }
    var table = BreakTable(penalties: penalties)
    if finding.kinsoku.relieves { finding.relieve(&table) }
    return table
  }

  /// LB-7: where three closing marks follow one another, the last may start a line, at a price that only a
  /// line with a hole pays.
  private func relieve(_ table: inout BreakTable) {
    var count = 0
    for (index, unit) in text.units.enumerated() {
      count = unit.kind.isClosing && text.joints[index].spaces.isEmpty ? count + 1 : 0
      let isLast = index + 1 == text.units.count || !text.units[index + 1].kind.isClosing
      guard count >= 3, isLast, table.penalties[index] == .infinity else { continue }
      table.penalties[index] = CompositionCosts.relief
      table.fallbacks[index] = .relief
    }
  }

  private init(
    _ flat: FlatText, _ text: ShapedText, _ runs: [TextRun], _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) {
    self.flat = flat
    self.text = text
    self.runs = runs
    language = paragraph.language
    kinsoku = Kinsoku(cjk.level, paragraph.language)
    breaksSyllables = cjk.koreanBreaks == .syllables
    switch paragraph.alignment {
    case .start(let balanced), .center(let balanced): isTitle = balanced
    case .justified, .end: isTitle = false
    }
  }

  private mutating func penalty(before index: Int) -> Float {
    let first = text.units[index - 1]
    let second = text.units[index]
    let joint = text.joints[index]
    if joint.isForced { return 0 }
    // LB-6: U+00A0 and U+2060 forbid a break, U+200B and U+00AD allow one.
    if joint.spaces.isUnbreakable || isForbidden(first, second, index) { return .infinity }
    if first.kind == .zeroWidthSpace { return 0 }
    // LB-hy: where a hyphen may stand, whoever found the place.
    if joint.softHyphen >= 0 {
      if joint.isDivision && language.isCJK { return CompositionCosts.hyphenInHan }
      return joint.isInName ? CompositionCosts.hyphenInName : CompositionCosts.hyphen
    }
    if !joint.spaces.isEmpty { return 0 }
    return senseful(unspaced(first, second), first, second)
  }

  private func isForbidden(_ first: Unit, _ second: Unit, _ index: Int) -> Bool {
    let scalar = flat.scalars[Int(first.textStart)]
    if kinsoku.forbidsEnd(first.kind, scalar) { return true }
    if kinsoku.forbidsStart(second.kind, flat.scalars[Int(second.textStart)]), !isSign(index) { return true }
    let before = runs[Int(first.run)]
    let after = runs[Int(second.run)]
    return after.isReferenceMark || before.ruby >= 0 && before.ruby == after.ruby
  }

  /// LB-3: whether a hyphen is the sign of the number that follows it, and may so start a line with it:
  /// after a space, or after Han that is no unit word, for 2019年-2021年 is a range.
  private func isSign(_ index: Int) -> Bool {
    guard index + 1 < text.units.count, isHyphenMinus(text.units[index]),
      text.units[index + 1].kind == .digit,
      text.joints[index + 1].spaces.isEmpty
    else { return false }
    let before = text.units[index - 1]
    if !text.joints[index].spaces.isEmpty { return true }
    return before.kind.isFullWidth && !FindBreaks.unitWords.contains(flat.scalars[Int(before.textStart)])
  }

  private func isHyphenMinus(_ unit: Unit) -> Bool {
    unit.kind == .hyphen && flat.scalars[Int(unit.textStart)] == 0x2D
  }

  /// Between two units that nothing separates.
  private mutating func unspaced(_ first: Unit, _ second: Unit) -> Float {
    switch (first.kind.isFullWidth, second.kind.isFullWidth) {
    case (true, true): return betweenFullWidth(first, second)
    case (true, false): return afterFullWidth(first, second)
    case (false, true): return beforeFullWidth(first, second)
    case (false, false): return betweenLatin(first, second)
    }
  }

  /// LB-ko: Korean breaks at spaces, or between syllables where the theme says so.
  private func betweenFullWidth(_ first: Unit, _ second: Unit) -> Float {
    if !breaksSyllables, first.kind == .hangul || second.kind == .hangul {
      let neighbour = first.kind == .hangul ? second.kind : first.kind
      if neighbour.isIdeographic { return .infinity }
    }
    let isLong = second.kind == .dash || second.kind == .ellipsis
    return isLong && kinsoku.level == .gb ? CompositionCosts.longMarkAtStart : 0
  }

  private func afterFullWidth(_ first: Unit, _ second: Unit) -> Float {
    if !breaksSyllables && first.kind == .hangul && second.kind != .object { return .infinity }
    switch second.kind {
    case .hyphen where isHyphenMinus(second): return 0
    case .latinQuote where isASCII(second): return .infinity
    case .sign, .currency, .letter, .digit, .latinOpen, .latinQuote, .symbol, .emoji, .object: return 0
    default: return kinsoku.level == .none ? 0 : .infinity
    }
  }

  private func beforeFullWidth(_ first: Unit, _ second: Unit) -> Float {
    if !breaksSyllables && second.kind == .hangul && first.kind != .object { return .infinity }
    switch first.kind {
    case .digit: return afterDigit(second)
    case .latinQuote where isASCII(first): return .infinity
    case .currency: return .infinity
    case .sign: return CompositionCosts.urlPiece
    default: return 0
    }
  }

  /// Straight quotes do not tell whether they open or close (UAX #14, QU).
  private func isASCII(_ unit: Unit) -> Bool { flat.scalars[Int(unit.textStart)] < 0x80 }

  /// LB-4: a number stays with its unit word if it can.
  private func afterDigit(_ second: Unit) -> Float {
    guard second.kind.isHan else { return 0 }
    return FindBreaks.unitWords.contains(flat.scalars[Int(second.textStart)])
      ? CompositionCosts.digitBeforeUnit : CompositionCosts.digitBeforeHan
  }

  private mutating func betweenLatin(_ first: Unit, _ second: Unit) -> Float {
    if first.kind == .object || second.kind == .object { return 0 }
    if let piece = urls.penalty(before: Int(second.textStart)) { return piece }
    return latin(first, second) ?? unicode(second)
  }

  /// The common pairs of UAX #14, so that most paragraphs never need the full algorithm; `nil` for others.
  private func latin(_ first: Unit, _ second: Unit) -> Float? {
    switch (first.kind, isPlain(second)) {
    case (.letter, true), (.digit, true): isPlain(first) ? .infinity : nil
    // LB13, LB24, LB25, LB29, LB30: `3.5`, `e.g`, `$5`, `(a)b`, `5%a`.
    case (.latinPoint, true):
      ",.:;".unicodeScalars.contains { $0.value == flat.scalars[Int(first.textStart)] } ? .infinity : nil
    case (.latinClose, true), (.percent, true), (.latinQuote, true): .infinity
    case (.currency, true), (.sign, true): second.kind == .digit ? .infinity : nil
    default: isPlain(first) && (second.kind == .latinOpen || second.kind == .latinQuote) ? .infinity : nil
    }
  }

  /// Letters and digits of scripts that have spaces: no break, without asking.
  private func isPlain(_ unit: Unit) -> Bool {
    unit.kind == .digit || unit.kind == .letter && flat.scalars[Int(unit.textStart)] < 0xE00
  }

  private mutating func unicode(_ unit: Unit) -> Float {
    opportunities[Int(unit.textStart)] ? 0 : .infinity
  }

  // MARK: Titles

  /// Breaks of titles by sense: best at marks and spaces, then after particles, then between words, and
  /// last inside a word.
  private mutating func senseful(_ penalty: Float, _ first: Unit, _ second: Unit) -> Float {
    guard isTitle, penalty < .infinity else { return penalty }
    if first.kind.isFullWidthMark || second.kind == .open { return penalty }
    if first.kind.isHan != second.kind.isHan { return penalty + CompositionCosts.titleBetweenScripts }
    if !wordStarts[Int(second.textStart)] { return penalty + CompositionCosts.titleInsideWord }
    if FindBreaks.particles.contains(flat.scalars[Int(first.textStart)]) {
      return penalty + CompositionCosts.titleAfterParticle
    }
    return penalty
      + (isUnknownWord(first, second)
        ? CompositionCosts.titleInsideUnknown : CompositionCosts.titleInsidePhrase)
  }

  /// Whether two characters are each a word to the dictionary: then they may well be one that it lacks.
  private mutating func isUnknownWord(_ first: Unit, _ second: Unit) -> Bool {
    let next = Int(second.textStart) + 1
    return wordStarts[Int(first.textStart)] && (next >= wordStarts.count || wordStarts[next])
  }

  private static let particles = Set("的地得与和及或在是了等对为被把将让从到向の与はがをにでとへ、".unicodeScalars.map(\.value))

  private static let unitWords = Set(
    "万亿千百元块美个只倍家天年月日号时点分秒岁吨件款期米克里位名人次项条张页章节届度股手萬億個倍號時點歲噸項條張頁節".unicodeScalars
      .map(\.value))
}
