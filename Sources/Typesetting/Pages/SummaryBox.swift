import Manuscript
import Themes

/// The front of an issue whose chapters run on: its masthead, and what is in it with folios.
///
/// A short summary stands in one column below the masthead, a longer one in as many as the page has, and text
/// begins under it. One that would take most of the page has pages of its own, and text begins under its end.
struct SummaryBox {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let metadata: Metadata

  /// What stands before the text.
  struct Front {
    /// At the top of the first page of text, over all columns; empty where the summary fills pages of its own.
    var opening: [DraftPage.Part] = []
    /// The whole grid lines that it takes, in points.
    var height = 0.0
    /// The pages of a long summary before that.
    var pages: [DraftPage] = []
  }

  /// Of the height of a page: what masthead and summary may take in one column, and in several.
  private static let mostInOne = 0.42
  private static let mostInSeveral = 0.6
  /// The lines that a page must have left for the head of a section and of an article, and some text.
  private static let leastText = 12.0

  /// The front for an outline; the labels are the folios of its targets. What it takes does not depend on them,
  /// so that it is known before pagination.
  func front(_ outline: [OutlineEntry], labels: [String: String]) -> Front {
    let masthead = MastheadBlock(theme: theme, geometry: geometry, setter: setter, metadata: metadata)
      .fragment()
    let head = DraftPage.Part(
      region: .title, fragments: [DraftPage.Placed(fragment: masthead, x: 0, y: 0)])
    let entries = Contents.flat(outline, depth: 1)
    guard !entries.isEmpty else { return Front(opening: [head], height: masthead.height) }
    let heading = heading()
    let top = masthead.height + heading.height
    for columns in geometry.columns > 1 ? [1, geometry.columns] : [1] {
      let limit = columns == 1 && geometry.columns > 1 ? SummaryBox.mostInOne : SummaryBox.mostInSeveral
      let galley = galley(entries, labels, columns)
      // Thousands of entries need not be levelled to see that they are too many.
      let least = galley.fragments.reduce(0) { $0 + $1.height } / Double(columns)
      if masthead.height + heading.height + least > geometry.height * limit { continue }
      let box = box(galley, heading, top: masthead.height, columns)
      if masthead.height + box.height <= geometry.height * limit {
        return Front(opening: [head, box.part], height: masthead.height + box.height)
      }
    }
    let placed = DraftPage.Placed(fragment: heading, x: 0, y: masthead.height)
    let opening = [head, DraftPage.Part(region: .contents, fragments: [placed])]
    return joined(pages(galley(entries, labels, geometry.columns), opening, height: top))
  }

  /// A long summary, whose last page is the first of the text where it leaves room for that.
  private func joined(_ pages: [DraftPage]) -> Front {
    let placed = pages.last?.parts.flatMap(\.fragments) ?? []
    let depth = placed.map { $0.y + $0.fragment.height }.max() ?? 0
    let end = Double(geometry.wholeLines(depth)) * geometry.leading
    let rest = geometry.height - end - 2 * geometry.leading
    guard let last = pages.last, depth <= geometry.height * SummaryBox.mostInOne,
      rest >= SummaryBox.leastText * geometry.leading
    else { return Front(pages: pages) }
    let rule = DraftPage.Part(region: .contents, fragments: [closing(y: end)])
    return Front(
      opening: last.parts + [rule], height: end + 2 * geometry.leading, pages: Array(pages.dropLast()))
  }

  private var context: InlineContext { InlineContext(chapter: ChapterID("front")) }

  /// The lines of the summary for so many columns.
  private func galley(_ entries: [OutlineEntry], _ labels: [String: String], _ columns: Int) -> Galley {
    let lines = ContentsLines(
      theme: theme, geometry: geometry, setter: setter, language: metadata.language, labels: labels,
      measure: columns == 1 ? geometry.width : geometry.measure)
    var galley = Galley()
    let contents = StructureElement(.contents, language: metadata.language)
    for (item, entry) in entries.enumerated() {
      galley.fragments += lines.fragments(entry, item: item, in: contents)
    }
    KeepTogether.assignCosts(to: &galley.fragments, leading: geometry.leading)
    return galley
  }

  /// The summary in level columns, under a heading and between two rules.
  private func box(
    _ galley: Galley, _ heading: Fragment, top: Double, _ columns: Int
  ) -> (part: DraftPage.Part, height: Double) {
    let height = 1000 * geometry.height
    let filled = Paginate.run(
      galley, columns: columns, height: height, firstHeight: height, grid: geometry.leading
    ).columns
    let balanced = BalanceColumns.run(
      filled, galley, count: columns, height: height, firstHeight: height, grid: geometry.leading)
    var placed = [DraftPage.Placed(fragment: heading, x: 0, y: top)]
    for (index, column) in balanced.enumerated() {
      for placement in column.placements {
        guard case .flow(let source) = placement.source else { continue }
        placed.append(
          DraftPage.Placed(
            fragment: galley.fragments[source], x: geometry.columnLeft(index),
            y: top + heading.height + placement.y))
      }
    }
    let depth = heading.height + (balanced.map(\.depth).max() ?? 0)
    placed.append(closing(y: top + depth))
    return (DraftPage.Part(region: .contents, fragments: placed), depth + 2 * geometry.leading)
  }

  /// Pages of nothing but the summary, the first with the masthead.
  private func pages(_ galley: Galley, _ opening: [DraftPage.Part], height: Double) -> [DraftPage] {
    let columns = Paginate.run(
      galley, columns: geometry.columns, height: geometry.height, firstHeight: geometry.height - height,
      grid: geometry.leading
    ).columns
    let balanced = BalanceColumns.run(
      columns, galley, count: geometry.columns, height: geometry.height,
      firstHeight: geometry.height - height, grid: geometry.leading)
    return ComposePages(galley: galley, geometry: geometry, theme: theme)
      .pages(balanced, opening: opening, openingHeight: height).map { page in
        var page = page
        page.master = .contents
        for index in page.parts.indices where page.parts[index].region != .title {
          page.parts[index].region = .contents
        }
        return page
      }
  }

  private func heading() -> Fragment {
    let section = StructureElement(.section, language: metadata.language)
    var block = HeadBlock(setter, context, depth: 0.25 * geometry.leading, in: section)
    let style = ParagraphStyle(
      font: .sans, weight: .bold, size: theme.text.size * 1.15, color: theme.colors.accent,
      language: metadata.language, measure: geometry.width, alignment: .start(balanced: true))
    block.add(
      [.text(Wording(metadata.language).highlights)], style, pitch: geometry.leading, role: .heading1)
    return block.fragment(height: Double(geometry.wholeLines(block.depth)) * geometry.leading)
  }

  private func closing(y: Double) -> DraftPage.Placed {
    var fragment = Fragment(kind: .other, item: 0, height: geometry.leading)
    let rect = Rect(x: 0, y: 0.5 * geometry.leading, width: geometry.width, height: Stroke.hairline)
    fragment.items = [.fill(rect, theme.colors.rule)]
    return DraftPage.Placed(fragment: fragment, x: 0, y: y)
  }
}
