import PangoCairo
import Typesetting

extension Painter {
  /// Shows a run of glyphs together with its text.
  mutating func paint(_ run: GlyphRun) throws(PaintError) {
    guard !run.clusters.isEmpty else { return }
    glyphs.removeAll()
    for glyph in run.glyphs {
      glyphs.append(glyph: glyph.id, x: run.origin.x + glyph.x, y: run.origin.y + glyph.y)
    }
    for cluster in run.clusters { glyphs.append(bytes: cluster.bytes, glyphs: cluster.glyphs) }
    surface.setColor(PaintColor(run.color))
    try surface.show(glyphs, text: run.text, face: run.face, size: run.size)
  }
}
