import Manuscript
import Themes

/// The head of an issue, over all columns: a bar, the name, and between two rules the number and the date.
struct MastheadBlock {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let metadata: Metadata

  /// The masthead, in whole grid lines.
  func fragment() -> Fragment {
    let head = Masthead(metadata)
    var block = HeadBlock(setter, InlineContext(chapter: ChapterID("front")), depth: 0)
    block.items = [.fill(Rect(x: 0, y: 0, width: geometry.width, height: 3), theme.colors.accent)]
    block.depth = 0.6 * geometry.leading
    let size = theme.title.size * 1.9
    block.add(
      [.text(head.name)], style(theme.title.font, size, .bold, theme.colors.text), pitch: size * 1.3)
    if let subtitle = metadata.subtitle {
      block.add(
        [.text(subtitle)], style(.sans, theme.text.size * 1.1, .regular, theme.colors.text),
        pitch: geometry.leading)
      block.depth += 0.2 * geometry.leading
    }
    addDateline(head, to: &block)
    let lines = geometry.wholeLines(block.depth + 0.5 * geometry.leading)
    return block.fragment(height: Double(lines) * geometry.leading)
  }

  /// Number and date at the left, editors at the right; these below, where one line does not hold both.
  private func addDateline(_ head: Masthead, to block: inout HeadBlock) {
    let date = metadata.date.map { Wording.date($0, in: metadata.language) }
    let weekday = head.issue == nil ? nil : metadata.date.map { Wording.weekday($0, in: metadata.language) }
    let issue = head.issue.map { Inline.strong([.text($0)]) }
    let day = [date, weekday].compactMap(\.self).joined(separator: metadata.language.isCJK ? " " : ", ")
    let left = [issue, day.isEmpty ? nil : .text(day)].compactMap(\.self)
    let separator = metadata.language.isCJK ? "、" : ", "
    let names = metadata.creators.map(\.name).joined(separator: separator)
    guard !left.isEmpty || !names.isEmpty else { return }

    addRule(to: &block)
    var style = style(.sans, theme.text.size * 0.9, .regular, theme.colors.muted)
    let apart = Inline.text("\u{3000}")
    let start = Array(left.map { [$0] }.joined(separator: [apart]))
    let context = InlineContext(chapter: ChapterID("front"))
    let isShort =
      setter.widths(start + [apart, .text(names)], style, context).natural <= geometry.width
    if !start.isEmpty { block.add(start, style, pitch: geometry.leading) }
    if !names.isEmpty {
      style.alignment = .end
      if isShort, !start.isEmpty { block.depth -= geometry.leading }
      block.add([.text(names)], style, pitch: geometry.leading)
    }
    addRule(to: &block)
  }

  private func addRule(to block: inout HeadBlock) {
    block.depth += 0.15 * geometry.leading
    let rect = Rect(x: 0, y: block.depth, width: geometry.width, height: Stroke.hairline)
    block.items.append(.fill(rect, theme.colors.rule))
    block.depth += 0.15 * geometry.leading
  }

  private func style(_ font: FontRole, _ size: Double, _ weight: FontWeight, _ color: Color) -> ParagraphStyle
  {
    ParagraphStyle(
      font: font, weight: weight, size: size, color: color, language: metadata.language,
      measure: geometry.width, alignment: .start(balanced: true))
  }
}
