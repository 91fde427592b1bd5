import Manuscript
import Themes

/// Flattens a chapter's blocks into flow items: each with its style, its place in the column, and its blanks.
struct CollectBlocks {
  let theme: Theme
  let chapter: ChapterID
  /// The width of the column, in points.
  let measure: Double
  /// Whether this is the body, where headings go to the outline and figures are numbered.
  let isBody: Bool
  private(set) var items: [FlowItem] = []
  private(set) var headings: [OutlineEntry] = []
  private(set) var bandCount = 0
  private var figureCount = 0
  /// Where the next item of the body begins.
  private var position: TextPosition?
  /// The mark that waits for the first line of its list item.
  var pendingMark: ListMark?

  init(theme: Theme, chapter: ChapterID, measure: Double, isBody: Bool) {
    self.theme = theme
    self.chapter = chapter
    self.measure = measure
    self.isBody = isBody
  }

  /// The items of `blocks` in reading order.
  mutating func collect(_ blocks: [Block], _ style: FlowStyle, _ place: FlowPlace = FlowPlace()) {
    for block in blocks { collect(block, style, place) }
  }

  /// The items of the blocks of a chapter's body, which know their places in its text.
  mutating func collectBody(_ blocks: [Block], _ style: FlowStyle, _ place: FlowPlace) {
    for (index, block) in blocks.enumerated() {
      position = TextPosition(chapter: chapter, place: .text(block: index, letters: 0))
      collect(block, style, place)
      if leads(block, at: index, of: blocks, style) {
        (items[items.count - 1].keepsWithNext, items[items.count - 1].leads) = (true, true)
      }
    }
    position = nil
  }

  /// Whether a paragraph is a heading that was written as bold text: a line of nothing else, before text that is not.
  private func leads(_ block: Block, at index: Int, of blocks: [Block], _ style: FlowStyle) -> Bool {
    guard theme.heading.keepWithNext, index + 1 < blocks.count, block.isBold, !blocks[index + 1].isBold,
      case .paragraph(let paragraph) = block
    else { return false }
    return Double(paragraph.inlines.plainText.count) * style.size + style.indent <= measure
  }

  private mutating func collect(_ block: Block, _ style: FlowStyle, _ place: FlowPlace) {
    switch block {
    case .paragraph(let paragraph): add(paragraph, style, place)
    case .heading(let heading): add(heading, style, place)
    case .list(let list): add(list, style, place)
    case .definitionList(let list): add(list, style, place)
    case .quote(let quote): add(quote, style, place)
    case .code(let code): add(code, style, place)
    case .table(let table): add(.table(table), table.attributes, style, place, space: 0.5)
    case .figure(let figure): add(figure, style, place)
    case .rule(let attributes): add(.rule, attributes, style, place, space: 0)
    case .math(let math): add(math, style, place)
    case .aside(let aside): add(aside, style, place)
    case .linkCard(let card): add(card, style, place)
    }
  }

  /// The width between the insets of a place.
  func measure(_ place: FlowPlace) -> Double { measure - place.left - place.right }

  /// A band that no other block shares.
  mutating func band(left: Double, width: Double, _ color: Color) -> Band {
    defer { bandCount += 1 }
    return Band(id: bandCount, left: left, width: width, color: color)
  }

  /// Adds an item and gives it the mark that waits; an item without a first line gets an empty one before it.
  mutating func add(_ item: FlowItem) {
    var item = item
    item.columnMeasure = measure
    item.position = position
    position = position?.advanced(by: letters(item.content))
    item.element = item.element ?? element(of: item)
    if let mark = pendingMark {
      pendingMark = nil
      if case .text = item.content { item.mark = mark } else { addLine(for: mark, before: item) }
    }
    items.append(item)
  }

  private func letters(_ content: FlowItem.Content) -> Int {
    let style = theme.page.links
    switch content {
    case .text(let inlines, _), .heading(let inlines, _): return CountLetters.of(inlines, style)
    case .pullQuote(let paragraphs, _): return paragraphs.reduce(0) { $0 + CountLetters.of($1, style) }
    case .code(let code): return CountLetters.of([.code(code)], style)
    case .table(let table): return CountLetters.of([.table(table)], style)
    case .figure(let figure, _): return CountLetters.of([.figure(figure)], style)
    case .rule: return 0
    }
  }

  /// Changes an item that was added.
  mutating func update(_ index: Int, _ change: (inout FlowItem) -> Void) { change(&items[index]) }

