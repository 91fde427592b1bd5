import Manuscript
import PangoCairo
import Themes

/// Sets flow items and stacks them to a galley: lines on the baseline grid, figures and tables as fragments.
struct StackBlocks {
  let theme: Theme
  let setter: any ParagraphSetter
  private(set) var context: InlineContext
  /// The height of a column, in points: no fragment is taller.
  let maxHeight: Double
  /// The place of each note in the chapter's sequence.
  let noteIndices: [NoteID: Int]
  /// Whether items stand on the page's grid (the body) or close to each other (notes, cells).
  private(set) var isOnGrid: Bool
  private(set) var fragments: [Fragment] = []
  private(set) var heads: [[Fragment]] = []
  private(set) var findings: [Finding] = []
  /// What may stand over several columns, as it stands there.
  var spans: [Spanning] = []
  /// The width of the column beside the text, in points; 0 where there is none.
  var sideMeasure = 0.0
  /// The captions that stand in it.
  var captions: [Fragment] = []
  /// The columns of the first picture that is to come; 1 where it is like any other.
  var leadColumns = 1
  /// The paragraphs that pagination may ask for another number of lines.
  private(set) var sources: [Int: ParagraphSource] = [:]
  private var referred: Set<Int> = []
  /// The fragments that are headings but for their blanks.
  private var leading: [Int] = []
  /// The blank that the item before asks for below it.
  private var blank = 0.0
  /// The same, if what may stand over columns does.
  private var blankWithoutSpans = 0.0
  private var item = -1

  init(
    theme: Theme, setter: any ParagraphSetter, context: InlineContext, maxHeight: Double,
    noteIndices: [NoteID: Int], isOnGrid: Bool
  ) {
    self.theme = theme
    self.setter = setter
    self.context = context
    self.maxHeight = maxHeight
    self.noteIndices = noteIndices
    self.isOnGrid = isOnGrid
  }

  /// Sets the items in order, below fragments that are there already.
  mutating func stack(_ items: [FlowItem], after heads: [Fragment] = []) {
    for head in heads {
      item += 1
      fragments.append(head)
      fragments[fragments.count - 1].item = item
    }
    for item in items { stack(item) }
    for index in fragments.indices { shareWithSpan(index) }
    for index in leading { fragments[index].kind = .heading }
    leading = []
    KeepTogether.assignCosts(to: &fragments, leading: theme.text.leading)
  }

  private mutating func stack(_ flow: FlowItem) {
    item += 1
    let first = fragments.count
    context.place = flow.source
    switch flow.content {
    case .text(let inlines, let style): stackText(inlines, style, flow)
    case .heading(let inlines, let style): stackHeading(inlines, style, flow)
    case .pullQuote(let paragraphs, let style): stackPullQuote(paragraphs, style, flow)
    case .code(let code): fragments += SetCode(theme: theme, setter: setter, flow: flow).fragments(code)
    case .table(let table): stackTable(table, flow)
    case .figure(let figure, let label): stackFigure(figure, label, flow)
    case .rule: fragments.append(rule(flow))
    }
    finish(first, flow)
  }

  /// Gives the fragments of an item what the item says about the whole.
  private mutating func finish(_ first: Int, _ flow: FlowItem) {
    guard first < fragments.count else { return }
    fragments[first].spaceBefore = followsHeading(first) ? 0 : max(blank, flow.spaceBefore)
    if fragments[first].kind == .row, first > 0, fragments[first - 1].kind == .heading {
      fragments[first].spaceBefore /= 2
    }
    fragments[first].targets.insert(contentsOf: flow.targets, at: 0)
    if let span = spanAbove(first) { spans[span].blankInstead = max(blankWithoutSpans, flow.spaceBefore) }
    blank = flow.spaceAfter
    if fragments[first].span == nil { blankWithoutSpans = blank }
    for index in first..<fragments.count {
      fragments[index].item = item
      fragments[index].position = fragments[index].position ?? flow.position
      fragments[index].bands = flow.place.bands + fragments[index].bands
      for line in fragments[index].lines.indices where fragments[index].lines[line].element == nil {
        fragments[index].lines[line].element = flow.element
      }
    }
    if flow.keepsWithNext { fragments[fragments.count - 1].keepsWithNext = true }
    if flow.leads, first + 1 == fragments.count { leading.append(first) }
  }

  /// What may stand over columns, if that is just above a fragment.
  private func spanAbove(_ index: Int) -> Int? {
    guard let last = spans.indices.last, index > 0 else { return nil }
    let first = index - spans[last].count
    return first >= 0 && fragments[first].span == last ? last : nil
  }

  /// What stands over columns says of itself what its fragments do.
  private mutating func shareWithSpan(_ index: Int) {
    guard let span = fragments[index].span else { return }
    let own = fragments[index..<index + spans[span].count]
    spans[span].fragment.item = fragments[index].item
    spans[span].fragment.targets = own.flatMap(\.targets)
    spans[span].fragment.notes = own.flatMap(\.notes)
    spans[span].fragment.position = fragments[index].position
  }

