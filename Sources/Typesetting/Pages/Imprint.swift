import Manuscript
import Themes

/// The end of an issue whose chapters run on: what a colophon says, small, under a rule and in one piece.
struct Imprint {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let metadata: Metadata

  /// The imprint as the last fragment of the last column.
  func galley() -> Galley {
    let context = InlineContext(chapter: ChapterID("imprint"))
    let section = StructureElement(.section, language: metadata.language)
    var block = HeadBlock(setter, context, depth: 0.6 * geometry.leading, in: section)
    let bar = Rect(x: 0, y: 0, width: geometry.measure, height: 2.5)
    block.items.append(.fill(bar, theme.colors.accent))
    let style = ParagraphStyle(
      font: .sans, size: theme.note.size, color: theme.colors.muted, language: metadata.language,
      measure: geometry.measure, alignment: .start(balanced: false))
    for line in ColophonLines.paragraphs(metadata) { block.add(line, style, pitch: theme.note.leading) }
    let lines = geometry.wholeLines(block.depth)
    var fragment = block.fragment(height: min(Double(lines) * geometry.leading, geometry.height))
    fragment.spaceBefore = 2 * geometry.leading
    fragment.kind = .other
    return Galley(fragments: [fragment])
  }
}
