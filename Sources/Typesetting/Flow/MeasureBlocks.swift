import Manuscript
import Resources
import Themes

/// Measures what blocks in the cell of a table need, before the width of the cell is known.
struct MeasureBlocks {
  let stack: StackBlocks

  /// The widest of the blocks, in points.
  func widths(_ blocks: [Block], _ style: FlowStyle, measure: Double) -> ContentWidths {
    var collector = CollectBlocks(
      theme: stack.theme, chapter: stack.context.chapter, measure: measure, isBody: false)
    collector.collect(blocks, style)
    var widest = ContentWidths(minimum: 0, natural: 0)
    for item in collector.items {
      let own = widths(item)
      let insets = item.place.left + item.place.right
      widest.minimum = max(widest.minimum, min(own.minimum + insets, measure))
      widest.natural = max(widest.natural, own.natural + insets)
    }
    return widest
  }

  private func widths(_ item: FlowItem) -> ContentWidths {
    switch item.content {
    case .text(let inlines, let style), .heading(let inlines, let style):
      return stack.setter.widths(inlines, style, stack.context)
    case .pullQuote(let paragraphs, let style):
      return stack.setter.widths(paragraphs.flatMap(\.self), style, stack.context)
    case .code(let code):
      let cells = code.lines.map { $0.reduce(0) { $0 + CellWidth.cells($1) } }.max() ?? 0
      let cell = min(stack.theme.code.size, item.style.size) * 0.6
      return ContentWidths(minimum: 12 * cell, natural: Double(cells) * cell + 8)
    case .figure(let figure, _):
      let widths = figure.images.compactMap { stack.context.images[$0.resource] }
        .map { FigureSize($0, resolution: stack.theme.figure.minimumResolution).width }
      let natural = widths.max() ?? 4 * item.style.size
      return ContentWidths(minimum: min(natural, 4 * item.style.size), natural: natural)
    case .table(let table):
      let em = item.style.size
      return ContentWidths(
        minimum: 3 * em * Double(table.columns.count), natural: 8 * em * Double(table.columns.count))
    case .rule: return ContentWidths(minimum: 0, natural: 0)
    }
  }
}
