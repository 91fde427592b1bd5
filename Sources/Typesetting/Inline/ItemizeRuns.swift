import Manuscript
import PangoCairo
import Themes

/// Characters of one face, size, language and style.
struct TextRun {
  var range: Range<Int>
  var face: FaceID
  /// Points; the style's size times the face's scale.
  var size: Double
  var style: Int
  var script: FaceChooser.Script
  /// Whether emphasis dots stand beside its Han, kana and hangul.
  var hasDots: Bool
  // What inner loops ask of the style, which is dear to copy.
  var isReferenceMark: Bool
  var isVerbatim: Bool
  var ruby: Int32
  var smallCaps = SmallCaps.none
}

/// Runs, the class of every character, and characters that no face has.
struct ItemizedText {
  var runs: [TextRun] = []
  var classes: [CharacterClass] = []
  var missing: [MissingGlyph] = []
}

/// The second phase: cuts the row of characters where the face or the style changes.
///
/// Latin, digits and their marks come from the Latin face, Han and full-width marks from that of their language
/// (FN-1); Han is never slanted, whatever its emphasis (FN-4).
struct ItemizeRuns {
  private let flat: FlatText
  private let chooser: FaceChooser
  private let engine: TextEngine
  private let emphasis: EmphasisStyle
  private var result = ItemizedText()
  /// The candidates of the style at hand, Han and Latin.
  private var han: [FaceChooser.Choice] = []
  private var latin: [FaceChooser.Choice] = []
  /// The candidates for upright Latin letters and digits: the Han face where the theme wants it.
  private var latinBesideHan: [FaceChooser.Choice] = []
  private var current = -1
  private var size = 0.0
  private var isCJK = true
  /// Whether emphasis of the style at hand is shown by dots: also where Kai stands in Kai already, or has no
  /// face of its own in the language.
  private var takesDots = false

  static func run(
    _ flat: FlatText, _ paragraph: ParagraphStyle, _ chooser: FaceChooser, _ engine: TextEngine,
    _ emphasis: EmphasisStyle
  ) -> ItemizedText {
    var itemizing = ItemizeRuns(flat, chooser, engine, emphasis)
    let table = CharacterTable.shared
    itemizing.result.classes = flat.scalars.map { table[$0] }
    ResolveSharedMarks.run(&itemizing.result.classes, of: flat.scalars, paragraph.language)
    itemizing.cut()
    return itemizing.result
  }

  private init(_ flat: FlatText, _ chooser: FaceChooser, _ engine: TextEngine, _ emphasis: EmphasisStyle) {
    self.flat = flat
    self.chooser = chooser
    self.engine = engine
    self.emphasis = emphasis
  }

  private mutating func cut() {
    var script = FaceChooser.Script.latin
    for index in flat.scalars.indices {
      let style = Int(flat.styleIndices[index])
      let isNewStyle = style != current
      if isNewStyle { enter(style) }
      let kind = result.classes[index]
      let isAttached = kind.rawValue >= CharacterClass.space.rawValue && kind != .object
      // The space of an emoji face is as wide as its pictures: spaces behind them are those of the text.
      let isBehindEmoji = kind == .space && result.runs.last?.face == chooser.emoji
      let isBehindCaps = kind == .space && result.runs.last?.smallCaps == .drawn
      if isAttached, !isNewStyle, !isBehindEmoji, !isBehindCaps, let last = result.runs.indices.last {
        result.runs[last].range = result.runs[last].range.lowerBound..<index + 1
        continue
      }
      script = self.script(kind, at: index, style)
      let choice = self.choice(for: flat.scalars[index], kind, script, style, at: index)
      extend(index, choice, script, style, isNewStyle: isNewStyle)
    }
  }

  private mutating func extend(
    _ index: Int, _ choice: FaceChooser.Choice, _ script: FaceChooser.Script, _ style: Int, isNewStyle: Bool
  ) {
    let last = isNewStyle ? nil : result.runs.last
    let caps = smallCaps(index, choice.face, after: last, style)
    let size = size * choice.scale * caps.scale
    if let last, last.face == choice.face, last.script == script, last.size == size, last.smallCaps == caps {
      result.runs[result.runs.count - 1].range = last.range.lowerBound..<index + 1
      return
    }
    let look = flat.styles[style]
    result.runs.append(
      TextRun(
        range: index..<index + 1, face: choice.face, size: size, style: style, script: script,
        hasDots: script == .han && look.isEmphasis && takesDots,
        isReferenceMark: look.isReferenceMark, isVerbatim: look.isVerbatim, ruby: look.ruby, smallCaps: caps))
  }

  /// How a character becomes a small capital; what is no small letter goes with the run before it.
  private func smallCaps(_ index: Int, _ face: FaceID, after last: TextRun?, _ style: Int) -> SmallCaps {
    guard flat.styles[style].isSmallCaps else { return .none }
    if let caps = chooser.smallCaps(flat.scalars[index], face) { return caps }
    return last?.smallCaps == .feature && last?.face == face ? .feature : .none
  }

