import Manuscript
import Themes

/// RB-1, the text that goes with a base: over it, or beside it where it is zhuyin (clreq §3.3.2, jlreq §3.3).
struct RubyLine {
  /// Relative to the left end of the ruby and to the baseline of the base.
  var items: [FrameItem]
  /// Points.
  var width: Double
  var kind: Kind
  /// How far it reaches over the baseline of the base, in points.
  var ascent: Double
  /// How far it begins before its base, in points.
  var overhang = 0.0
  /// Characters of it that no face has.
  var findings: [Finding] = []

  enum Kind {
    /// Kana, Han and hangul: spread over a longer base.
    case fullWidth
    /// Pinyin and other Latin: a word, which is not spread.
    case latin
    /// To the right of its base, as zhuyin stands in Taiwan.
    case beside
  }
}

/// Fits rubies to their bases, and puts them there (jlreq §3.3; clreq §3.3.2).
enum PlaceRuby {
  /// How far a ruby may reach over kana beside its base, in em of the base. jlreq §3.3.8 allows one em of the
  /// ruby; half of it leaves room for two rubies that reach over the same kana.
  static let overKana = 0.25
  /// The most blank at each end of a ruby that is shorter than its base, in em of the base.
  static let mostAtEnds = 0.5

  /// Gives every ruby its place over its base, and widens each base that is too narrow.
  static func fit(_ lines: inout [RubyLine], _ text: inout ShapedText, _ runs: [TextRun], em: Double) {
    guard !lines.isEmpty else { return }
    for (ruby, units) in members(text, runs, count: lines.count).enumerated() where !units.isEmpty {
      let base = text.units[units].reduce(0) { $0 + $1.body + $1.left + $1.right }
      switch lines[ruby].kind {
      case .beside: text.units[units.upperBound - 1].body += lines[ruby].width
      case .fullWidth where lines[ruby].width < base:
        if units.count > 1 { spread(&lines[ruby], over: base, em: em) }
      case .fullWidth, .latin:
        let excess = lines[ruby].width - base
        if excess > 0 { widen(units, by: excess, &lines[ruby], &text, runs, em: em) }
      }
    }
  }

  /// The units of each base.
  private static func members(_ text: ShapedText, _ runs: [TextRun], count: Int) -> [Range<Int>] {
    var members = Array(repeating: 0..<0, count: count)
    for (index, unit) in text.units.enumerated() {
      let ruby = Int(runs[Int(unit.run)].ruby)
      guard ruby >= 0 else { continue }
      let isNext = !members[ruby].isEmpty && members[ruby].upperBound == index
      members[ruby] = isNext ? members[ruby].lowerBound..<index + 1 : index..<index + 1
    }
    return members
  }

  /// 1 : 2 : 1: between the characters of a short ruby twice the blank at its ends (jlreq §3.3.6).
  private static func spread(_ line: inout RubyLine, over base: Double, em: Double) {
    let count = line.items.reduce(0) {
      if case .glyphs(let run) = $1 { $0 + run.clusters.count } else { $0 }
    }
    guard count > 0 else { return }
    let blank = base - line.width
    let end = min(blank / Double(2 * count), mostAtEnds * em)
    let step = count > 1 ? (blank - 2 * end) / Double(count - 1) : 0
    var cluster = 0
    line.items = line.items.map { item in
      guard case .glyphs(var run) = item else { return item }
      var glyph = 0
      for part in run.clusters {
        for index in glyph..<glyph + part.glyphs {
          run.glyphs[index].x += (count > 1 ? end : blank / 2) + Double(cluster) * step
        }
        glyph += part.glyphs
        cluster += 1
      }
      return .glyphs(run)
    }
    line.width = base
  }

  /// What does not reach over kana beside the base spreads the base, each character by its share.
  private static func widen(
    _ units: Range<Int>, by excess: Double, _ line: inout RubyLine, _ text: inout ShapedText,
    _ runs: [TextRun], em: Double
  ) {
    func room(_ index: Int) -> Double {
      guard line.kind == .fullWidth, text.units.indices.contains(index),
        [.kana, .smallKana].contains(text.units[index].kind), runs[Int(text.units[index].run)].ruby < 0
      else { return 0 }
      return min(excess / 2, overKana * em)
    }
    line.overhang = room(units.lowerBound - 1)
    let rest = excess - line.overhang - room(units.upperBound)
    let share = max(0, rest) / Double(units.count)
    for index in units {
      text.units[index].body += share
      text.units[index].dx += share / 2
    }
  }

  /// The ruby of a base that reaches from `start` to `end`; it never leaves the measure.
  static func items(
    _ line: RubyLine, from start: Double, to end: Double, measure: Double, number: Int32 = -1
  ) -> [FrameItem] {
    var x = (start + end - line.width) / 2
    switch line.kind {
    case .beside: x = end - line.width
    case .fullWidth, .latin:
      if line.overhang > 0 { x = start - line.overhang }
      x = max(0, min(x, measure - line.width))
    }
    return line.items.map { item in
      guard case .glyphs(var run) = item.moved(x: x, y: 0) else { return item.moved(x: x, y: 0) }
      run.structure = InlineStructure(ruby: number, isRubyText: true)
      return .glyphs(run)
    }
  }
}