  /// A heading has its own blank below.
  private func followsHeading(_ index: Int) -> Bool {
    index > 0 && fragments[index - 1].kind == .heading && fragments[index].snaps
  }

  /// Sets a paragraph and keeps what the composer found.
  mutating func set(_ inlines: [Inline], _ style: ParagraphStyle) -> [Line] {
    let paragraph = setter.set(inlines, style, context)
    findings += paragraph.findings
    return paragraph.lines
  }

  /// Keeps a finding.
  mutating func report(_ new: [Finding]) { findings += new }

  /// Takes back what was found after the first `count` findings.
  mutating func withdrawFindings(after count: Int) -> [Finding] {
    defer { findings.removeSubrange(count...) }
    return Array(findings[count...])
  }

  /// Lets the fragments from `first` on stand over several columns together.
  mutating func span(from first: Int, by setting: Spanning) {
    fragments[first].span = spans.count
    spans.append(setting)
  }

  /// Adds a fragment to the item that is being set.
  mutating func append(_ fragment: Fragment) { fragments.append(fragment) }

  /// Keeps the head of a table and gives it a number.
  mutating func addHead(_ rows: [Fragment]) -> Int {
    heads.append(rows)
    return heads.count - 1
  }

  /// Sets a note; the fragments of the body stay as they are.
  mutating func stackNote(_ items: [FlowItem]) -> [Fragment] {
    var nested = self
    (nested.fragments, nested.findings, nested.blank, nested.isOnGrid) = ([], [], 0, false)
    nested.stack(items)
    referred = nested.referred
    heads = nested.heads
    findings += nested.findings
    return nested.fragments
  }

  /// Gives a fragment that was set elsewhere what its lines bring with them.
  mutating func takeLines(of fragment: inout Fragment) {
    fragment.targets = []
    for placed in fragment.lines { take(placed.line, into: &fragment) }
  }

  /// Sets blocks in a part of their own, such as a cell; their fragments stand close to each other.
  mutating func stackNested(
    _ blocks: [Block], _ style: FlowStyle, measure: Double, in parent: StructureElement? = nil
  ) -> [Fragment] {
    var collector = CollectBlocks(theme: theme, chapter: context.chapter, measure: measure, isBody: false)
    collector.collect(blocks, style, FlowPlace(parent: parent))
    var nested = StackBlocks(
      theme: theme, setter: setter, context: context, maxHeight: maxHeight * 0.9, noteIndices: noteIndices,
      isOnGrid: false)
    nested.referred = referred
    nested.stack(collector.items)
    referred = nested.referred
    findings += nested.findings
    return nested.fragments
  }

  /// Gives a fragment what a line brings with it: its targets, and the notes that it is the first to refer to.
  mutating func take(_ line: Line, into fragment: inout Fragment) {
    fragment.targets += line.targets
    for id in line.notes {
      guard let index = noteIndices[id], referred.insert(index).inserted else { continue }
      fragment.notes.append(index)
      let name = TargetName.noteReference(id, in: context.chapter)
      if !line.targets.contains(name) { fragment.targets.append(name) }
    }
  }
}

extension StackBlocks {
  /// One fragment a line. Lines taller than the grid, because of pictures in them, take more grid lines.
  private mutating func stackText(_ inlines: [Inline], _ style: ParagraphStyle, _ flow: FlowItem) {
    var lines = set(inlines, style)
    if isOnGrid, lines.count > 2, style.alignment == .justified {
      sources[item] = ParagraphSource(inlines: inlines, style: style, context: context)
    }
    if lines.isEmpty, flow.mark != nil { lines = [Line(items: [], width: 0, ascent: 0, descent: 0)] }
    var position = flow.position
    for (index, line) in lines.enumerated() {
      var fragment = lineFragment(line, flow, .text)
      fragment.position = position
      position = position?.advanced(by: line.letters)
      if index == 0, let mark = flow.mark {
        add(mark, to: &fragment, baseline: fragment.lines[0].origin.y, flow)
      }
      fragments.append(fragment)
    }
  }

  private mutating func lineFragment(
    _ original: Line, _ flow: FlowItem, _ kind: Fragment.Kind
  ) -> Fragment {
    let (leading, baseline) = (flow.style.leading, flow.style.baseline)
    let line = original.fitted(to: maxHeight - 2 * leading)
    let reach = Reach(flow.style)
    let above = extraLines(line.ascent - baseline - reach.above, leading)
    let below = extraLines(line.descent - (leading - baseline) - reach.below, leading)
    var fragment = Fragment(kind: kind, item: item, height: (1 + above + below) * leading, snaps: isOnGrid)
    let origin = Point(x: flow.place.left, y: above * leading + baseline)
    fragment.lines = [PlacedLine(line: line, origin: origin)]
    take(line, into: &fragment)
    return fragment
  }

  private func extraLines(_ excess: Double, _ leading: Double) -> Double {
    excess <= 0 ? 0 : (excess / leading).rounded(.up)
  }

