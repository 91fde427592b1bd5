import Manuscript
import Themes

extension StackBlocks {
  /// The share of a page's height that a caption beside a figure may take: what is longer stands below it.
  private static let tallest = 0.4

  /// A caption in the column beside the text; `nil` where there is no such column, or where it is too long for it.
  mutating func captionBeside(_ inlines: [Inline], _ flow: FlowItem) -> Fragment? {
    guard sideMeasure > 0, isOnGrid, !inlines.isEmpty else { return nil }
    let size = theme.figure.captionSize
    let style = ParagraphStyle(
      font: theme.figure.captionFont, size: size, color: theme.colors.muted, language: flow.style.language,
      measure: sideMeasure, alignment: .start(balanced: false))
    let pitch = size * 1.5
    let lines = set(inlines, style)
    guard Double(lines.count) * pitch <= maxHeight * StackBlocks.tallest else { return nil }
    var fragment = Fragment(kind: .text, item: 0, height: Double(lines.count) * pitch, snaps: false)
    let element = StructureElement(.caption, in: flow.element, language: style.language)
    // The em box of the first line begins at the top, where the picture does.
    let baseline = PageGeometry.baseline(leading: size, size: size)
    fragment.lines = lines.enumerated().map { number, line in
      PlacedLine(line: line, origin: Point(x: 0, y: baseline + Double(number) * pitch), element: element)
    }
    return fragment
  }
}
