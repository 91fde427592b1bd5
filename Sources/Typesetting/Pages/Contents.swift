import Manuscript
import Themes

/// Sets lines of contents: a title, dotted leaders, a folio, all leading to a place in the book.
struct ContentsLines {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let language: Language
  let labels: [String: String]
  /// The width of a line, in points.
  let measure: Double

  /// The fragments of an entry, one a line; the last one bears the folio.
  func fragments(_ entry: OutlineEntry, item: Int, in contents: StructureElement? = nil) -> [Fragment] {
    let reference = StructureElement(.reference, in: StructureElement(.contentsItem, in: contents))
    let element = StructureElement(.link, in: reference)
    let indent = Double(max(0, entry.level - 1)) * theme.text.size
    let (lines, turn) = lines(entry, indent: indent)
    return lines.enumerated().map { index, line in
      let left = indent + (index > 0 ? turn : 0)
      var fragment = Fragment(kind: .text, item: item, height: geometry.leading)
      fragment.lines = [placed(line, x: left, element)]
      if index == lines.count - 1 { fragment.lines += ending(entry, after: left + line.width, element) }
      fragment.lines[0].line.links.append(link(entry, left))
      fragment.keepsWithNext = entry.level == 0
      if index == 0, entry.level == 0, item > 0 { fragment.spaceBefore = geometry.leading }
      return fragment
    }
  }

  /// The lines of an entry, and how far those behind the first are set in, so that titles begin where the eye looks.
  private func lines(_ entry: OutlineEntry, indent: Double) -> (lines: [Line], turn: Double) {
    var style = style(entry.level)
    let room = max(4 * style.size, measure - indent - 3 * theme.text.size)
    style.measure = room
    let lines = set([.text(entry.title)], style)
    guard lines.count > 1 else { return (lines, 0) }
    style.measure = max(3 * style.size, room - theme.text.size)
    return (set([.text(entry.title)], style), room - style.measure)
  }

  private func placed(_ line: Line, x: Double, _ element: StructureElement?) -> PlacedLine {
    PlacedLine(line: line, origin: Point(x: x, y: geometry.baseline), element: element)
  }

  /// The whole row is the link, relative to the start of its title.
  private func link(_ entry: OutlineEntry, _ indent: Double) -> LinkArea {
    let rect = Rect(
      x: 0, y: -geometry.baseline, width: measure - indent, height: geometry.leading)
    return LinkArea(rect: rect, destination: .target(entry.target))
  }

  /// Leaders and folio. Parts have leaders no more than they have text of their own.
  private func ending(_ entry: OutlineEntry, after end: Double, _ element: StructureElement) -> [PlacedLine] {
    guard let label = labels[entry.target] else { return [] }
    var style = style(entry.level)
    style.alignment = .end
    style.measure = 2.5 * theme.text.size
    let left = measure - style.measure
    guard let folio = set([.text(label)], style).first else { return [] }
    let start = measure - label.reduce(0) { width, _ in width + style.size * 0.62 }
    var lines: [PlacedLine] = []
    if theme.page.contents.leaders, entry.level > 0 { lines += leaders(from: end, to: start) }
    return lines + [placed(folio, x: left, element)]
  }

  /// Dots at whole multiples of their pitch from the right edge, so that they stand in line down the page.
  private func leaders(from start: Double, to end: Double) -> [PlacedLine] {
    let pitch = theme.text.size / 2
    var style = style(1)
    style.color = theme.colors.muted
    style.measure = theme.text.size
    guard let dot = set([.text(".")], style).first, case .glyphs(var run)? = dot.items.first else {
      return []
    }
    let first = Int(((measure - end) / pitch).rounded(.up)) + 1
    let last = Int(((measure - start) / pitch).rounded(.down)) - 1
    guard last - first >= 1, let glyph = run.glyphs.first, let cluster = run.clusters.first else { return [] }
    let count = last - first + 1
    // In a vertical line the dots stand in its middle, and not on its baseline.
    let y = theme.writing == .vertical ? glyph.y - 0.32 * style.size : glyph.y
    run.glyphs = (0..<count).map { Glyph(id: glyph.id, x: glyph.x + Double($0) * pitch, y: y) }
    run.clusters = Array(repeating: cluster, count: count)
    run.text = String(repeating: ".", count: count)
    let line = Line(items: [.glyphs(run)], width: Double(count) * pitch, ascent: 0, descent: 0)
    return [placed(line, x: measure - Double(last) * pitch, nil)]
  }

