import Manuscript
import Themes

/// The text above a base: half its size, centred (clreq §3.3.2, jlreq §3.3).
struct RubyLine {
  var items: [FrameItem]
  /// Points.
  var width: Double

  /// The ruby's share of the base's size.
  static let scale = 0.5
  /// Where its baseline stands over that of the base, in em of the base: just clear of the ideographs.
  static let rise = 0.95
}

enum PlaceRuby {
  /// Spreads every base that is narrower than its ruby.
  static func widen(_ text: inout ShapedText, _ flat: FlatText, _ runs: [TextRun], _ lines: [RubyLine]) {
    guard !lines.isEmpty else { return }
    var members = Array(repeating: Range(0...0), count: lines.count)
    for (index, unit) in text.units.enumerated() {
      let ruby = Int(flat.styles[runs[Int(unit.run)].style].ruby)
      guard ruby >= 0 else { continue }
      members[ruby] =
        members[ruby].upperBound == index ? members[ruby].lowerBound..<index + 1 : index..<index + 1
    }
    for (line, units) in zip(lines, members) {
      let base = text.units[units].reduce(0) { $0 + $1.body + $1.left + $1.right }
      guard line.width > base, !units.isEmpty else { continue }
      let extra = (line.width - base) / Double(units.count)
      for index in units {
        text.units[index].body += extra
        text.units[index].dx += extra / 2
      }
    }
  }

  /// The ruby over a base that reaches from `start` to `end`.
  static func items(
    _ line: RubyLine, from start: Double, to end: Double, size: Double, number: Int32 = -1
  ) -> [FrameItem] {
    let x = (start + end - line.width) / 2
    return line.items.map { item in
      guard case .glyphs(var run) = item else { return item }
      run.origin.x += x
      run.origin.y -= RubyLine.rise * size
      run.structure = InlineStructure(ruby: number, isRubyText: true)
      return .glyphs(run)
    }
  }
}
