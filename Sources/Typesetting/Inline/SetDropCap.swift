import Manuscript
import PangoCairo
import Themes

extension LineComposer {
  /// Sets a paragraph around its first letter: a Latin one from the height of the first line's capitals down to
  /// the baseline of the last line beside it, an ideograph from the head of the first em box to the foot of the
  /// last.
  ///
  /// The lines beside it are the first ones of the best paragraph on the shorter measure, and all others the
  /// best of what is left: the choice of breaks stays one search over one measure.
  ///
  /// - Returns: `nil` where the paragraph begins with something else than a letter, or is not longer than the
  ///   letter is high.
  func set(
    _ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext, around cap: DropCap
  ) -> SetParagraph? {
    guard cap.lines > 1, let (letter, rest) = inlines.initialLetter else { return nil }
    var body = style
    body.dropCap = nil
    body.firstIndent = 0
    let initial = initial(letter, body, context, cap)
    let prepared = prepare(rest, body, context)
    var paragraph = prepared.paragraph
    let all = 0..<paragraph.text.units.count
    guard !all.isEmpty, pieces(paragraph.text).count == 1, initial.width < style.measure / 2 else {
      return nil
    }

    var beside = paragraph
    beside.measure -= initial.width
    OpenEmergencyBreaks.run(&beside, all, isFirst: false)
    let short = breakPiece(beside, all, style.alignment).prefix(cap.lines)
    guard short.count == cap.lines, let end = short.last?.units.upperBound, end < all.upperBound else {
      return nil
    }
    let below = end..<all.upperBound
    OpenEmergencyBreaks.run(&paragraph, below, isFirst: false)
    var narrow = body
    narrow.measure = beside.measure
    var result = SetParagraph(lines: [], findings: prepared.findings)
    place(Array(short), beside, narrow, prepared, context, &result)
    for index in result.lines.indices { result.lines[index].move(x: initial.width) }
    result.lines[0].items.insert(contentsOf: initial.items, at: 0)
    result.lines[0].letters += letter.letterCount
    place(breakPiece(paragraph, below, style.alignment), paragraph, body, prepared, context, &result)
    return result
  }

  private func place(
    _ broken: [BrokenLine], _ paragraph: MeasuredParagraph, _ style: ParagraphStyle, _ prepared: Prepared,
    _ context: InlineContext, _ result: inout SetParagraph
  ) {
    let placer = placer(prepared, paragraph, style, context)
    for line in broken {
      let (set, fit) = placer.place(line, isFirst: false)
      result.lines.append(set)
      report(line, fit, paragraph, prepared.flat, context, &result.findings)
    }
  }

  /// The letter at its place below the first line's baseline, and the width that it takes from the lines.
  private func initial(
    _ letter: String, _ style: ParagraphStyle, _ context: InlineContext, _ cap: DropCap
  ) -> (items: [FrameItem], width: Double) {
    let depth = Double(cap.lines - 1) * cap.leading
    // An opening mark before it goes with it.
    let isHan = letter.unicodeScalars.suffix(1).allSatisfy { CharacterTable.shared[$0.value].isIdeographic }
    var large = style
    large.color = cap.color
    large.alignment = .start(balanced: false)
    large.measure = .greatestFiniteMagnitude
    large.size = depth + style.size
    func set() -> Line? { self.set([.text(letter)], large, context).lines.first }
    if !isHan, case .glyphs(let run)? = set()?.items.first {
      // What of the size asked for is the height of a capital.
      let share = shaper.engine.metrics(of: run.face).capHeight * run.size / large.size
      if share > 0 { large.size = depth / share + style.size }
    }
    guard let line = set() else { return ([], 0) }
    let y = isHan ? depth + 0.12 * (style.size - large.size) : depth
    let left = isHan ? 0 : blank(before: line)
    let width = line.width - left + (isHan ? 0.25 : 0.12) * style.size
    let ems = (width / style.size - 0.01).rounded(.up) * style.size
    return (line.items.map { $0.moved(x: -left, y: y) }, style.language.isCJK ? ems : width)
  }

  /// What a glyph has before its ink: at this size it would show beside the edge of the text.
  private func blank(before line: Line) -> Double {
    guard case .glyphs(let run)? = line.items.first, let glyph = run.glyphs.first,
      let ink = shaper.engine.extents(of: glyph.id, in: run.face)
    else { return 0 }
    return max(0, ink.left * run.size)
  }
}

extension Line {
  /// Moves all that stands in the line.
  fileprivate mutating func move(x: Double) {
    items = items.map { $0.moved(x: x, y: 0) }
    for index in links.indices { links[index].rect.x += x }
    width += x
  }
}

extension [Inline] {
  /// The letter that the text begins with, an opening mark before it included, and all behind it; `nil` where
  /// it begins with another mark, a digit, or with something that is no plain text.
  fileprivate var initialLetter: (String, [Inline])? {
    guard case .text(let text)? = first else { return nil }
    let trimmed = text.drop { $0.isWhitespace }
    let marks = trimmed.prefix { "“‘「『《〈".contains($0) }
    let rest = trimmed.dropFirst(marks.count)
    guard marks.count <= 2, let letter = rest.first, letter.isLetter else { return nil }
    return (marks + String(letter), [.text(String(rest.dropFirst()))] + dropFirst())
  }
}