  private mutating func add(
    _ mark: ListMark, to fragment: inout Fragment, baseline: Double, _ flow: FlowItem
  ) {
    switch mark.content {
    case .text(let inlines, let style):
      guard let line = set(inlines, style).first else { return }
      let x = mark.right.map { max(mark.left, $0 - line.width) } ?? mark.left
      fragment.lines.insert(
        PlacedLine(line: line, origin: Point(x: x, y: baseline), element: mark.element), at: 0)
    case .task(let isDone):
      let box = TaskBox(size: flow.style.size * 0.72, color: flow.style.color, isDone: isDone)
        .items(at: Point(x: mark.left, y: baseline))
      fragment.items += [.element(mark.element)] + box + [.element(nil)]
    }
  }

  /// Headings near the body's size stand on grid lines. Larger ones stand in a block of whole grid lines, with
  /// twice as much blank above as below.
  private mutating func stackHeading(_ inlines: [Inline], _ style: ParagraphStyle, _ flow: FlowItem) {
    let lines = set(inlines, style)
    if style.size <= flow.style.size * 1.25 || !isOnGrid {
      for line in lines {
        var fragment = lineFragment(line, flow, .heading)
        centre(&fragment, style.size - flow.style.size)
        fragment.keepsWithNext = flow.keepsWithNext
        fragments.append(fragment)
      }
    } else {
      fragments.append(
        headingBlock(lines, style, flow, blank: max(blank, flow.spaceBefore)))
    }
  }

  /// Letters of different sizes stand on one baseline; lines of different sizes that run downward have one middle.
  private func centre(_ fragment: inout Fragment, _ excess: Double) {
    guard theme.writing == .vertical else { return }
    for index in fragment.lines.indices { fragment.lines[index].origin.y += VerticalLine.centre * excess }
  }

  private mutating func headingBlock(
    _ lines: [Line], _ style: ParagraphStyle, _ flow: FlowItem, blank: Double
  ) -> Fragment {
    let leading = flow.style.leading
    let pitch = style.size * 1.3
    let content = style.size + pitch * Double(max(0, lines.count - 1))
    let height = ((content + 0.25 * leading) / leading).rounded(.up) * leading
    let top = max(0, (blank + height - content) * 2 / 3 - blank)
    var fragment = Fragment(kind: .heading, item: item, height: height)
    for (index, line) in lines.enumerated() {
      let y = top + 0.88 * style.size + pitch * Double(index)
      fragment.lines.append(PlacedLine(line: line, origin: Point(x: flow.place.left, y: y)))
      take(line, into: &fragment)
    }
    return fragment
  }

  /// A thematic break: a short rule in the middle of one grid line.
  private func rule(_ flow: FlowItem) -> Fragment {
    let width = min(flow.measure, 6 * flow.style.size)
    let left = flow.place.left + (flow.measure - width) / 2
    var fragment = Fragment(kind: .other, item: item, height: flow.style.leading, snaps: isOnGrid)
    fragment.items = [
      .fill(
        Rect(x: left, y: flow.style.leading / 2, width: width, height: Stroke.hairline), theme.colors.rule)
    ]
    return fragment
  }
}

/// How far what is taller than text may reach into its neighbours' share of the grid without touching them: rubies,
/// pictures.
private struct Reach {
  /// em; how much of the em box of ideographs is blank above and below them.
  private static let blankOfBox = 0.05
  let above: Double
  let below: Double

  init(_ style: FlowStyle) {
    let blank = Reach.blankOfBox * style.size
    above = max(0, style.leading - style.baseline - 0.12 * style.size) + blank
    below = max(0, style.baseline - 0.88 * style.size) + blank
  }
}

extension Line {
  /// The line with its pictures made smaller where they would not fit a page.
  fileprivate func fitted(to height: Double) -> Line {
    let scale = height / (ascent + descent)
    guard scale < 1 else { return self }
    var line = self
    line.items = items.map { item in
      guard case .image(let id, let rect, let picture) = item else { return item }
      return .image(
        id,
        Rect(x: rect.x, y: rect.y * scale, width: rect.width * scale, height: rect.height * scale), picture)
    }
    (line.ascent, line.descent) = (ascent * scale, descent * scale)
    return line
  }
}

/// The weights of rules, in points.
enum Stroke {
  static let hairline = 0.35
  static let heavy = 0.9
  /// Above and below pull quotes.
  static let bar = 1.5
  /// Frames of keys.
  static let key = 0.45
}

/// The box of a task, drawn so that no font needs to have it.
struct TaskBox {
  /// Points.
  var size: Double
  var color: Color
  var isDone: Bool

  /// The box standing on a baseline; the task's box is filled where it is done.
  func items(at origin: Point) -> [FrameItem] {
    let (x, y, w) = (origin.x, origin.y - size, 0.6)
    var rects = [
      Rect(x: x, y: y, width: size, height: w), Rect(x: x, y: y + size - w, width: size, height: w),
      Rect(x: x, y: y, width: w, height: size), Rect(x: x + size - w, y: y, width: w, height: size),
    ]
    if isDone { rects.append(Rect(x: x + 2, y: y + 2, width: size - 4, height: size - 4)) }
    return rects.map { .fill($0, color) }
  }
}
