import Manuscript
import PangoCairo
import Themes

/// The last phase: the glyphs of one line get their places, and what belongs to them comes along.
struct PlaceLine {
  private let flat: FlatText
  private let runs: [TextRun]
  private let rubies: [RubyLine]
  private let paragraph: MeasuredParagraph
  private let style: ParagraphStyle
  private let context: InlineContext
  private let theme: Theme
  private let shaper: Shaper
  private var builder = RunBuilder()
  private var spans: [StyledSpan] = []
  private var fit = LineFit()
  /// The run whose look the builder has, and how far it is raised.
  private var current = -1
  private var currentScale = 1.0
  private var isUpright = false
  private var rise = 0.0

  init(
    _ flat: FlatText, _ runs: [TextRun], _ rubies: [RubyLine], _ paragraph: MeasuredParagraph,
    _ style: ParagraphStyle,
    _ context: InlineContext, _ theme: Theme, _ shaper: Shaper
  ) {
    self.flat = flat
    self.runs = runs
    self.rubies = rubies
    self.paragraph = paragraph
    self.style = style
    self.context = context
    self.theme = theme
    self.shaper = shaper
  }

  /// A line, and how its gaps gave.
  func place(_ broken: BrokenLine, isFirst: Bool) -> (Line, LineFit) {
    var placing = self
    return placing.placed(broken, isFirst: isFirst)
  }

  private mutating func placed(_ broken: BrokenLine, isFirst: Bool) -> (Line, LineFit) {
    let units = broken.units
    let width = paragraph.naturalWidth(units.lowerBound, units.upperBound)
    let target = paragraph.target(units.lowerBound, isFirst: isFirst)
    fit = fitting(width, target, broken)
    var x = start(width, target, isFirst: isFirst)
    for index in units {
      if index > units.lowerBound {
        addSpaces(paragraph.text.joints[index].spaces, at: x)
        x += gapWidth(index)
      }
      x = add(index, at: x)
    }
    x = finishEnd(units.upperBound, at: x + keptEnd(units))
    builder.flush()
    addRubies()
    return (line(broken, end: x), fit)
  }

  /// PA-2: a last line, and any line of ragged text, stands in natural gaps; all lines may shrink.
  private func fitting(_ width: Double, _ target: Double, _ broken: BrokenLine) -> LineFit {
    let units = broken.units
    if style.alignment != .justified { return LineFit() }
    if width > target {
      return paragraph.shrinking(width - target, units.lowerBound, units.upperBound)
    }
    if broken.isLast { return LineFit() }
    return paragraph.stretching(target - width, units.lowerBound, units.upperBound)
      .held(target - width, em: paragraph.em)
  }

  private func start(_ width: Double, _ target: Double, isFirst: Bool) -> Double {
    let indent = isFirst ? paragraph.firstIndent : 0
    switch style.alignment {
    case .justified, .start: return indent
    case .center: return indent + (target - width) / 2
    case .end: return indent + target - width
    }
  }

  // MARK: Gaps

  private func gapWidth(_ index: Int) -> Double {
    let gaps = paragraph.gaps
    let natural = gaps.positions[index] - gaps.positions[index - 1] - paragraph.text.units[index - 1].body
    if style.alignment != .justified { return natural }
    let stretch = gaps.stretch[index] - gaps.stretch[index - 1]
    let shrink = ((gaps.shrink[index] - gaps.shrink[index - 1]) * fit.shrink).sum()
    let spaces =
      stretch[GapTable.Stretch.first] * fit.firstSpaces
      + stretch[GapTable.Stretch.second] * fit.secondSpaces + stretch[GapTable.Stretch.spaces] * fit.perSpace
    return natural - shrink + spaces + stretch[GapTable.Stretch.han] * fit.perHanGap
  }

  /// The blank that a mark keeps at the line end, less what the line needed of it.
  private func keptEnd(_ units: Range<Int>) -> Double {
    let last = paragraph.text.units[units.upperBound - 1]
    return last.isKeptOptional ? last.kept * (1 - fit.shrink[GapTable.Tier.lineEnd]) : last.kept
  }

  // MARK: Glyphs

  /// Adds a unit at `x`; the result is where its body ends.
  private mutating func add(_ index: Int, at x: Double) -> Double {
    let unit = paragraph.text.units[index]
    let run = runs[Int(unit.run)]
    look(Int(unit.run), isUpright: unit.isUpright, scale: unit.scale)
    if unit.kind == .object {
      addBox(Int(unit.textStart), at: x)
    } else {
      builder.add(
        paragraph.text.glyphs[Int(unit.glyphStart)..<Int(unit.glyphEnd)],
        flat.scalars[Int(unit.textStart)..<Int(unit.textEnd)], x: x + unit.dx, y: -rise)
    }
    mark(unit, run, from: x, to: x + unit.body)
    return x + unit.body
  }

