import PangoCairo

/// The glyphs of one face in one language that need no shaping of their neighbours: ideographs, kana, hangul
/// and full-width marks. Each is shaped once, alone, and remembered.
final class GlyphTable {
  /// A character's glyph, in em.
  struct Entry {
    var glyph: UInt32
    var advance: Double
    var dx: Double
    var dy: Double
    /// How far the ink moves when the mark is set on its half: the offset that `halt` gives.
    var halfShift: Double
    /// Whether shaping gave one glyph, so that the entry is the whole truth.
    var isSingle: Bool
    /// Whether the face has no vertical form of it, so that it lies on its side: brackets, dashes.
    var isSideways = false
  }

  let face: FaceID
  private let engine: TextEngine
  private let language: String
  private let direction: TextDirection
  private var entries: [Entry] = []
  /// The entry of each character of the basic plane: 0 is unknown, else index + 1.
  private var basic = [Int32](repeating: 0, count: 0x10000)
  private var others: [UInt32: Int32] = [:]

  init(engine: TextEngine, face: FaceID, language: String, direction: TextDirection = .horizontal) {
    self.direction = direction
    self.engine = engine
    self.face = face
    self.language = language
  }

  func entry(_ scalar: UInt32, _ kind: CharacterClass) -> Entry {
    let known = scalar < 0x10000 ? basic[Int(scalar)] : others[scalar] ?? 0
    if known > 0 { return entries[Int(known - 1)] }
    let entry = learn(scalar, kind)
    entries.append(entry)
    if scalar < 0x10000 {
      basic[Int(scalar)] = Int32(entries.count)
    } else {
      others[scalar] = Int32(entries.count)
    }
    return entry
  }

  private func learn(_ scalar: UInt32, _ kind: CharacterClass) -> Entry {
    var features: [FontFeature] = []
    var shaped = shape(scalar, kind, features)
    if kind.isFullWidthMark, kind != .interpunct, let first = shaped.first, first.advance < 0.9 {
      let wide = shape(scalar, kind, [.fullWidth])
      if let glyph = wide.first, glyph.advance > 0.9 { (shaped, features) = (wide, [.fullWidth]) }
    }
    let isSideways =
      direction == .vertical && needsVerticalForm(kind) && !hasVerticalForm(scalar, kind, shaped)
    if isSideways { shaped = shape(scalar, kind, features, .horizontal) }
    guard let glyph = shaped.first else {
      return Entry(glyph: 0, advance: 0, dx: 0, dy: 0, halfShift: 0, isSingle: false)
    }
    let shift = kind.isFullWidthMark ? halfShift(scalar, kind, glyph, features) : 0
    return Entry(
      glyph: glyph.id, advance: glyph.advance, dx: glyph.dx, dy: glyph.dy, halfShift: shift,
      isSingle: shaped.count == 1, isSideways: isSideways)
  }

  /// Marks that are no marks unless they are turned (UAX #50, `Tr`).
  private func needsVerticalForm(_ kind: CharacterClass) -> Bool {
    [.open, .close, .dash, .ellipsis, .connector].contains(kind)
  }

  private func hasVerticalForm(_ scalar: UInt32, _ kind: CharacterClass, _ shaped: [ShapedGlyph]) -> Bool {
    shape(scalar, kind, [], .horizontal).map(\.id) != shaped.map(\.id)
  }

  private func shape(
    _ scalar: UInt32, _ kind: CharacterClass, _ features: [FontFeature], _ direction: TextDirection? = nil
  ) -> [ShapedGlyph] {
    var glyphs: [ShapedGlyph] = []
    let script = kind == .hangul ? TextScript.hangul : kind.isFullWidth ? .han : .own
    engine.shape(
      [scalar], 0..<1, face: face, script: script, language: language, direction: direction ?? self.direction,
      features: features, into: &glyphs)
    return glyphs
  }

  /// Asked of the glyph that is set, so with its own features: a Japanese “ is narrow until it is widened.
  /// Without `halt` the ink itself tells on which side of the em it stands.
  private func halfShift(
    _ scalar: UInt32, _ kind: CharacterClass, _ glyph: ShapedGlyph, _ features: [FontFeature]
  ) -> Double {
    if glyph.advance < 0.9 { return (0.5 - glyph.advance) / 2 }
    let alternates: FontFeature =
      direction == .vertical ? .verticalHalfWidthAlternates : .halfWidthAlternates
    let half = shape(scalar, kind, features + [alternates])
    if half.count == 1, half[0].advance < 0.75 { return half[0].dx - glyph.dx }
    guard let middle = engine.middle(of: glyph.id, in: face, direction) else { return 0 }
    return middle > 0.65 ? -0.5 : middle > 0.35 ? -0.25 : 0
  }
}