  private mutating func enter(_ style: Int) {
    current = style
    let look = flat.styles[style]
    size = look.size
    isCJK = look.language.isCJK
    let isBold = look.weight == .bold
    takesDots = emphasis.han == .dots || emphasis.han == .kai && look.isEmphasis && !isKaiShown(look)
    let hanFont = look.isEmphasis && emphasis.han == .kai ? FontRole.kai : look.font
    han = chooser.choices(
      hanFont, bold: isBold || look.isEmphasis && emphasis.han == .bold, italic: false, look.language, .han)
    let isLatinBold = isBold || look.isEmphasis && emphasis.latin == .bold
    let isItalic = look.isEmphasis && emphasis.latin == .italic
    latin = chooser.choices(
      look.font, bold: isLatinBold,
      italic: isItalic, look.language, .latin)
    let isBesideHan = chooser.setsLatinBesideHan(look.font) && look.language.isCJK && !isItalic
    latinBesideHan =
      isBesideHan ? chooser.choices(look.font, bold: isLatinBold, italic: false, look.language, .han) : latin
  }

  private func isKaiShown(_ look: InlineStyle) -> Bool {
    func face(_ font: FontRole) -> FaceID? {
      chooser.choices(font, bold: look.weight == .bold, italic: false, look.language, .han).first?.face
    }
    return face(.kai) != face(look.font)
  }

  private func script(_ kind: CharacterClass, at index: Int, _ style: Int) -> FaceChooser.Script {
    if kind.isFullWidth { return .han }
    // One script for a whole sequence: shaping joins it.
    if isPicture(kind, at: index) { return .latin }
    guard kind == .symbol || kind == .percent || kind == .currency, flat.scalars[index] > 0x2000 else {
      return .latin
    }
    return isCJK ? .han : .latin
  }

  /// The first candidate that has the character, with all that is attached to it if any has that.
  private mutating func choice(
    for scalar: UInt32, _ kind: CharacterClass, _ script: FaceChooser.Script, _ style: Int, at index: Int
  ) -> FaceChooser.Choice {
    let candidates = script == .han ? han : isLatin(scalar) ? latinBesideHan : latin
    let first = candidates.first ?? FaceChooser.Choice(face: FaceID(index: 0), scale: 1)
    if kind == .object { return first }
    if isPicture(kind, at: index), let emoji = chooser.emoji, engine.has(scalar, in: emoji) {
      return FaceChooser.Choice(face: emoji, scale: 1)
    }
    let next = index + 1 < flat.scalars.count ? flat.scalars[index + 1] : 0
    if isVariation(next) {
      if let variant = candidates.first(where: { engine.has(scalar, variation: next, in: $0.face) }) {
        return variant
      }
      report(MissingGlyph(scalar: scalar, selector: next))
    } else if next >= 0x300, index + 1 < result.classes.count, result.classes[index + 1] == .mark,
      let whole = candidates.first(where: { hasCluster(at: index, in: $0.face) })
    {
      return whole
    }
    return plain(scalar, candidates, style)
  }

  /// The first candidate that has a character, else one with the ideograph that it doubles, else any face.
  private mutating func plain(
    _ scalar: UInt32, _ candidates: [FaceChooser.Choice], _ style: Int
  ) -> FaceChooser.Choice {
    if let choice = candidates.first(where: { engine.has(scalar, in: $0.face) }) { return choice }
    if let original = engine.original(of: scalar),
      let choice = candidates.first(where: { engine.has(original, in: $0.face) })
    {
      return choice
    }
    let look = flat.styles[style]
    if let stray = chooser.stray(for: scalar, look.font, bold: look.weight == .bold) {
      return FaceChooser.Choice(face: stray, scale: 1)
    }
    report(MissingGlyph(scalar: scalar))
    return candidates.first ?? FaceChooser.Choice(face: FaceID(index: 0), scale: 1)
  }

  private mutating func report(_ glyph: MissingGlyph) {
    if !result.missing.contains(glyph) { result.missing.append(glyph) }
  }

  /// Whether a face has a character and the marks upon it.
  private func hasCluster(at index: Int, in face: FaceID) -> Bool {
    var end = index + 1
    while end < flat.scalars.count, result.classes[end] == .mark { end += 1 }
    return flat.scalars[index..<end].allSatisfy { engine.has($0, in: face) }
  }

  // MARK: Pictures and variants

  /// Emoji, unless a selector asks for text; what a selector makes one; keycaps; what is joined to an emoji
  /// (UTS #51 §2).
  private func isPicture(_ kind: CharacterClass, at index: Int) -> Bool {
    let next = index + 1 < flat.scalars.count ? flat.scalars[index + 1] : 0
    if next == 0xFE0E { return false }
    if kind == .emoji || next == 0xFE0F || next == 0x20E3 { return true }
    let isJoined = index > 0 && flat.scalars[index - 1] == 0x200D
    return isJoined && result.runs.last?.face == chooser.emoji
  }

  /// The selectors of standardised and of ideographic variants; the last two of the first choose pictures.
  private func isVariation(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0D).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  /// What Han faces draw narrow: their Greek and Cyrillic are a full em wide.
  private func isLatin(_ scalar: UInt32) -> Bool {
    scalar < 0x250 || (0x2010...0x2027).contains(scalar)
  }
}
