import Manuscript
import PangoCairo
import Themes

/// The third phase: characters become units with glyphs.
///
/// Ideographs and full-width marks come from a table of glyphs that are shaped once; Latin is shaped word by
/// word, so that kerning and ligatures are right; `——` and `……` are shaped as a pair, which joins them.
struct ShapeRuns {
  private let flat: FlatText
  private let itemized: ItemizedText
  private let shaper: Shaper
  /// That of the run at hand: a quotation in another language keeps its own.
  private var convention: MarkConvention
  private let punctuation: CJKStyle.Punctuation
  private let isKorean: Bool
  /// How characters stand, in vertical lines.
  private let vertical: OrientCharacters?
  private var text = ShapedText()
  private var joint = Joint()

  static func run(
    _ flat: FlatText, _ itemized: ItemizedText, _ shaper: Shaper, _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) -> ShapedText {
    var shaping = ShapeRuns(flat, itemized, shaper, paragraph, cjk)
    shaping.text.units.reserveCapacity(flat.scalars.count)
    shaping.text.glyphs.reserveCapacity(flat.scalars.count)
    shaping.text.joints.reserveCapacity(flat.scalars.count + 1)
    for index in itemized.runs.indices { shaping.shape(index) }
    shaping.text.joints.append(shaping.joint)
    return shaping.text
  }

  private init(
    _ flat: FlatText, _ itemized: ItemizedText, _ shaper: Shaper, _ paragraph: ParagraphStyle, _ cjk: CJKStyle
  ) {
    self.flat = flat
    self.itemized = itemized
    self.shaper = shaper
    self.convention = MarkConvention(paragraph.language)
    self.punctuation = cjk.punctuation
    self.isKorean = paragraph.language.primary == "ko"
    self.vertical = paragraph.isVertical ? OrientCharacters(flat, itemized.classes) : nil
  }

  private mutating func shape(_ index: Int) {
    let run = itemized.runs[index]
    let language = flat.styles[run.style].language.description
    convention = MarkConvention(flat.styles[run.style].language)
    let direction = vertical == nil ? TextDirection.horizontal : .vertical
    let table = run.script == .han ? shaper.table(run.face, language, direction) : nil
    var position = run.range.lowerBound
    while position < run.range.upperBound {
      let kind = itemized.classes[position]
      if kind.rawValue >= CharacterClass.space.rawValue {
        position = kind == .object ? box(position, index) : invisible(position, kind, index)
      } else if let end = vertical?.combined[position], end <= run.range.upperBound {
        position = combined(position..<end, index)
      } else if let table, vertical?.isUpright[position] != false {
        position = fullWidth(position, kind, index, table)
      } else {
        position = word(position, index)
      }
    }
  }

  // MARK: Units

  private mutating func append(_ unit: Unit) {
    text.units.append(unit)
    text.joints.append(joint)
    joint = Joint()
  }

  private mutating func box(_ position: Int, _ run: Int) -> Int {
    let glyph = Int32(text.glyphs.count)
    append(
      Unit(
        textStart: Int32(position), textEnd: Int32(position), glyphStart: glyph, glyphEnd: glyph,
        run: Int32(run),
        kind: .object, body: flat.objects[position]?.width ?? 0))
    return position + 1
  }

  /// Characters without ink. A mark that has no base, and a joiner, go with the unit before them.
  private mutating func invisible(_ position: Int, _ kind: CharacterClass, _ run: Int) -> Int {
    switch kind {
    case .space, .wideSpace, .noBreakSpace: addSpace(position, kind, run)
    case .softHyphen: joint.softHyphen = Int32(run)
    case .lineBreak: joint.isForced = true
    default: return attached(position, run)
    }
    return position + 1
  }

  /// Marks without a base, joiners and U+200B: invisible, but part of the text.
  private mutating func attached(_ position: Int, _ run: Int) -> Int {
    let limit = itemized.runs[run].range.upperBound
    var end = position + 1
    while end < limit, itemized.classes[end] == itemized.classes[position] { end += 1 }
    let glyph = text.glyphs.count
    shaper.shape(
      flat, position..<end, itemized.runs[run].face, .own, run: itemized.runs[run], into: &text.glyphs)
    appendCluster(glyph..<text.glyphs.count, position..<end, run)
    return end
  }

