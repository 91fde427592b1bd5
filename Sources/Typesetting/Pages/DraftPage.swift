import Manuscript
import Themes

/// A page in the making: what stands on it is known, but neither its side nor its folio.
///
/// Places are relative to the top left of the type area.
struct DraftPage: Sendable, Equatable {
  /// A fragment at its place.
  struct Placed: Sendable, Equatable {
    var fragment: Fragment
    var x: Double
    var y: Double
  }

  struct Part: Sendable, Equatable {
    var region: Region
    var fragments: [Placed]
  }

  var master: PageMaster
  /// In reading order.
  var parts: [Part] = []
  /// Rules of the page itself: above notes, between columns.
  var rules: [FrameItem] = []
  /// The title for running heads.
  var chapterTitle: String?
  /// Whether it must be a right-hand page.
  var startsRecto = false
  /// Whether it is the colophon.
  var isColophon = false
  /// What was found while it was divided from others.
  var findings: [Finding] = []

  /// The names of the targets on it.
  var targets: [String] { parts.flatMap { $0.fragments.flatMap(\.fragment.targets) } }
}

extension ColumnLayout.Source {
  /// What is said of it beside the text.
  fileprivate var caption: SideBlock.Source? {
    if case .flow(let index) = self { .caption(index) } else { nil }
  }
}

/// Makes pages of the columns that pagination has filled.
struct ComposePages {
  let galley: Galley
  let geometry: PageGeometry
  let theme: Theme
  /// The columns of a page.
  let count: Int

  init(galley: Galley, geometry: PageGeometry, theme: Theme, columns: Int? = nil) {
    self.galley = galley
    self.geometry = geometry
    self.theme = theme
    count = columns ?? geometry.columns
  }

  /// The pages of `columns`; `opening` stands at the top of the first one, over all columns.
  func pages(_ columns: [ColumnLayout], opening: [DraftPage.Part], openingHeight: Double) -> [DraftPage] {
    let starts = stride(from: 0, to: max(columns.count, 1), by: count)
    return starts.map { start in
      let isFirst = start == 0
      var page = DraftPage(master: isFirst && !opening.isEmpty ? .opening : .body)
      if isFirst { page.parts = opening }
      let top = isFirst ? openingHeight : 0
      var onPage = Array(columns[min(start, columns.count)..<min(start + count, columns.count)])
      if start + count < columns.count {
        onPage = onPage.map {
          StretchColumn(galley: galley, grid: geometry.leading, height: $0.frame.height).run($0)
        }
      }
      page.findings = onPage.flatMap(narrowed)
      add(onPage, top: top, to: &page)
      addColumnRules(onPage, top: top, to: &page)
      return page
    }
  }

  /// What is to be told of that which stands in one column although it should stand over several.
  private func narrowed(_ column: ColumnLayout) -> [Finding] {
    column.placements.flatMap { placement -> [Finding] in
      guard case .flow(let index) = placement.source, let span = galley.fragments[index].span else {
        return []
      }
      return galley.spans[span].narrowed
    }
  }

  /// Columns in reading order; what stands over them is read where its text has come to it.
  private func add(_ columns: [ColumnLayout], top: Double, to page: inout DraftPage) {
    var spans = (columns.first?.plan.placed ?? []).sorted { $0.index < $1.index }[...]
    for (index, column) in columns.enumerated() { add(column, index, top: top, &spans, to: &page) }
    for span in spans { add(span, top: top, to: &page) }
  }

  private func add(
    _ column: ColumnLayout, _ index: Int, top: Double, _ spans: inout ArraySlice<PagePlan.Placed>,
    to page: inout DraftPage
  ) {
    let x = geometry.columnLeft(index)
    var placed = column.placements.map { placement in
      DraftPage.Placed(fragment: fragment(placement.source), x: x, y: top + column.frame.top + placement.y)
    }
    centreLoose(&placed)
    let beside = beside(column, top: top)
    var part = DraftPage.Part(region: .column(index), fragments: [])
    for (placement, placed) in zip(column.placements, placed) {
      while case .flow(let source) = placement.source, let span = spans.first, span.index < source {
        if !part.fragments.isEmpty { page.parts.append(part) }
        part.fragments = []
        add(spans.removeFirst(), top: top, to: &page)
      }
      part.fragments.append(placed)
      if let caption = beside.first(where: { $0.block.source == placement.source.caption })?.part {
        page.parts += [part, caption]
        part.fragments = []
      }
    }
    if !part.fragments.isEmpty { page.parts.append(part) }
    for (block, part) in beside { if case .note = block.source { page.parts.append(part) } }
    addNotes(column, x: x, to: &page)
  }

