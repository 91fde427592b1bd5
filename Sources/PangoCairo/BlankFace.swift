import CHarfBuzz

/// A face of which only the space is used: it carries the text of what is drawn as a picture, so that it is
/// found and copied like any other.
package struct BlankFace {
  let face: PaintFace
  let glyph: UInt32

  /// Takes the space of the font file at `path`.
  package init(path: String, index: Int) throws(PaintError) {
    glyph = FontFace(path: path, index: index).space
    face = try PaintFace(path: path, index: index, glyphs: [glyph])
  }
}

extension FontFace {
  /// The glyph of U+0020.
  fileprivate var space: UInt32 {
    var glyph: UInt32 = 0
    // The pointer alone would not keep the font alive.
    withExtendedLifetime(self) { _ = hb_font_get_nominal_glyph(font, 0x20, &glyph) }
    return glyph
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