  private mutating func addSpace(_ position: Int, _ kind: CharacterClass, _ run: Int) {
    let face = itemized.runs[run].face
    let space = shaper.space(face)
    if joint.spaces.isEmpty {
      joint.spaces.start = Int32(position)
      joint.spaces.run = Int32(run)
      joint.spaces.glyph = space.id
    }
    joint.spaces.end = Int32(position + 1)
    joint.spaces.isIdeographic = joint.spaces.isIdeographic || kind == .wideSpace
    joint.spaces.isUnbreakable = joint.spaces.isUnbreakable || kind == .noBreakSpace
    joint.spaces.width += (kind == .wideSpace ? 1 : space.advance) * itemized.runs[run].size
  }

  // MARK: Full-width characters

  private mutating func fullWidth(_ position: Int, _ kind: CharacterClass, _ run: Int, _ table: GlyphTable)
    -> Int
  {
    let end = itemized.runs[run].range.upperBound
    if kind == .dash || kind == .ellipsis { return longMark(position, kind, run, table) }
    let scalar = flat.scalars[position]
    let entry = table.entry(
      vertical == nil ? scalar : VerticalMarks.standIn(for: scalar, convention), kind)
    if !entry.isSingle || position + 1 < end && itemized.classes[position + 1] == .mark {
      return cluster(position, kind, run, table)
    }
    let glyph = Int32(text.glyphs.count)
    text.glyphs.append(
      ShapedGlyph(id: entry.glyph, cluster: position, advance: entry.advance, dx: entry.dx, dy: entry.dy))
    let size = itemized.runs[run].size
    var unit = Unit(
      textStart: Int32(position), textEnd: Int32(position + 1), glyphStart: glyph, glyphEnd: glyph + 1,
      run: Int32(run), kind: kind, body: entry.advance * size)
    unit.isUpright = vertical != nil && !entry.isSideways
    if kind.isFullWidthMark { blank(&unit, entry, size) }
    append(unit)
    return position + 1
  }

  /// Splits a mark into body and blanks. A mark that is narrow by nature, as Korean quotes are, has none.
  private func blank(_ unit: inout Unit, _ entry: GlyphTable.Entry, _ size: Double) {
    var blanks = convention.blanks(unit.kind, punctuation)
    if vertical != nil { blanks = VerticalMarks.blanks(unit.kind, blanks, convention) }
    guard blanks.body < 1, entry.advance > 0.9 || unit.kind == .interpunct, !isKorean || entry.advance > 0.9
    else { return }
    unit.body = blanks.body * size
    unit.dx = entry.halfShift * size
    if blanks.isGone { return }
    unit.left = blanks.left * size
    unit.right = blanks.right * size
    unit.kept = blanks.kept * size
    unit.isKeptOptional = blanks.isKeptOptional
    unit.isCentred = blanks.left > 0 && blanks.right > 0
  }

  /// LB-5 and PW-6: `——` and `……` as one unit of as many em as it has characters, its glyphs in the middle.
  private mutating func longMark(_ position: Int, _ kind: CharacterClass, _ run: Int, _ table: GlyphTable)
    -> Int
  {
    let range = itemized.runs[run].range
    var end = position + 1
    while end < range.upperBound, flat.scalars[end] == flat.scalars[position] { end += 1 }
    let glyph = text.glyphs.count
    let isUpright = vertical != nil && !table.entry(flat.scalars[position], kind).isSideways
    shaper.shape(
      flat, position..<end, table.face, .han, run: itemized.runs[run], isUpright ? .vertical : .horizontal,
      into: &text.glyphs)
    let advance = text.glyphs[glyph...].reduce(0) { $0 + $1.advance }
    let isWide = flat.scalars[position] == 0x2E3A || flat.scalars[position] == 0x2E3B
    let body = max(advance, isWide ? advance : Double(end - position))
    let size = itemized.runs[run].size
    append(
      Unit(
        textStart: Int32(position), textEnd: Int32(end), glyphStart: Int32(glyph),
        glyphEnd: Int32(text.glyphs.count), run: Int32(run), kind: kind, body: body * size,
        dx: (body - advance) / 2 * size, isUpright: isUpright))
    return end
  }

