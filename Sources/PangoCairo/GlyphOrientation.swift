/// How glyphs stand to the page.
package enum GlyphOrientation: Sendable, Hashable {
  /// On a line from left to right.
  case horizontal
  /// On a line from top to bottom, turned clockwise by a quarter: Latin among Han (UAX #50, `R`).
  case sideways
  /// On a line from top to bottom, as they are: Han (UAX #50, `U` and `Tu`). A glyph's place is the beginning of
  /// its advance on the line's baseline, which stands ``VerticalLine/centre`` em to the left of its middle.
  case upright
  /// On a line from bottom to top, turned counterclockwise by a quarter: a table that lies.
  case rising
}

extension GlyphOrientation {
  /// The angle of the line to one from left to right, in quarters of a turn, clockwise.
  var quarters: Int {
    switch self {
    case .horizontal: 0
    case .sideways, .upright: 1
    case .rising: -1
    }
  }
}

/// Where things are in a line that runs from top to bottom.
///
/// Seen from its right side such a line is a horizontal one, and is dealt with like one: `x` grows downward along the
/// line, `y` to the left. Its baseline is that of the letters that lie in it, so that upright and turned characters
/// need no other rules than those of horizontal lines.
package enum VerticalLine {
  /// How far the middle of the em boxes stands over the baseline, in em: the ideographic em box reaches from .12 em
  /// below it to .88 em above. Capital letters of .74 em are then in the middle too.
  package static let centre = 0.38
}

/// The direction in which text is shaped.
package enum TextDirection: Sendable { case horizontal, vertical }
