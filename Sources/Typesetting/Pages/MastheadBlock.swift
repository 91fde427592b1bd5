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
    let fit = FitTitle(
      setter: setter, context: InlineContext(chapter: ChapterID("front")), smallest: theme.text.size)
    let name = style(theme.title.font, theme.title.size * 2.2, .bold, theme.colors.text)
    let block = fit.block(head.name, name) { self.block(head, nameSize: $0) }
    let lines = geometry.wholeLines(block.depth + 0.5 * geometry.leading)
    return block.fragment(height: Double(lines) * geometry.leading)
  }

  private func block(_ head: Masthead, nameSize size: Double) -> HeadBlock {
    let section = StructureElement(.section, language: metadata.language)
    var block = HeadBlock(setter, InlineContext(chapter: ChapterID("front")), depth: 0, in: section)
    block.items = [.fill(Rect(x: 0, y: 0, width: geometry.width, height: 3), theme.colors.accent)]
    block.depth = 0.6 * geometry.leading
    block.add(
      [.text(head.name)], style(theme.title.font, size, .bold, theme.colors.text), pitch: size * 1.3,
      role: .heading1)
    if let subtitle = metadata.subtitle {
      block.add(
        [.text(subtitle)], style(.sans, theme.text.size * 1.1, .regular, theme.colors.text),
        pitch: geometry.leading)
      block.depth += 0.2 * geometry.leading
    }
    addDateline(head, to: &block)
    return block
  }

  /// Number and date.
  private func words(_ head: Masthead) -> [Inline] {
    let language = metadata.language
    let day = metadata.date.map {
      head.issue == nil ? Wording.date($0, in: language) : Wording.fullDate($0, in: language)
    }
    return [head.issue.map { .strong([.text($0)]) }, day.map { .text($0) }].compactMap(\.self)
  }

  /// Who compiles it; else who publishes it.
  private var names: String {
    let names = Wording.names(metadata.creators.map(\.name), in: metadata.language)
    return names.isEmpty ? metadata.publisher ?? "" : names
  }

  /// Number and date at the left, names at the right; one below the other, where a line does not hold them.
  private func addDateline(_ head: Masthead, to block: inout HeadBlock) {
    let words = words(head)
    guard !words.isEmpty || !names.isEmpty else { return }
    addRule(to: &block)
    var style = style(.sans, theme.text.size, .regular, theme.colors.text)
    let context = InlineContext(chapter: ChapterID("front"))
    let widths = (words + [.text(names)]).map { setter.widths([$0], style, context).natural }
    let apart = 1.5 * style.size
    let isShort = widths.reduce(0, +) + Double(words.count) * apart <= geometry.width
    var left = 0.0
    for (word, width) in zip(words, widths) {
      block.add([word], style, pitch: geometry.leading, left: left)
      // The next one stands beside it, not below.
      if isShort { (left, block.depth) = (left + width + apart, block.depth - geometry.leading) }
    }
    style.alignment = .end
    if !names.isEmpty { block.add([.text(names)], style, pitch: geometry.leading) }
    if names.isEmpty, isShort { block.depth += geometry.leading }
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
