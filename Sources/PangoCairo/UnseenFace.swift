import CHarfBuzz
import CPango

/// A face whose glyphs, nearly transparent, carry the text of what is drawn as a picture, so that it is found
/// and copied like any other.
///
/// Each text has a glyph of its own, because some readers see only one text for each glyph of a PDF font.
/// The glyphs have ink, because Cairo leaves out runs without any.
package struct UnseenFace {
  let face: PaintFace
  let glyphs: [String: UInt32]

  /// Takes glyphs for `texts` from the font file at `path`.
  package init(path: String, index: Int, texts: some Sequence<String>) throws(PaintError) {
    let font = FontFace(path: path, index: index)
    let texts = texts.sorted()
    let carriers = font.glyphsWithInk(texts.count)
    glyphs = Dictionary(uniqueKeysWithValues: zip(texts, carriers))
    face = try PaintFace(path: path, index: index, glyphs: carriers)
  }
}

extension FontFace {
  /// The glyphs of the first `count` characters of ASCII and of Han that show something.
  fileprivate func glyphsWithInk(_ count: Int) -> [UInt32] {
    var found: [UInt32] = []
    for scalar in [0x21...0x7e, 0x4e00...0x9fff].joined() where found.count < count {
      var glyph: UInt32 = 0
      guard hb_font_get_nominal_glyph(font, hb_codepoint_t(scalar), &glyph) != 0, let ink = extents(glyph),
        ink.width > 0, !found.contains(glyph)
      else { continue }
      found.append(glyph)
    }
    return found
  }
}

extension PDFSurface {
  /// Lets `text` stand at a place without being seen.
  package func showUnseen(
    _ text: String, x: Double, y: Double, size: Double, orientation: GlyphOrientation = .horizontal,
    by unseen: UnseenFace
  ) {
    guard let glyph = unseen.glyphs[text] ?? unseen.glyphs.values.max() else { return }
    var run = PaintGlyphs()
    run.append(glyph: UInt32(unseen.face.number(of: UInt(glyph))), x: x, y: y)
    run.append(bytes: text.utf8.count, glyphs: 1)
    // Below 1/256 Cairo takes a colour for none.
    cairo_set_source_rgba(context, 0, 0, 0, 0.0045)
    color = nil
    show(run, text: text, font: scaledFont(unseen.face, size, quarters: orientation.quarters))
  }
}
