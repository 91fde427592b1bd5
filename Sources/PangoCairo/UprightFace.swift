import CHarfBuzz
import CPango

/// The glyphs of a face that stand upright in vertical lines, each turned to the left by a quarter, in a font of its
/// own.
///
/// Painted with a matrix that turns to the right, they stand upright; yet to every program that reads the file, a
/// line of them is a line of text that runs downward. It is selected, searched and copied as one. Glyphs painted one
/// below the other would come out as so many lines of one character, and their columns from left to right. (Fonts
/// with vertical writing, `Identity-V`, are what PDF has for this; Cairo cannot write them.)
package final class UprightFace {
  let face: PaintFace

  /// Takes `glyphs` from the font file at `path`.
  package init(path: String, index: Int, glyphs: some Sequence<UInt32>) throws(PaintError) {
    let font = FontFace(path: path, index: index)
    let glyphs = Set(glyphs).sorted()
    var compact = CompactFont(name: font.postScriptName + "-Upright")
    for glyph in glyphs { compact.add(font.turnedOutline(of: glyph)) }
    face = try PaintFace(
      FaceFoundation(bytes: BuiltFont(compact.bytes), path: path, index: index),
      numbers: Dictionary(uniqueKeysWithValues: zip(glyphs, 1...)))
  }
}

extension FontFace {
  /// The outline of a glyph from the beginning of its advance, turned to the left, in units of 1/1000 em: its `x` grows
  /// along the line, its `y` to the right.
  fileprivate func turnedOutline(of glyph: UInt32) -> GlyphOutline {
    let origin = verticalOrigin(glyph)
    var outline = outline(of: glyph)
    outline.width = 1000 * verticalAdvance(glyph)
    let (along, across) = (1000 * origin.y, 1000 * (VerticalLine.centre - origin.x))
    let unit = 1000 * scale
    outline.transform { OutlinePoint(x: along - $0.y * unit, y: across + $0.x * unit) }
    return outline
  }
}

/// Owns the bytes of a font that was built.
private final class BuiltFont: FontBytes {
  private let bytes: UnsafeMutablePointer<UInt8>
  let count: Int
  var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }

  init(_ font: [UInt8]) {
    count = font.count
    bytes = .allocate(capacity: max(font.count, 1))
    bytes.initialize(from: font, count: font.count)
  }

  deinit { bytes.deallocate() }
}
