/// One glyph as the shaper places it. Lengths are em: multiples of the size that it is set at. Glyphs that were shaped
/// from top to bottom are given in the terms of ``VerticalLine``.
package struct ShapedGlyph: Sendable, Hashable {
  /// The glyph's number in its face; 0 is the missing glyph.
  package var id: UInt32
  /// The index of the first scalar of the cluster that it belongs to.
  package var cluster: Int
  /// How far the next glyph stands from this one.
  package var advance: Double
  /// Where it is drawn, from its place on the line; y grows downward.
  package var dx: Double
  package var dy: Double

  package init(id: UInt32, cluster: Int, advance: Double, dx: Double = 0, dy: Double = 0) {
    self.id = id
    self.cluster = cluster
    self.advance = advance
    self.dx = dx
    self.dy = dy
  }
}

/// An OpenType feature that text asks for.
package enum FontFeature: String, Sendable, Hashable, CaseIterable {
  /// Half-width marks: tells how far a mark's ink must be moved when its blank half goes.
  case halfWidthAlternates = "halt"
  /// Full-width marks where a face has proportional ones.
  case fullWidth = "fwid"
  /// Proportional marks where a face has full-width ones.
  case proportionalWidth = "pwid"
  /// The same in vertical lines.
  case verticalHalfWidthAlternates = "vhal"
  /// Half-width figures, two of which fill an em.
  case halfWidth = "hwid"
  /// Small letters drawn as capitals.
  case smallCapitals = "smcp"
  /// No ligatures: code.
  case noLigatures = "-liga"
  case noContextualAlternates = "-calt"
}

/// The ink of a glyph in em, from its origin; y grows downward.
package struct GlyphExtents: Sendable, Hashable {
  package var left: Double
  package var top: Double
  package var width: Double
  package var height: Double
}
