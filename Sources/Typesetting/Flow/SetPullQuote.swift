import Manuscript
import Themes

extension CollectBlocks {
  /// The most letters of a pull quote: what is longer stays a quotation.
  private static let mostLetters = 150

  /// The item of a pull quote; `nil` for any other quotation, for one that is long or holds more than paragraphs, and
  /// outside of the text itself.
  func pulled(_ quote: Quote, _ style: FlowStyle, _ place: FlowPlace) -> FlowItem? {
    let look = theme.pullQuote
    let paragraphs = quote.blocks.compactMap { block in
      if case .paragraph(let paragraph) = block { paragraph.inlines } else { nil }
    }
    guard quote.isPulled, isBody, paragraphs.count == quote.blocks.count,
      paragraphs.reduce(0, { $0 + $1.plainText.count }) <= CollectBlocks.mostLetters
    else { return nil }
    let style = style.language(quote.attributes.language)
    let set = ParagraphStyle(
      font: look.font, weight: look.weight, size: look.size, color: theme.colors.accent,
      language: style.language, measure: measure(place), alignment: .center(balanced: true))
    return FlowItem(
      content: .pullQuote(paragraphs, set), style: style, place: place, targets: targets(quote.attributes),
      source: quote.attributes.place)
  }
}

extension StackBlocks {
  /// Sets a pull quote between two rules, in one fragment of whole lines that may go to the top of the next column.
  mutating func stackPullQuote(_ paragraphs: [[Inline]], _ style: ParagraphStyle, _ flow: FlowItem) {
    let (leading, pitch) = (flow.style.leading, style.size * 1.4)
    var fragment = Fragment(kind: .figure, item: 0, height: 0)
    var depth = 0.5 * leading
    for paragraph in paragraphs {
      let element = StructureElement(.paragraph, in: flow.element, language: style.language)
      for line in set(paragraph, style) {
        let y = depth + PageGeometry.baseline(leading: pitch, size: style.size)
        fragment.lines.append(
          PlacedLine(line: line, origin: Point(x: flow.place.left, y: y), element: element))
        take(line, into: &fragment)
        depth += pitch
      }
    }
    depth += 0.5 * leading
    if theme.pullQuote.rules {
      for y in [0, depth - Stroke.bar] {
        let rect = Rect(x: flow.place.left, y: y, width: flow.measure, height: Stroke.bar)
        fragment.items.append(.fill(rect, style.color))
      }
    }
    let lines = ((depth + 0.8 * leading) / leading).rounded(.up)
    fragment.height = min(lines * leading, max(maxHeight, depth))
    fragment.floats = true
    fragment.shift(by: (fragment.height - depth) / 2)
    append(fragment)
  }
}
