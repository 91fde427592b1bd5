import Manuscript
import Resources
import Themes

/// A chapter that has been set but not yet paginated.
struct SetChapter: Sendable {
  var title: String
  var galley = Galley()
  /// What stands above the text on the first page; `nil` where chapters run on and it is part of the galley.
  var opening: Fragment?
  var outline: OutlineEntry
  var findings: [Finding] = []
}

/// Sets one chapter: notes are numbered, blocks collected and stacked, the opening built.
struct ChapterSetting {
  let theme: Theme
  let geometry: PageGeometry
  let images: ImageLibrary
  /// Whether it is the first chapter of the book.
  var isFirst = false

  /// Sets `chapter`; `section` is the name of the part that begins with it, where chapters run on.
  func set(
    _ chapter: Chapter, section: String?, sectionTarget: String?, in part: StructureElement? = nil,
    _ setter: any ParagraphSetter
  ) -> SetChapter {
    let element = StructureElement(.section, in: part, language: chapter.language)
    let byline = BylineText.inlines(chapter.byline, chapter.language)
    let numbers = NumberNotes.run(chapter, links: theme.page.links)
    let context = InlineContext(chapter: chapter.id, noteMarks: numbers.marks, images: images)
    let indices = Dictionary(numbers.notes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var collector = CollectBlocks(
      theme: theme, chapter: chapter.id, measure: geometry.measure, isBody: true)
    var style = FlowStyle.body(theme, chapter.language, measure: geometry.measure)
    // The voice of the editors is another one, as in newspapers.
    if chapter.role == .editorial { style.font = .kai }
    collector.collectBody(numbers.blocks, style, FlowPlace(parent: element))
    let hasDropCap = addDropCap(to: &collector, numbers.blocks)
    var stack = StackBlocks(
      theme: theme, setter: setter, context: context, maxHeight: geometry.height, noteIndices: indices,
      isOnGrid: true)

    var opening = ChapterOpening(
      theme: theme, geometry: geometry, setter: setter, context: context, language: chapter.language)
    let editorial = editorialName(chapter)
    let words = ChapterOpening.Words(
      kicker: editorial ?? chapter.byline.categories.last, title: chapter.title, byline: byline,
      section: section ?? editorial, element: element)
    let isRunOn = theme.page.chapterStart == .runOn
    var heads = isRunOn ? opening.runOn(words) : [opening.page(words)]
    for index in heads.indices {
      stack.takeLines(of: &heads[index])
      let isPart = index == 0 && isRunOn && sectionTarget != nil
      heads[index].position = TextPosition(chapter: chapter.id, place: isPart ? .part : .opening)
    }
    if numbers.hasSource { heads[heads.count - 1].notes.insert(0, at: 0) }
    heads[heads.count - 1].targets.insert(TargetName.chapter(chapter.id), at: 0)
    if let sectionTarget { heads[0].targets.insert(sectionTarget, at: 0) }
    if isFirst, isRunOn, chapter.role != .editorial {
      addLead(opening.runOn(words, over: leadColumns), &heads, &stack)
    }
    stack.stack(collector.items, after: isRunOn ? heads : [])

    var galley = Galley(fragments: stack.fragments, heads: stack.heads, bandCount: collector.bandCount)
    galley.notes = setNotes(numbers, chapter, &stack, element)
    galley.heads = stack.heads
    galley.spans = stack.spans
    galley.sources = stack.sources
    if hasDropCap { keepTogether(theme.title.dropCap, after: isRunOn ? heads.count : 0, &galley.fragments) }
    var result = SetChapter(
      title: chapter.title,
      outline: OutlineEntry(
        title: chapter.title, level: 1, target: TargetName.chapter(chapter.id),
        children: OutlineTree.nest(collector.headings)))
    if !isRunOn { result.opening = heads[0] }
    attach(numbers, to: &galley, &result)
    result.galley = galley
    result.findings = stack.findings + opening.findings
    return result
  }

  /// The columns that the head of the first article takes.
  private var leadColumns: Int { min(theme.page.lead.span, geometry.columns) }

  /// Gives the head of the first article its setting over several columns, and its first picture their number.
  private func addLead(_ wide: [Fragment], _ heads: inout [Fragment], _ stack: inout StackBlocks) {
    guard leadColumns > 1 else { return }
    for (index, fragment) in wide.enumerated() {
      heads[index].span = stack.spans.count
      stack.spans.append(Spanning(fragment: fragment, columns: leadColumns, narrowing: Spanning.asked))
    }
    stack.leadColumns = leadColumns
  }

  /// A chapter whose first block is a plain paragraph begins with a large letter, if the theme wants it.
  private func addDropCap(to collector: inout CollectBlocks, _ blocks: [Block]) -> Bool {
    guard theme.title.dropCap > 1, case .paragraph(let first)? = blocks.first, first.alignment == nil else {
      return false
    }
    collector.update(0) { [theme] item in
      guard case .text(let inlines, var style) = item.content else { return }
      style.dropCap = DropCap(
        lines: theme.title.dropCap, leading: item.style.leading, color: theme.colors.accent)
      item.content = .text(inlines, style)
    }
    return true
  }

  /// The lines beside a large letter stay on its page.
  private func keepTogether(_ count: Int, after heads: Int, _ fragments: inout [Fragment]) {
    for index in heads + 1..<heads + count
    where index < fragments.count && fragments[index].item == fragments[heads].item {
      fragments[index - 1].keepsWithNext = true
      fragments[index].breakCost = KeepTogether.kept
    }
  }

  /// What stands above an editorial, unless its title says the same.
  private func editorialName(_ chapter: Chapter) -> String? {
    let name = Wording(chapter.language).editorial
    return chapter.role == .editorial && chapter.title != name ? name : nil
  }

  private func setNotes(
    _ numbers: NumberNotes.Result, _ chapter: Chapter, _ stack: inout StackBlocks,
    _ element: StructureElement
  ) -> [[Fragment]] {
    numbers.notes.map { note in
      var collector = CollectBlocks(
        theme: theme, chapter: chapter.id, measure: geometry.measure, isBody: false)
      let style = FlowStyle.note(theme, chapter.language)
      collector.collect(note: note, style, in: StructureElement(.note, in: element))
      var fragments = stack.stackNote(collector.items)
      if !fragments.isEmpty { fragments[0].targets.insert(TargetName.note(note.id, in: chapter.id), at: 0) }
      return fragments
    }
  }

  /// Notes that notes refer to stand behind them; notes that nothing refers to stand at the chapter's end.
  private func attach(_ numbers: NumberNotes.Result, to galley: inout Galley, _ chapter: inout SetChapter) {
    let notes = galley.notes
    func withNested(_ indices: [Int]) -> [Int] {
      indices.flatMap { index in [index] + withNested(notes[index].flatMap(\.notes)) }
    }
    for index in galley.fragments.indices where !galley.fragments[index].notes.isEmpty {
      galley.fragments[index].notes = withNested(galley.fragments[index].notes)
    }
    let opened = withNested(chapter.opening?.notes ?? [])
    chapter.opening?.notes = opened
    let orphans = Array(notes.indices.suffix(numbers.orphans))
    if galley.fragments.isEmpty {
      chapter.opening?.notes += orphans
    } else {
      galley.fragments[galley.fragments.count - 1].notes += orphans
    }
  }
}

extension CollectBlocks {
  /// Collects a note: its mark, which leads back to the text, stands before its first line.
  mutating func collect(
    note: NumberNotes.NumberedNote, _ style: FlowStyle, in element: StructureElement? = nil
  ) {
    let cells = note.mark.reduce(0) { $0 + CellWidth.cells($1) }
    let width = (0.55 * Double(cells) + 0.6) * style.size
    var set = style.paragraph(measure: width, alignment: .start)
    set.font = .sans
    set.color = theme.colors.accent
    let back = Link(.chapter(chapter, anchor: "ref-\(note.id)"), [.text(note.mark)])
    let isNumber = note.mark.allSatisfy(\.isNumber)
    pendingMark = ListMark(
      content: .text(isNumber ? [.link(back)] : [.text(note.mark)], set), left: 0,
      element: StructureElement(.label, in: element))
    let blocks = note.blocks.isEmpty ? [Block.paragraph(Paragraph([]))] : note.blocks
    collect(blocks, style, FlowPlace(left: max(width, 1.5 * style.size), parent: element))
  }
}

/// Nests headings below those of lower levels.
enum OutlineTree {
  /// The tree of a flat list in reading order.
  static func nest(_ entries: [OutlineEntry]) -> [OutlineEntry] {
    var rest = entries[...]
    return take(&rest, below: 0)
  }

  private static func take(_ rest: inout ArraySlice<OutlineEntry>, below level: Int) -> [OutlineEntry] {
    var result: [OutlineEntry] = []
    while let first = rest.first, first.level > level {
      var entry = rest.removeFirst()
      entry.children = take(&rest, below: entry.level)
      result.append(entry)
    }
    return result
  }
}
