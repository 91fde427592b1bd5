import Manuscript
import PangoCairo
import Typesetting

extension Painter {
  /// Shows a run of glyphs together with its text.
  mutating func paint(_ run: GlyphRun) throws(PaintError) {
    guard !run.clusters.isEmpty else { return }
    if catalogue[run.face].isColor { return try paintPictures(of: run) }
    glyphs.removeAll()
    for glyph in run.glyphs {
      glyphs.append(glyph: glyph.id, x: run.origin.x + glyph.x, y: run.origin.y + glyph.y)
    }
    for cluster in run.clusters { glyphs.append(bytes: cluster.bytes, glyphs: cluster.glyphs) }
    surface.setColor(PaintColor(run.color))
    try surface.show(glyphs, text: run.text, face: run.face, size: run.size)
  }

  /// Draws coloured glyphs as pictures, each with its text unseen at the same place.
  private mutating func paintPictures(of run: GlyphRun) throws(PaintError) {
    let face = colorFace(run)
    let blank = try blankFace()
    var bytes = Array(run.text.utf8)[...]
    var glyphs = run.glyphs[...]
    for cluster in run.clusters {
      let text = String(decoding: bytes.prefix(cluster.bytes), as: UTF8.self)
      let origin = glyphs.first ?? Glyph(id: 0, x: 0)
      surface.showUnseen(
        text, x: run.origin.x + origin.x, y: run.origin.y + origin.y, size: run.size, by: blank)
      for glyph in glyphs.prefix(cluster.glyphs) {
        let (x, y) = (run.origin.x + glyph.x, run.origin.y + glyph.y)
        if try !face.draw(glyph.id, x: x, y: y, size: run.size, on: surface) { reportGlyph(text) }
      }
      bytes = bytes.dropFirst(cluster.bytes)
      glyphs = glyphs.dropFirst(cluster.glyphs)
    }
  }

  private mutating func colorFace(_ run: GlyphRun) -> ColorFace {
    if let known = colorFaces[run.face] { return known }
    let made = ColorFace(path: catalogue[run.face].path, index: catalogue[run.face].index)
    colorFaces[run.face] = made
    return made
  }

  private mutating func blankFace() throws(PaintError) -> BlankFace {
    if let blank { return blank }
    let face = catalogue.faces.indices.first {
      !catalogue.faces[$0].isColor && catalogue.has(0x20, FaceID(index: $0))
    }
    guard let face else { throw PaintError.surface("no face has a space") }
    let made = try BlankFace(path: catalogue.faces[face].path, index: catalogue.faces[face].index)
    blank = made
    return made
  }

  private mutating func reportGlyph(_ text: String) {
    findings.append(Finding(.glyphMissing, "the face of “\(text)” has no picture of it"))
  }
}