  /// A base with marks or a variation selector: shaped together, without short cuts.
  private mutating func cluster(_ position: Int, _ kind: CharacterClass, _ run: Int, _ table: GlyphTable)
    -> Int
  {
    let limit = itemized.runs[run].range.upperBound
    var end = position + 1
    while end < limit, itemized.classes[end] == .mark || (kind == .hangul && isJamo(end)) { end += 1 }
    let glyph = text.glyphs.count
    let script = kind == .hangul ? TextScript.hangul : .han
    shaper.shape(
      flat, position..<end, table.face, script, run: itemized.runs[run],
      vertical == nil ? .horizontal : .vertical, into: &text.glyphs)
    let advance = text.glyphs[glyph...].reduce(0) { $0 + $1.advance }
    append(
      Unit(
        textStart: Int32(position), textEnd: Int32(end), glyphStart: Int32(glyph),
        glyphEnd: Int32(text.glyphs.count), run: Int32(run), kind: kind,
        body: advance * itemized.runs[run].size, isUpright: vertical != nil))
    return end
  }

  private func isJamo(_ index: Int) -> Bool {
    (0x1100...0x11FF).contains(flat.scalars[index])
  }

  // MARK: Words

  /// A stretch without spaces, shaped as a whole and cut into its clusters.
  private mutating func word(_ position: Int, _ run: Int) -> Int {
    let limit = itemized.runs[run].range.upperBound
    var end = position + 1
    while end < limit, isInWord(itemized.classes[end]), !endsWord(position, end) { end += 1 }
    let first = text.glyphs.count
    let isUpright = vertical?.isUpright[position] == true
    shaper.shape(
      flat, position..<end, itemized.runs[run].face, .own, run: itemized.runs[run],
      isUpright ? .vertical : .horizontal, into: &text.glyphs)
    guard first < text.glyphs.count else { return end }
    if text.glyphs[first].cluster > text.glyphs[text.glyphs.count - 1].cluster {
      appendCluster(first..<text.glyphs.count, position..<end, run, isUpright: isUpright)
      return end
    }
    var glyph = first
    while glyph < text.glyphs.count {
      var next = glyph + 1
      while next < text.glyphs.count, text.glyphs[next].cluster == text.glyphs[glyph].cluster { next += 1 }
      let textEnd = next < text.glyphs.count ? text.glyphs[next].cluster : end
      appendCluster(glyph..<next, text.glyphs[glyph].cluster..<textEnd, run, isUpright: isUpright)
      glyph = next
    }
    return end
  }

  /// In a vertical line upright and lying characters are shaped apart.
  private func endsWord(_ start: Int, _ end: Int) -> Bool {
    guard let vertical, itemized.classes[end] != .mark, itemized.classes[end] != .joiner else { return false }
    return vertical.isUpright[start] != vertical.isUpright[end] || vertical.combined[end] != nil
  }

  /// Figures side by side, or a capital letter, upright in an em of a vertical line. They are one unit, of the class of
  /// Han: no blank stands beside them.
  private mutating func combined(_ range: Range<Int>, _ run: Int) -> Int {
    let first = text.glyphs.count
    shaper.shapeCombined(flat, range, itemized.runs[run], into: &text.glyphs)
    let width = text.glyphs[first...].reduce(0) { $0 + $1.advance }
    let scale = min(1, 1 / max(width, 0.01))
    var pen = -width / 2
    for glyph in text.glyphs.indices[first...] {
      let advance = text.glyphs[glyph].advance
      (text.glyphs[glyph].dx, text.glyphs[glyph].dy) = (0, -(pen + advance / 2))
      text.glyphs[glyph].advance = 0
      pen += advance
    }
    let size = itemized.runs[run].size
    append(
      Unit(
        textStart: Int32(range.lowerBound), textEnd: Int32(range.upperBound), glyphStart: Int32(first),
        glyphEnd: Int32(text.glyphs.count), run: Int32(run), kind: .wide, body: size,
        dx: (1 - scale) / 2 * size, isUpright: true, scale: scale, sharesEm: true))
    return range.upperBound
  }

  private func isInWord(_ kind: CharacterClass) -> Bool {
    kind.rawValue < CharacterClass.space.rawValue || kind == .mark || kind == .joiner
  }

  /// Text written from right to left stays one unit: its glyphs are in visual order.
  private mutating func appendCluster(
    _ glyphs: Range<Int>, _ characters: Range<Int>, _ run: Int, isUpright: Bool = false
  ) {
    let advance = text.glyphs[glyphs].reduce(0) { $0 + $1.advance }
    append(
      Unit(
        textStart: Int32(characters.lowerBound), textEnd: Int32(characters.upperBound),
        glyphStart: Int32(glyphs.lowerBound), glyphEnd: Int32(glyphs.upperBound), run: Int32(run),
        kind: itemized.classes[characters.lowerBound], body: advance * itemized.runs[run].size,
        isUpright: isUpright))
  }
}