  /// Takes on the look of a run.
  private mutating func look(_ index: Int, isUpright: Bool = false, scale: Double = 1) {
    guard index != current || isUpright != self.isUpright || scale != currentScale else { return }
    (current, self.isUpright, currentScale) = (index, isUpright, scale)
    let run = runs[index]
    let look = flat.styles[run.style]
    let size = run.size * scale
    rise = style.isVertical ? VerticalLine.rise(look.rise, of: size, in: style.size) : look.rise
    builder.look(
      run.face, size, look.color, look.language, isUpright ? .upright : .horizontal, look.structure)
  }

  private mutating func addSpaces(_ spaces: Spaces, at x: Double) {
    guard !spaces.isEmpty else { return }
    look(Int(spaces.run))
    for index in Int(spaces.start)..<Int(spaces.end) {
      let glyph = ShapedGlyph(id: spaces.glyph, cluster: index, advance: 0)
      builder.add([glyph], flat.scalars[index...index], x: x, y: -rise)
    }
  }

  /// What a line end shows or hides: a hyphen; the typed space, which stays in the text.
  private mutating func finishEnd(_ end: Int, at x: Double) -> Double {
    let joint = paragraph.text.joints[end]
    guard joint.softHyphen >= 0, end < paragraph.text.units.count else {
      addSpaces(joint.spaces, at: x)
      return x
    }
    let run = runs[Int(joint.softHyphen)]
    let glyph = shaper.hyphen(run.face)
    look(Int(joint.softHyphen))
    builder.add([glyph], [0xAD], x: x, y: -rise)
    return x + glyph.advance * run.size
  }

  private mutating func addBox(_ position: Int, at x: Double) {
    guard let box = flat.objects[position] else { return }
    builder.flush()
    let top = box.depth - box.height - rise
    let area = Rect(x: x, y: top, width: box.width, height: box.height)
    builder.add(.image(box.resource, area, box.picture))
  }

  // MARK: Spans

  /// Remembers from where to where each style reaches.
  private mutating func mark(_ unit: Unit, _ run: TextRun, from start: Double, to end: Double) {
    let dot = run.hasDots && unit.kind.isIdeographic ? (start + end) / 2 : nil
    if let last = spans.indices.last, spans[last].style == run.style {
      spans[last].end = end
      if let dot { spans[last].dots.append(dot) }
      return
    }
    spans.append(StyledSpan(style: run.style, start: start, end: end, dots: dot.map { [$0] } ?? []))
  }

  private mutating func addRubies() {
    var index = 0
    while index < spans.count {
      let ruby = flat.styles[spans[index].style].ruby
      var last = index
      while last + 1 < spans.count, flat.styles[spans[last + 1].style].ruby == ruby { last += 1 }
      if ruby >= 0 {
        let items = PlaceRuby.items(
          rubies[Int(ruby)], from: spans[index].start, to: spans[last].end, measure: style.measure,
          number: ruby)
        for item in items { builder.add(item) }
      }
      index = last + 1
    }
  }

  private func line(_ broken: BrokenLine, end: Double) -> Line {
    var line = Line(
      items: builder.items, width: end, ascent: 0.88 * style.size, descent: 0.12 * style.size,
      letters: letters(broken))
    Decorations(
      flat: flat, runs: runs, spans: spans, size: style.size, theme: theme, engine: shaper.engine,
      context: context
    ).add(to: &line, textEnd: textEnd(broken))
    for span in spans where flat.styles[span.style].ruby >= 0 {
      line.ascent = max(line.ascent, rubies[Int(flat.styles[span.style].ruby)].ascent)
    }
    for index in broken.units where paragraph.text.units[index].kind == .object {
      guard let box = flat.objects[Int(paragraph.text.units[index].textStart)] else { continue }
      line.ascent = max(line.ascent, box.height - box.depth)
      line.descent = max(line.descent, box.depth)
    }
    return line
  }

  private func letters(_ broken: BrokenLine) -> Int {
    guard !broken.units.isEmpty else { return 0 }
    let start = Int(paragraph.text.units[broken.units.lowerBound].textStart)
    return flat.letters(in: start..<max(start, textEnd(broken)))
  }

  /// The number of characters before the end of the line.
  private func textEnd(_ broken: BrokenLine) -> Int {
    broken.units.isEmpty ? 0 : Int(paragraph.text.units[broken.units.upperBound - 1].textEnd)
  }
}
