import Manuscript
import PangoCairo

/// Lines of code: every character in the middle of its cells, so that columns stand under one another.
extension LineComposer {
  package func setCells(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double) -> Line {
    var setting = SetCells(pieces, style, cell: cell, self)
    return setting.line()
  }
}

private struct SetCells {
  /// Tabs that reach here go to the next multiple of four cells.
  private static let tab = 4
  private let flat: FlatText
  private let itemized: ItemizedText
  private let shaper: Shaper
  private let style: ParagraphStyle
  private let cell: Double
  private var builder = RunBuilder()
  private var column = 0

  init(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double, _ composer: LineComposer) {
    var flat = FlatText()
    for piece in pieces {
      let look = InlineStyle(
        font: style.font, weight: piece.weight, size: style.size, color: piece.color,
        language: style.language,
        isVerbatim: true)
      let index = flat.styles.firstIndex(of: look) ?? flat.styles.endIndex
      if index == flat.styles.endIndex { flat.styles.append(look) }
      flat.scalars += piece.text.unicodeScalars.lazy.map(\.value)
      let missing = flat.scalars.count - flat.styleIndices.count
      flat.styleIndices += repeatElement(Int32(index), count: missing)
    }
    self.flat = flat
    self.style = style
    self.cell = cell
    shaper = composer.shaper
    itemized = composer.itemize(flat, style)
  }

  mutating func line() -> Line {
    for run in itemized.runs { set(run) }
    builder.flush()
    let findings = itemized.missing.map { $0.finding(at: nil) }
    return Line(
      items: builder.items, width: Double(column) * cell, ascent: 0.88 * style.size,
      descent: 0.12 * style.size,
      findings: findings)
  }

  private mutating func set(_ run: TextRun) {
    builder.look(run.face, run.size, flat.styles[run.style].color, style.language)
    var position = run.range.lowerBound
    while position < run.range.upperBound {
      var end = position + 1
      while end < run.range.upperBound, itemized.classes[end] == .mark { end += 1 }
      set(position..<end, run)
      position = end
    }
  }

  /// One character with its marks.
  private mutating func set(_ range: Range<Int>, _ run: TextRun) {
    let kind = itemized.classes[range.lowerBound]
    let scalar = flat.scalars[range.lowerBound]
    let glyphs = kind == .space ? [shaper.space(run.face)] : self.glyphs(range, kind, run)
    let cells = scalar == 0x09 ? SetCells.tab - column % SetCells.tab : CellWidth.cells(scalar, kind)
    let advance = glyphs.reduce(0) { $0 + $1.advance } * run.size
    let x = Double(column) * cell + (kind == .space ? 0 : (Double(cells) * cell - advance) / 2)
    builder.add(glyphs[...], flat.scalars[range], x: x, y: 0)
    column += cells
  }

  private func glyphs(_ range: Range<Int>, _ kind: CharacterClass, _ run: TextRun) -> [ShapedGlyph] {
    if range.count == 1 {
      let entry = shaper.table(run.face, style.language.description).entry(
        flat.scalars[range.lowerBound], kind)
      if entry.isSingle {
        return [
          ShapedGlyph(id: entry.glyph, cluster: 0, advance: entry.advance, dx: entry.dx, dy: entry.dy)
        ]
      }
    }
    var glyphs: [ShapedGlyph] = []
    shaper.shape(flat, range, run.face, .own, run: run, into: &glyphs)
    return glyphs
  }
}
