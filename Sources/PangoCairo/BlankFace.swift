import CHarfBuzz

/// A face of which only the space is used: it carries the text of what is drawn as a picture, so that it is
/// found and copied like any other.
package struct BlankFace {
  let face: PaintFace
  let glyph: UInt32

  /// Takes the space of the font file at `path`.
  package init(path: String, index: Int) throws(PaintError) {
    var space: UInt32 = 0
    hb_font_get_nominal_glyph(FontFace(path: path, index: index).font, 0x20, &space)
    glyph = space
    face = try PaintFace(path: path, index: index, glyphs: [space])
  }
}

extension PDFSurface {
  /// Lets `text` stand at a place without being seen.
  package func showUnseen(_ text: String, x: Double, y: Double, size: Double, by blank: BlankFace) {
    var run = PaintGlyphs()
    run.append(glyph: blank.glyph, x: x, y: y)
    run.append(bytes: text.utf8.count, glyphs: 1)
    show(run, text: text, font: scaledFont(blank.face, size))
  }
}
