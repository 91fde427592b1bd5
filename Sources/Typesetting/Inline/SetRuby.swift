import Manuscript
import PangoCairo
import Themes

extension LineComposer {
  /// The shares of the base's size (RB-1; jlreq §3.3.3; clreq §3.3.2), and places over its baseline, in em of it.
  private enum Ruby {
    static let fullWidth = 0.5
    /// Kana stand just clear of the ideographs.
    static let fullWidthRise = 0.93
    static let latin = 0.5
    /// Descenders of pinyin need more room.
    static let latinRise = 0.99
    /// Between the readings of neighbours.
    static let latinGap = 0.16
  }

  /// Sets the reading of a base: a line of its own, on no measure.
  func ruby(_ ruby: FlatRuby, _ style: ParagraphStyle, _ context: InlineContext) -> RubyLine {
    var small = style
    small.dropCap = nil
    small.weight = .regular
    small.measure = .greatestFiniteMagnitude
    small.firstIndent = 0
    small.alignment = .start(balanced: false)
    if ruby.range.count == 1, ruby.isZhuyin, let zhuyin = Zhuyin(ruby.text) {
      return beside(zhuyin, small, context)
    }
    let isLatin = isLatin(ruby.text)
    small.size *= isLatin ? Ruby.latin : Ruby.fullWidth
    let rise = (isLatin ? Ruby.latinRise : Ruby.fullWidthRise) * style.size
    let gap = isLatin ? Ruby.latinGap * style.size : 0
    let paragraph = set([.text(ruby.text)], small, context)
    let line = paragraph.lines.first
    let items = line?.items.map { $0.moved(x: gap / 2, y: -rise) } ?? []
    return RubyLine(
      items: items, width: (line?.width ?? 0) + gap, kind: isLatin ? .latin : .fullWidth,
      ascent: rise + 0.88 * small.size, findings: paragraph.findings)
  }

  private func isLatin(_ text: String) -> Bool {
    !text.unicodeScalars.contains { CharacterTable.shared[$0.value].isIdeographic }
  }

  /// Symbols in a column beside the base, its tone at the upper right of the last of them, the light tone on
  /// top; the column takes half an em, so that all characters keep one pace (clreq §3.3.2).
  private func beside(_ zhuyin: Zhuyin, _ style: ParagraphStyle, _ context: InlineContext) -> RubyLine {
    let em = style.size
    var small = style
    // The thin strokes of Song do not survive three tenths of the size.
    small.font = .sans
    small.size = Zhuyin.size * em
    let height = Double(zhuyin.symbols.count) * small.size
    let top = -0.38 * em - height / 2
    var items: [FrameItem] = []
    var findings: [Finding] = []
    func set(_ scalar: Unicode.Scalar) -> [FrameItem] {
      let paragraph = self.set([.text(String(scalar))], small, context)
      findings += paragraph.findings
      return paragraph.lines.first?.items ?? []
    }
    for (index, symbol) in zhuyin.symbols.enumerated() {
      let baseline = top + (Double(index) + 0.88) * small.size
      items += set(symbol).map { $0.moved(x: 0, y: baseline) }
    }
    if let tone = zhuyin.tone {
      let middle =
        tone == Zhuyin.lightTone
        ? Point(x: small.size / 2, y: top - 0.06 * em)
        : Point(x: small.size + 0.09 * em, y: top + height - 0.75 * small.size)
      small.size = Zhuyin.toneSize * em
      let mark = set(tone).map { centred($0, at: middle) }
      items = zhuyin.beginsWithTone ? mark + items : items + mark
    }
    return RubyLine(
      items: items, width: Zhuyin.width * em, kind: .beside, ascent: 0.88 * em, findings: findings)
  }

  /// A glyph moved so that its ink stands around a point: tone marks have different places in different faces.
  private func centred(_ item: FrameItem, at point: Point) -> FrameItem {
    guard case .glyphs(let run) = item, let glyph = run.glyphs.first,
      let ink = shaper.engine.extents(of: glyph.id, in: run.face)
    else { return item }
    return item.moved(
      x: point.x - run.origin.x - glyph.x - (ink.left + ink.width / 2) * run.size,
      y: point.y - run.origin.y - glyph.y - (ink.top + ink.height / 2) * run.size)
  }
}

/// A reading in bopomofo: up to three symbols and a tone.
struct Zhuyin {
  let symbols: [Unicode.Scalar]
  let tone: Unicode.Scalar?
  /// Whether the tone is written first, as the light one is.
  let beginsWithTone: Bool

  /// em of the base.
  static let size = 0.3
  static let toneSize = 0.5
  static let width = 0.5
  static let lightTone: Unicode.Scalar = "˙"

  /// Divides a text that ``RubyPair/isZhuyin``; `nil` where it is more than one syllable.
  init?(_ text: String) {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    symbols = scalars.filter { $0.value >= 0x3105 }
    let tones = scalars.filter { $0.value < 0x3105 }
    guard (1...4).contains(symbols.count), tones.count <= 1 else { return nil }
    tone = tones.first
    beginsWithTone = tone != nil && scalars.first == tone
  }
}
