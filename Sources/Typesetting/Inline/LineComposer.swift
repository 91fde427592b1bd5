package import Manuscript
package import PangoCairo
package import Themes

/// Sets paragraphs in lines: flatten → itemize → shape → find breaks → measure gaps → break → place.
///
/// Not Sendable: every worker has its own, with its own engine.
package final class LineComposer: ParagraphSetter {
  private let theme: Theme
  private let chooser: FaceChooser
  let shaper: Shaper

  package init(engine: TextEngine, theme: Theme) {
    self.theme = theme
    shaper = Shaper(engine: engine)
    chooser = FaceChooser(engine: engine, fonts: theme.fonts)
  }

  package func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph {
    let style = resolved(style)
    let prepared = prepare(inlines, style, context)
    var paragraph = prepared.paragraph
    guard !paragraph.text.units.isEmpty else { return SetParagraph(lines: [], findings: prepared.findings) }
    var broken: [BrokenLine] = []
    for piece in pieces(paragraph.text) {
      OpenEmergencyBreaks.run(&paragraph, piece, isFirst: piece.lowerBound == 0)
      broken += breakPiece(paragraph, piece, style.alignment)
    }
    let placer = PlaceLine(
      prepared.flat, prepared.runs, prepared.rubies, paragraph, style, context, theme, shaper)
    var result = SetParagraph(lines: [], findings: prepared.findings)
    result.lines.reserveCapacity(broken.count)
    for line in broken {
      let (set, fit) = placer.place(line, isFirst: line.units.lowerBound == 0)
      result.lines.append(set)
      report(line, fit, paragraph, prepared.flat, context, &result.findings)
    }
    return result
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
      where end == piece.upperBound || paragraph.breaks.penalties[end] < .infinity {
        widths.minimum = max(widths.minimum, paragraph.naturalWidth(start, end))
        start = end
      }
    }
    return widths
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
    let rubies = flat.rubies.map { ruby($0, style, context) }
    PlaceRuby.widen(&text, flat, itemized.runs, rubies)
    let breaks = FindBreaks.run(flat, text, itemized.runs, style, theme.cjk)
    let gaps = MeasureGaps.run(text, itemized.runs, style, theme.cjk)
    let paragraph = MeasuredParagraph(
      text: text, gaps: gaps, breaks: breaks, hyphens: hyphens(text, itemized.runs), measure: style.measure,
      firstIndent: style.firstIndent, em: style.size, hangsMarks: theme.cjk.hanging)
    let findings = itemized.missing.map { LineComposer.missing($0, at: context.place) }
    return Prepared(
      flat: flat, runs: itemized.runs, rubies: rubies, paragraph: paragraph, findings: findings)
  }

  func itemize(_ flat: FlatText, _ style: ParagraphStyle) -> ItemizedText {
    ItemizeRuns.run(flat, style, chooser, shaper.engine, theme.emphasis)
  }

  /// A ruby is a line of its own, on no measure.
  private func ruby(_ ruby: FlatRuby, _ style: ParagraphStyle, _ context: InlineContext) -> RubyLine {
    var small = style
    small.size *= RubyLine.scale
    small.measure = .greatestFiniteMagnitude
    small.firstIndent = 0
    small.alignment = .start(balanced: false)
    let line = set([.text(ruby.text)], small, context).lines.first
    return RubyLine(items: line?.items ?? [], width: line?.width ?? 0)
  }

  private func hyphens(_ text: ShapedText, _ runs: [TextRun]) -> [Int: Double] {
    var hyphens: [Int: Double] = [:]
    for (index, joint) in text.joints.enumerated() where joint.softHyphen >= 0 {
      let run = runs[Int(joint.softHyphen)]
      hyphens[index] = shaper.hyphen(run.face).advance * run.size
    }
    return hyphens
  }

  /// The stretches between forced line breaks.
  private func pieces(_ text: ShapedText) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for index in text.units.indices.dropFirst() where text.joints[index].isForced {
      pieces.append(start..<index)
      start = index
    }
    return pieces + [start..<text.units.count]
  }

  private func breakPiece(
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

  static func missing(_ scalar: UInt32, at place: SourcePlace?) -> Finding {
    let character = Unicode.Scalar(scalar).map(String.init) ?? ""
    let number = String(scalar, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
    return Finding(
      .glyphMissing, "no installed font has the character “\(character)” (U+\(code))",
      hint: "install a font that has it, or name one in the theme", at: place)
  }

  private func report(
    _ line: BrokenLine, _ fit: LineFit, _ paragraph: MeasuredParagraph, _ flat: FlatText,
    _ context: InlineContext,
    _ findings: inout [Finding]
  ) {
    let end = line.units.upperBound
    if !line.isLast, let fallback = paragraph.breaks.fallbacks[end] {
      let (id, what): (FindingID, String) =
        fallback == .relief
        ? (.breakRelief, "a closing mark starts a line after") : (.breakEmergency, "a word was broken after")
      findings.append(Finding(id, "\(what) “\(excerpt(line, paragraph, flat))”", at: context.place))
    }
    if fit.remainder > 0.01 {
      findings.append(
        Finding(.lineOverfull, "a line is too wide: “\(excerpt(line, paragraph, flat))”", at: context.place))
    } else if -fit.remainder > CompositionCosts.shortfall * paragraph.em
      || fit.perHanGap > CompositionCosts.underfull * paragraph.em
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