  /// What stands beside a column, each block a part that is read where it belongs: a caption behind its figure, notes
  /// behind the text.
  private func beside(_ column: ColumnLayout, top: Double) -> [(block: SideBlock, part: DraftPage.Part)] {
    let tops = SettleSide.run(column.beside, height: column.frame.height, grid: geometry.leading)
    return zip(column.beside, tops).map { block, y in
      var y = top + column.frame.top + y
      var placed: [DraftPage.Placed] = []
      for fragment in fragments(of: block) {
        if !placed.isEmpty { y += fragment.spaceBefore }
        placed.append(DraftPage.Placed(fragment: fragment, x: geometry.sideLeft, y: y))
        y += fragment.height
      }
      return (block, DraftPage.Part(region: .side, fragments: placed))
    }
  }

  private func fragments(of block: SideBlock) -> [Fragment] {
    switch block.source {
    case .note(let note): galley.sideNotes[note]
    case .caption(let index): galley.fragments[index].caption.map { [galley.captions[$0]] } ?? []
    }
  }

  private func addNotes(_ column: ColumnLayout, x: Double, to page: inout DraftPage) {
    guard !column.notes.isEmpty else { return }
    let top = geometry.height - column.frame.bottom - column.notesDepth
    let notes = column.notes.map {
      DraftPage.Placed(fragment: galley.notes[$0.note][$0.fragment], x: x, y: top + $0.y)
    }
    page.parts.append(DraftPage.Part(region: .notes, fragments: notes))
    let y = top + FillColumn.noteGap(grid: geometry.leading) / 2
    page.rules.append(.fill(Rect(x: x, y: y, width: 60, height: Stroke.hairline), theme.colors.rule))
  }

  private func add(_ span: PagePlan.Placed, top: Double, to page: inout DraftPage) {
    guard let number = galley.fragments[span.index].span else { return }
    let placed = DraftPage.Placed(
      fragment: galley.spans[number].fragment, x: geometry.columnLeft(span.columns.lowerBound),
      y: top + span.y)
    page.parts.append(DraftPage.Part(region: .spanning, fragments: [placed]))
  }

  private func fragment(_ source: ColumnLayout.Source) -> Fragment {
    switch source {
    case .flow(let index): galley.fragments[index]
    case .head(let head, let row): galley.heads[head][row]
    }
  }

  /// Blocks off the grid, such as tables, leave a part of a line below them: half of it goes above.
  private func centreLoose(_ placed: inout [DraftPage.Placed]) {
    var start = 0
    while start < placed.count {
      if placed[start].fragment.snaps {
        start += 1
        continue
      }
      var end = start
      while end < placed.count, !placed[end].fragment.snaps { end += 1 }
      if start > 0, end < placed.count {
        let bottom = placed[end - 1].y + placed[end - 1].fragment.height
        let below = placed[end].y - bottom - placed[end].fragment.spaceBefore
        let shift = max(0, below.truncatingRemainder(dividingBy: geometry.leading) / 2)
        for index in start..<end { placed[index].y += shift }
      }
      start = end
    }
  }

  /// Hairlines between columns, where nothing stands over both.
  private func addColumnRules(_ columns: [ColumnLayout], top: Double, to page: inout DraftPage) {
    guard theme.page.columns.rule, columns.count > 1 else { return }
    let spans = columns[0].plan.placed
    let depth =
      columns.map { column in
        column.notesDepth > 0 ? geometry.height - top - column.frame.bottom : column.frame.top + column.depth
      }.max() ?? 0
    for index in 1..<columns.count {
      let isOver = spans.contains {
        !$0.isBottom && $0.columns.contains(index - 1) && $0.columns.contains(index)
      }
      let start = isOver ? max(columns[index - 1].frame.top, columns[index].frame.top) : 0
      guard depth > start else { continue }
      let x = geometry.columnLeft(index) - geometry.gutter / 2
      let rect = Rect(x: x, y: top + start, width: Stroke.hairline, height: depth - start)
      page.rules.append(.fill(rect, theme.colors.rule))
    }
  }
}
