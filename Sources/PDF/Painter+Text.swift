import Manuscript
import PangoCairo
import Typesetting

extension Painter {
  /// Shows a run of glyphs together with its text.
  mutating func paint(_ run: GlyphRun) throws(PaintError) {
    guard !run.clusters.isEmpty else { return }
    if run.hasTextlessGlyphs(catalogue) {
      for part in run.byCluster { try paintCluster(part) }
    } else {
      try paintText(run)
    }
  }

  private mutating func paintText(_ run: GlyphRun) throws(PaintError) {
    glyphs.removeAll()
    for glyph in run.glyphs {
      glyphs.append(glyph: glyph.id, x: run.origin.x + glyph.x, y: run.origin.y + glyph.y)
    }
    for cluster in run.clusters { glyphs.append(bytes: cluster.bytes, glyphs: cluster.glyphs) }
    surface.setColor(PaintColor(run.color))
    try surface.show(
      glyphs, text: run.text, face: run.face, size: run.size, orientation: run.orientation)
  }

  /// Shows one cluster; where its glyphs cannot carry its text, that stands unseen at the same place.
  private mutating func paintCluster(_ run: GlyphRun) throws(PaintError) {
    guard run.hasTextlessGlyphs(catalogue) else { return try paintText(run) }
    let offset = run.glyphs.first ?? Glyph(id: 0, x: 0)
    if let unseen {
      surface.showUnseen(
        run.text, x: run.origin.x + offset.x, y: run.origin.y + offset.y, size: run.size,
        orientation: run.orientation, by: unseen)
    }
    surface.setColor(PaintColor(run.color))
    for glyph in run.glyphs {
      let (x, y) = (run.origin.x + glyph.x, run.origin.y + glyph.y)
      if catalogue[run.face].isColor {
        let face = colorFace(run)
        let origin =
          run.orientation == .upright
          ? face.uprightOrigin(glyph.id, x: x, y: y, size: run.size) : (x: x, y: y)
        let isDrawn = try face.draw(
          glyph.id, x: origin.x, y: origin.y, size: run.size, orientation: run.orientation, on: surface)
        // White space between emoji has no picture and needs none.
        if !isDrawn, !run.text.allSatisfy(\.isWhitespace) { reportMissing(run.text) }
      } else {
        // PDF/A-2 §6.2.11.8 forbids a font's own glyph for what it has not.
        paintBox(x: x, y: y, size: run.size)
      }
    }
  }

  /// The box that stands for a character that no face has.
  private func paintBox(x: Double, y: Double, size: Double) {
    let (left, top, width, height, line) = (
      x + 0.1 * size, y - 0.75 * size, 0.5 * size, 0.75 * size, 0.05 * size
    )
    surface.fill(PaintArea(x: left, y: top, width: width, height: line))
    surface.fill(PaintArea(x: left, y: top + height - line, width: width, height: line))
    surface.fill(PaintArea(x: left, y: top, width: line, height: height))
    surface.fill(PaintArea(x: left + width - line, y: top, width: line, height: height))
  }

  private mutating func colorFace(_ run: GlyphRun) -> ColorFace {
    if let known = colorFaces[run.face] { return known }
    let made = ColorFace(path: catalogue[run.face].path, index: catalogue[run.face].index)
    colorFaces[run.face] = made
    return made
  }

  private mutating func reportMissing(_ text: String) {
    findings.append(Finding(.glyphMissing, "the face of “\(text)” has no picture of it"))
  }
}