  /// Parts in bold Hei, chapters in Song, headings in Song a little smaller.
  private func style(_ level: Int) -> ParagraphStyle {
    ParagraphStyle(
      font: level == 0 ? .sans : theme.text.font, weight: level == 0 ? .bold : .regular,
      size: level > 1 ? theme.text.size * 0.9 : theme.text.size,
      color: level > 1 ? theme.colors.muted : theme.colors.text, language: language, measure: measure,
      alignment: .start(balanced: false))
  }

  private func set(_ inlines: [Inline], _ style: ParagraphStyle) -> [Line] {
    setter.set(inlines, style, InlineContext(chapter: ChapterID("contents"))).lines
  }
}

/// Sets the pages of contents.
struct Contents {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let language: Language

  /// The pages for a book's outline; the labels are the folios of its targets.
  func pages(_ outline: [OutlineEntry], labels: [String: String]) -> [DraftPage] {
    let lines = ContentsLines(
      theme: theme, geometry: geometry, setter: setter, language: language, labels: labels,
      measure: geometry.width)
    var galley = Galley()
    let contents = StructureElement(.contents, language: language)
    let entries = Contents.flat(outline, depth: theme.page.contents.depth)
    for (item, entry) in entries.enumerated() {
      galley.fragments += lines.fragments(entry, item: item, in: contents)
    }
    KeepTogether.assignCosts(to: &galley.fragments, leading: geometry.leading)
    Contents.keepTitles(entries, &galley.fragments)
    let head = heading()
    let columns = Paginate.run(
      galley, columns: 1, height: geometry.height, firstHeight: geometry.height - head.height,
      grid: geometry.leading
    ).columns
    let opening = DraftPage.Part(
      region: .contents, fragments: [DraftPage.Placed(fragment: head, x: 0, y: 0)])
    let compose = ComposePages(galley: galley, geometry: geometry, theme: theme, columns: 1)
    return compose.pages(columns, opening: [opening], openingHeight: head.height).map { page in
      var page = page
      page.master = .contents
      for index in page.parts.indices { page.parts[index].region = .contents }
      return page
    }
  }

  /// More than a page costs that is three lines short.
  private static let parted = 120

  /// Keeps the title of a chapter with the first of its headings.
  private static func keepTitles(_ entries: [OutlineEntry], _ fragments: inout [Fragment]) {
    for index in fragments.indices.dropFirst() {
      let (above, below) = (fragments[index - 1].item, fragments[index].item)
      guard above != below, entries[above].level < entries[below].level else { continue }
      fragments[index].breakCost = max(fragments[index].breakCost, parted)
    }
  }

  /// The entries of the outline down to a depth, in reading order.
  static func flat(_ outline: [OutlineEntry], depth: Int) -> [OutlineEntry] {
    outline.flatMap { entry in
      entry.level > depth ? [] : [entry] + flat(entry.children, depth: depth)
    }
  }

  private func heading() -> Fragment {
    let context = InlineContext(chapter: ChapterID("contents"))
    let section = StructureElement(.section, language: language)
    var block = HeadBlock(
      setter, context, depth: Double(min(2, theme.title.sink)) * geometry.leading, in: section)
    let size = theme.title.size
    let style = ParagraphStyle(
      font: theme.title.font, weight: theme.title.weight, size: size, color: theme.colors.text,
      language: language, measure: geometry.width, alignment: .start(balanced: true))
    block.add([.text(wide(Wording(language).contents))], style, pitch: size * 1.4, role: .heading1)
    block.addRule(theme.colors.accent, gap: 0.35 * geometry.leading)
    let lines = geometry.wholeLines(block.depth + geometry.leading)
    return block.fragment(height: Double(lines) * geometry.leading)
  }

  /// A word of two Han characters is set wide.
  private func wide(_ word: String) -> String {
    language.isCJK && word.count == 2 ? word.map(String.init).joined(separator: "\u{3000}") : word
  }
}
