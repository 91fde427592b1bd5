import Manuscript
import PangoCairo

/// The engine with what the composer remembers of its faces: glyph tables and spaces.
final class Shaper {
  private struct Key: Hashable {
    var face: FaceID
    var language: String
    var direction: TextDirection
  }

  let engine: TextEngine
  private var tables: [Key: GlyphTable] = [:]
  private var spaces: [FaceID: ShapedGlyph] = [:]
  private var hyphens: [FaceID: ShapedGlyph] = [:]

  init(engine: TextEngine) { self.engine = engine }

  /// The glyphs of a face in a language that need no neighbours.
  func table(_ face: FaceID, _ language: String, _ direction: TextDirection = .horizontal) -> GlyphTable {
    let key = Key(face: face, language: language, direction: direction)
    if let known = tables[key] { return known }
    let table = GlyphTable(engine: engine, face: face, language: language, direction: direction)
    tables[key] = table
    return table
  }

  /// The word space of a face; a quarter em where it has none.
  func space(_ face: FaceID) -> ShapedGlyph {
    if let known = spaces[face] { return known }
    var glyphs: [ShapedGlyph] = []
    engine.shape([0x20], 0..<1, face: face, language: "en", into: &glyphs)
    let space = glyphs.first ?? ShapedGlyph(id: 0, cluster: 0, advance: 0.25)
    spaces[face] = space
    return space
  }

  /// The hyphen that a break inside a word shows: U+2010 where the face has a narrow one, so that a hyphen that
  /// was typed, whose glyph is another, is not copied from a PDF as a soft one.
  func hyphen(_ face: FaceID) -> ShapedGlyph {
    if let known = hyphens[face] { return known }
    let shaped = [UInt32(0x2010), 0x2D].flatMap { scalar -> [ShapedGlyph] in
      guard engine.has(scalar, in: face) else { return [] }
      var glyphs: [ShapedGlyph] = []
      engine.shape([scalar], 0..<1, face: face, language: "en", into: &glyphs)
      return glyphs
    }
    let hyphen = shaped.first { $0.advance < 0.8 } ?? ShapedGlyph(id: 0, cluster: 0, advance: 0.3)
    hyphens[face] = hyphen
    return hyphen
  }

  func shape(
    _ flat: FlatText, _ range: Range<Int>, _ face: FaceID, _ script: TextScript, run: TextRun,
    _ direction: TextDirection = .horizontal, into glyphs: inout [ShapedGlyph]
  ) {
    let style = flat.styles[run.style]
    let language = style.language.description
    // Han faces draw ’ a full em wide unless asked; Latin faces have no such feature.
    var features: [FontFeature] = run.script == .latin ? [.proportionalWidth] : []
    if style.isVerbatim { features = [.noLigatures, .noContextualAlternates] }
    if run.smallCaps == .feature { features.append(.smallCapitals) }
    guard run.smallCaps == .drawn else {
      return engine.shape(
        flat.scalars, range, face: face, script: script, language: language, direction: direction,
        features: features, into: &glyphs)
    }
    let first = glyphs.count
    let capitals = flat.scalars[range].map { SmallCaps.capital(of: $0) ?? $0 }
    engine.shape(
      capitals, capitals.indices, face: face, script: script, language: language, direction: direction,
      features: features, into: &glyphs)
    for index in glyphs.indices[first...] { glyphs[index].cluster += range.lowerBound }
  }

  /// Shapes figures that share an em, half as wide where the face has such and there are two.
  func shapeCombined(
    _ flat: FlatText, _ range: Range<Int>, _ run: TextRun, into glyphs: inout [ShapedGlyph]
  ) {
    engine.shape(
      flat.scalars, range, face: run.face, language: flat.styles[run.style].language.description,
      features: range.count > 1 ? [.halfWidth] : [.proportionalWidth], into: &glyphs)
  }
}
