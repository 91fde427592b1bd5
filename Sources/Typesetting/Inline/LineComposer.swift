package import Manuscript
package import PangoCairo
package import Themes

/// Sets paragraphs in lines: flatten → itemize → shape → find breaks → measure gaps → break → place.
///
/// Not Sendable: every worker has its own, with its own engine.
package final class LineComposer: ParagraphSetter {
  private let theme: Theme
  private let chooser: FaceChooser
  private let hyphenation: Hyphenation?
  let shaper: Shaper

  /// A composer; `hyphenation` has the dictionaries by which words are divided, if the theme wants that.
  package init(engine: TextEngine, theme: Theme, hyphenation: Hyphenation? = nil) {
    self.theme = theme
    self.hyphenation = theme.text.hyphenate ? hyphenation : nil
    shaper = Shaper(engine: engine)
    chooser = FaceChooser(engine: engine, fonts: theme.fonts)
  }

  package func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph {
    let style = resolved(style)
    if let cap = style.dropCap, let set = set(inlines, style, context, around: cap) { return set }
    let prepared = prepare(inlines, style, context)
    var paragraph = prepared.paragraph
    guard !paragraph.text.units.isEmpty else { return SetParagraph(lines: [], findings: prepared.findings) }
    var broken: [BrokenLine] = []
    for piece in pieces(paragraph.text) {
      OpenEmergencyBreaks.run(&paragraph, piece, isFirst: piece.lowerBound == 0)
      broken += breakPiece(paragraph, piece, style.alignment)
    }
    let placer = placer(prepared, paragraph, style, context)
    var result = SetParagraph(lines: [], findings: prepared.findings)
    result.lines.reserveCapacity(broken.count)
    for line in broken {
      let (set, fit) = placer.place(line, isFirst: line.units.lowerBound == 0)
      result.lines.append(set)
      report(line, fit, paragraph, prepared.flat, context, &result.findings)
    }
    return result
  }

  package func variants(
    _ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext
  ) -> [ParagraphVariant] {
    let style = resolved(style)
    // The lines beside a drop cap have a measure of their own.
    guard style.alignment == .justified, style.dropCap == nil else { return [] }
    let prepared = prepare(inlines, style, context)
    var paragraph = prepared.paragraph
    let pieces = pieces(paragraph.text)
    guard pieces.count == 1, !pieces[0].isEmpty else { return [] }
    OpenEmergencyBreaks.run(&paragraph, pieces[0], isFirst: true)
    let best = breakPiece(paragraph, pieces[0], style.alignment)
    // What needed a fallback has no second-best setting: what was found would not be true of it.
    func needsFallback(_ lines: [BrokenLine]) -> Bool {
      lines.contains { !$0.isLast && paragraph.breaks.fallbacks[$0.units.upperBound] != nil }
    }
    guard !needsFallback(best) else { return [] }
    let placer = placer(prepared, paragraph, style, context)
    return VaryLines.run(paragraph, best, isFirst: true).filter { !needsFallback($0.lines) }.map { variant in
      ParagraphVariant(
        lines: variant.lines.map { placer.place($0, isFirst: $0.units.lowerBound == 0).0 },
        strain: variant.strain)
    }
  }

  package func widths(
    _ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext
  ) -> ContentWidths {
    let paragraph = prepare(inlines, resolved(style), context).paragraph
    var widths = ContentWidths(minimum: 0, natural: 0)
    for piece in pieces(paragraph.text) where !piece.isEmpty {
      widths.natural = max(widths.natural, paragraph.naturalWidth(piece.lowerBound, piece.upperBound))
      var start = piece.lowerBound
      for end in piece.lowerBound + 1...piece.upperBound
      where end == piece.upperBound || isBreak(end, paragraph) {
        widths.minimum = max(widths.minimum, paragraph.naturalWidth(start, end))
        start = end
      }
    }
    return widths
  }

  /// Columns of tables are never narrowed down to syllables.
  private func isBreak(_ end: Int, _ paragraph: MeasuredParagraph) -> Bool {
    paragraph.breaks.penalties[end] < .infinity && !paragraph.text.joints[end].isDivision
  }

  func placer(
    _ prepared: Prepared, _ paragraph: MeasuredParagraph, _ style: ParagraphStyle, _ context: InlineContext
  ) -> PlaceLine {
    PlaceLine(prepared.flat, prepared.runs, prepared.rubies, paragraph, style, context, theme, shaper)
  }

  /// The style with all that it leaves to the theme.
  private func resolved(_ style: ParagraphStyle) -> ParagraphStyle {
    var style = style
    style.writing = style.writing ?? theme.writing
    return style
  }

  // MARK: Phases

  struct Prepared {
    var flat: FlatText
    var runs: [TextRun]
    var rubies: [RubyLine]
    var paragraph: MeasuredParagraph
    var findings: [Finding]
  }

  func prepare(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> Prepared {
    let flat = FlattenInlines.run(inlines, style, context, theme)
    let itemized = itemize(flat, style)
    var text = ShapeRuns.run(flat, itemized, shaper, style, theme.cjk)
    PadPassages.run(
      &text, flat, itemized.runs, em: style.size, hasGround: theme.code.background != nil)
    var rubies = flat.rubies.map { ruby($0, style, context) }
    PlaceRuby.fit(&rubies, &text, itemized.runs, em: style.size)
    let undivided = hyphenation.map { Hyphenate.run(&text, flat, itemized.runs, style, $0) } ?? []
    let breaks = FindBreaks.run(flat, text, itemized.runs, style, theme.cjk)
    let gaps = MeasureGaps.run(text, itemized.runs, style, theme.cjk)
    let paragraph = MeasuredParagraph(
      text: text, gaps: gaps, breaks: breaks, hyphens: hyphens(text, itemized.runs), measure: style.measure,
      firstIndent: style.firstIndent, em: style.size, isLatin: !style.language.isCJK,
      hangsMarks: theme.cjk.hanging && MarkConvention(style.language).hangsMarks)
    var findings =
      MissingGlyph.all(itemized, text, flat, shaper.engine).map { $0.finding(at: context.place) }
      + undivided.map { LineComposer.undivided($0, at: context.place) }
    for ruby in rubies { findings += ruby.findings.filter { !findings.contains($0) } }
    return Prepared(
      flat: flat, runs: itemized.runs, rubies: rubies, paragraph: paragraph, findings: findings)
  }

  func itemize(_ flat: FlatText, _ style: ParagraphStyle) -> ItemizedText {
    ItemizeRuns.run(flat, style, chooser, shaper.engine, theme.emphasis)
  }

  private func hyphens(_ text: ShapedText, _ runs: [TextRun]) -> [Double] {
    guard text.joints.contains(where: { $0.softHyphen >= 0 }) else { return [] }
    var hyphens = [Double](repeating: 0, count: text.joints.count)
    // A soft hyphen at the end of the paragraph is never shown.
    for (index, joint) in text.joints.enumerated().dropLast() where joint.softHyphen >= 0 {
      let run = runs[Int(joint.softHyphen)]
      hyphens[index] = shaper.hyphen(run.face).advance * run.size
    }
    return hyphens
  }

  /// The stretches between forced line breaks.
  func pieces(_ text: ShapedText) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for index in text.units.indices.dropFirst() where text.joints[index].isForced {
      pieces.append(start..<index)
      start = index
    }
    return pieces + [start..<text.units.count]
  }

  func breakPiece(
    _ paragraph: MeasuredParagraph, _ piece: Range<Int>, _ alignment: ParagraphStyle.Alignment
  ) -> [BrokenLine] {
    let isFirst = piece.lowerBound == 0
    switch alignment {
    case .justified: return BreakLines.run(paragraph, piece, .justified, isFirst: isFirst)
    case .end, .start(balanced: false), .center(balanced: false):
      return BreakLines.run(paragraph, piece, .ragged(target: nil), isFirst: isFirst)
    case .start(balanced: true), .center(balanced: true):
      let lines = BreakLines.run(paragraph, piece, .ragged(target: nil), isFirst: isFirst)
      guard lines.count > 1 else { return lines }
      let total = lines.reduce(0) { $0 + paragraph.naturalWidth($1.units.lowerBound, $1.units.upperBound) }
      let even = total / Double(lines.count)
      return BreakLines.run(paragraph, piece, .ragged(target: even), isFirst: isFirst)
    }
  }

  // MARK: Findings

  static func undivided(_ language: Language, at place: SourcePlace?) -> Finding {
    let package = Hyphenation.debianPackage(for: language.description)
    return Finding(
      .hyphenationMissing, "there are no hyphenation patterns for “\(language)”; its words are not divided",
      hint: package.map { "install \($0)" }, at: place)
  }

  func report(
    _ line: BrokenLine, _ fit: LineFit, _ paragraph: MeasuredParagraph, _ flat: FlatText,
    _ context: InlineContext,
    _ findings: inout [Finding]
  ) {
    let end = line.units.upperBound
    if paragraph.hangsAgainstItsStyle(line) {
      findings.append(
        Finding(
          .markHung, "a mark stands beyond its line: “\(excerpt(line, paragraph, flat))”", at: context.place))
    }
    if !line.isLast, let fallback = paragraph.breaks.fallbacks[end], fallback != .hang {
      let (id, what): (FindingID, String) =
        fallback == .relief
        ? (.breakRelief, "a closing mark starts a line after") : (.breakEmergency, "a word was broken after")
      findings.append(Finding(id, "\(what) “\(excerpt(line, paragraph, flat))”", at: context.place))
    }
    if fit.remainder > 0.01 {
      findings.append(
        Finding(.lineOverfull, "a line is too wide: “\(excerpt(line, paragraph, flat))”", at: context.place))
    } else if -fit.remainder > CompositionCosts.shortfall * paragraph.em
      || fit.perHanGap >= CompositionCosts.underfull * paragraph.em
    {
      findings.append(
        Finding(.lineUnderfull, "a line is set loose: “\(excerpt(line, paragraph, flat))”", at: context.place)
      )
    }
  }

  /// The last characters of a line.
  private func excerpt(_ line: BrokenLine, _ paragraph: MeasuredParagraph, _ flat: FlatText) -> String {
    let first = paragraph.text.units[max(line.units.lowerBound, line.units.upperBound - 16)]
    let last = paragraph.text.units[line.units.upperBound - 1]
    let scalars = flat.scalars[Int(first.textStart)..<Int(last.textEnd)].compactMap(Unicode.Scalar.init)
    return String(String.UnicodeScalarView(scalars))
  }
}
