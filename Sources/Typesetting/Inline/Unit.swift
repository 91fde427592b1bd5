import PangoCairo

/// One cluster of the line: its glyphs, and the blanks that it brings along. Lengths are points.
struct Unit {
  /// Its characters, as indices of ``FlatText/scalars``.
  var textStart: Int32
  var textEnd: Int32
  /// Its glyphs, as indices of ``ShapedText/glyphs``.
  var glyphStart: Int32
  var glyphEnd: Int32
  var run: Int32
  var kind: CharacterClass
  /// Whether `left` and `right` come from a mark whose blanks stand on both sides.
  var isCentred = false
  var isKeptOptional = false
  /// What it takes in the line in any case.
  var body: Double
  /// The blank before and after it, which a neighbour or a line edge may take away.
  var left = 0.0
  var right = 0.0
  /// What stays of `right` at a line end.
  var kept = 0.0
  /// Where its first glyph stands, from the start of the body.
  var dx = 0.0
  /// Whether its glyphs stand upright in a vertical line.
  var isUpright = false
  /// The share of its run's size that it is set at: figures that must be smaller to share an em.
  var scale = 1.0
  /// Whether it is figures, or a letter, upright in one em among Han: no blank stands beside it, not even a typed one.
  var sharesEm = false
}

/// The space characters before a unit; `end == start` where there are none.
struct Spaces {
  var start: Int32 = 0
  var end: Int32 = 0
  var run: Int32 = 0
  /// The glyph that stands for each, and the width of all of them in points.
  var glyph: UInt32 = 0
  var width = 0.0
  /// Whether one of them is U+3000, which is never stretched (jlreq cl-14).
  var isIdeographic = false
  /// Whether one of them forbids a break.
  var isUnbreakable = false

  var isEmpty: Bool { start == end }
}

/// What stands between a unit and the one before it, besides their own blanks.
struct Joint {
  var spaces = Spaces()
  /// The run of a soft hyphen, whose glyph appears if the line breaks here; -1 for none.
  var softHyphen: Int32 = -1
  /// Whether that hyphen comes from a dictionary and not from the author.
  var isDivision = false
  /// Whether it divides a word with a capital, which may be a name.
  var isInName = false
  /// U+2028: the line ends here.
  var isForced = false
}

/// The units of a paragraph in order. `joints[i]` stands before `units[i]`; the last one stands at the end.
struct ShapedText {
  var units: [Unit] = []
  var joints: [Joint] = []
  var glyphs: [ShapedGlyph] = []
}