  private mutating func addLine(for mark: ListMark, before item: FlowItem) {
    let style = item.style.paragraph(measure: measure(item.place), isIndented: false)
    items.append(
      FlowItem(
        content: .text([], style), style: item.style, place: item.place, keepsWithNext: true, mark: mark,
        element: mark.element, columnMeasure: measure, position: item.position))
  }

  /// `space` is the least blank on both sides, in lines.
  private mutating func add(
    _ content: FlowItem.Content, _ attributes: Attributes, _ style: FlowStyle, _ place: FlowPlace,
    space: Double
  ) {
    add(
      FlowItem(
        content: content, style: style.language(attributes.language), place: place,
        spaceBefore: space * style.leading, spaceAfter: space * style.leading, targets: targets(attributes),
        source: attributes.place))
  }

  /// The names of a block's link targets.
  func targets(_ attributes: Attributes) -> [String] {
    attributes.anchor.map { [TargetName.anchor($0, in: chapter)] } ?? []
  }
}

extension CollectBlocks {
  private mutating func add(_ paragraph: Paragraph, _ style: FlowStyle, _ place: FlowPlace) {
    let style = style.language(paragraph.attributes.language)
    let isIndented = pendingMark == nil
    let set = style.paragraph(
      measure: measure(place), alignment: paragraph.alignment, isIndented: isIndented)
    add(
      FlowItem(
        content: .text(paragraph.inlines, set), style: style, place: place,
        targets: targets(paragraph.attributes), source: paragraph.attributes.place))
  }

  private mutating func add(_ heading: Heading, _ style: FlowStyle, _ place: FlowPlace) {
    let style = style.language(heading.attributes.language)
    let set = ParagraphStyle(
      font: theme.heading.font, weight: theme.heading.weight, size: size(heading.level, style),
      color: theme.colors.text, language: style.language, measure: measure(place),
      alignment: .start(balanced: true))
    add(
      FlowItem(
        content: .heading(heading.inlines, set), style: style, place: place, spaceBefore: style.leading,
        keepsWithNext: theme.heading.keepWithNext,
        targets: targets(heading.attributes) + outlineTarget(heading),
        element: element(of: heading, style, place), source: heading.attributes.place))
  }

  /// Headings outside of the body, such as in a table, are no larger than the text around them.
  private func size(_ level: Int, _ style: FlowStyle) -> Double {
    let size = theme.heading.size(level)
    return isBody ? size : min(size, style.size)
  }

  /// Headings of the body go to the outline, and lead there whether or not the author named them.
  private mutating func outlineTarget(_ heading: Heading) -> [String] {
    guard isBody else { return [] }
    let target = TargetName.anchor("§\(headings.count + 1)", in: chapter)
    headings.append(OutlineEntry(title: heading.inlines.plainText, level: heading.level, target: target))
    return [target]
  }

  private mutating func add(_ figure: Figure, _ style: FlowStyle, _ place: FlowPlace) {
    let isNumbered = isBody && theme.figure.numbered && !figure.caption.isEmpty
    if isNumbered { figureCount += 1 }
    let name = Wording(style.language).figure
    let label: [Inline] = isNumbered ? [.strong([.text("\(name) \(figureCount)")]), .text("\u{2003}")] : []
    add(.figure(figure, label: label), figure.attributes, style, place, space: 0)
  }

  private mutating func add(_ code: CodeBlock, _ style: FlowStyle, _ place: FlowPlace) {
    var place = place
    if let ground = theme.code.background {
      var band = band(left: place.left, width: measure(place), ground)
      band.bleed = SetCode.inset
      place.bands.append(band)
    }
    let space = 0.4 + SetCode.inset / style.leading
    add(.code(code), code.attributes, style, place, space: space)
  }

  /// Displayed mathematics is shown as its TeX source.
  private mutating func add(_ math: MathBlock, _ style: FlowStyle, _ place: FlowPlace) {
    var code = style.language(math.attributes.language)
    code.font = theme.code.font
    let set = code.paragraph(measure: measure(place), alignment: .center)
    add(
      FlowItem(
        content: .text([.text(math.tex)], set), style: style, place: place, targets: targets(math.attributes),
        element: StructureElement(
          .formula, in: place.parent, language: code.language, alternative: math.tex)))
  }
}

extension Block {
  /// Whether it is a paragraph of bold text alone.
  fileprivate var isBold: Bool {
    guard case .paragraph(let paragraph) = self, !paragraph.inlines.isEmpty else { return false }
    return paragraph.inlines.allSatisfy { if case .strong = $0 { true } else { false } }
  }
}
