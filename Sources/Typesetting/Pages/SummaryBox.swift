import Manuscript
import Themes

/// The front of an issue whose chapters run on: its name and date, and what is in it with folios.
struct SummaryBox {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let metadata: Metadata

  /// The parts at the top of the first page, and the whole grid lines that they take, in points.
  ///
  /// The height does not depend on the labels, so that it is known before pagination.
  func parts(_ outline: [OutlineEntry], labels: [String: String]) -> (parts: [DraftPage.Part], height: Double)
  {
    let masthead = masthead()
    let box = box(outline, labels, top: masthead.height)
    let head = DraftPage.Part(
      region: .title, fragments: [DraftPage.Placed(fragment: masthead, x: 0, y: 0)])
    guard box.height > 0, masthead.height + box.height < geometry.height * 0.6 else {
      return ([head], masthead.height)
    }
    return ([head, box.part], masthead.height + box.height)
  }

  /// Whether the summary fits; else contents pages stand for it.
  func fits(_ outline: [OutlineEntry]) -> Bool { parts(outline, labels: [:]).parts.count == 2 }

  private var context: InlineContext { InlineContext(chapter: ChapterID("front")) }

  private func masthead() -> Fragment {
    var block = HeadBlock(setter, context, depth: 0)
    block.items = [
      .fill(Rect(x: 0, y: 0, width: geometry.width, height: 3), theme.colors.accent)
    ]
    block.depth = 0.6 * geometry.leading
    let size = theme.title.size * 1.9
    block.add(
      [.text(metadata.title)], style(theme.title.font, size, .bold, theme.colors.text), pitch: size * 1.3)
    let facts =
      [metadata.subtitle, metadata.date.map { Wording.date($0, in: metadata.language) }]
      .compactMap { $0 } + metadata.creators.map(\.name)
    if !facts.isEmpty {
      let text = facts.joined(separator: Wording(metadata.language).bylineSeparator)
      block.add(
        [.text(text)], style(.kai, theme.text.size * 0.9, .regular, theme.colors.muted),
        pitch: geometry.leading)
    }
    let lines = geometry.wholeLines(block.depth + 0.5 * geometry.leading)
    return block.fragment(height: Double(lines) * geometry.leading)
  }

  /// One entry below the other, under a heading and between two rules.
  private func box(
    _ outline: [OutlineEntry], _ labels: [String: String], top: Double
  ) -> (part: DraftPage.Part, height: Double) {
    let lines = ContentsLines(
      theme: theme, geometry: geometry, setter: setter, language: metadata.language, labels: labels,
      measure: geometry.width)
    let entries = Contents.flat(outline, depth: 1).filter { $0.level == 1 }
    if entries.isEmpty { return (DraftPage.Part(region: .contents, fragments: []), 0) }
    let heading = heading()
    var placed = [DraftPage.Placed(fragment: heading, x: 0, y: top)]
    var depth = heading.height
    for (item, entry) in entries.enumerated() {
      for fragment in lines.fragments(entry, item: item) {
        placed.append(DraftPage.Placed(fragment: fragment, x: 0, y: top + depth))
        depth += fragment.height
      }
    }
    placed.append(closing(y: top + depth))
    return (DraftPage.Part(region: .contents, fragments: placed), depth + 2 * geometry.leading)
  }

  private func heading() -> Fragment {
    var block = HeadBlock(setter, context, depth: 0)
    block.items = [.fill(Rect(x: 0, y: 0, width: geometry.width, height: Stroke.heavy), theme.colors.accent)]
    let size = theme.text.size * 1.15
    block.depth = 0.25 * geometry.leading
    block.add(
      [.text(Wording(metadata.language).highlights)], style(.sans, size, .bold, theme.colors.accent),
      pitch: geometry.leading)
    return block.fragment(height: Double(geometry.wholeLines(block.depth)) * geometry.leading)
  }

  private func closing(y: Double) -> DraftPage.Placed {
    var fragment = Fragment(kind: .other, item: 0, height: geometry.leading)
    let rect = Rect(x: 0, y: 0.5 * geometry.leading, width: geometry.width, height: Stroke.hairline)
    fragment.items = [.fill(rect, theme.colors.rule)]
    return DraftPage.Placed(fragment: fragment, x: 0, y: y)
  }

  private func style(_ font: FontRole, _ size: Double, _ weight: FontWeight, _ color: Color) -> ParagraphStyle
  {
    ParagraphStyle(
      font: font, weight: weight, size: size, color: color, language: metadata.language,
      measure: geometry.width, alignment: .start(balanced: true))
  }
}
