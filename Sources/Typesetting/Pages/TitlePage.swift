import Manuscript
import Themes

/// Sets the title page and the colophon.
struct TitlePage {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let metadata: Metadata

  /// Title, subtitle, and who made the book: the title in the largest size in which its words stay whole and the
  /// page holds everything, and all of it higher where even the smallest is too large.
  func title() -> DraftPage {
    let sink = Double(geometry.lines / 5) * geometry.leading
    let largest = min(theme.title.size * 1.6, geometry.width / 6)
    let fit = FitTitle(setter: setter, context: context, smallest: theme.text.size)
    let block = fit.block(Masthead(metadata).name, titleStyle(largest), room: geometry.height) {
      self.block(titleSize: $0, sink: sink)
    }
    return page(block.fragment(), y: -min(sink, max(0, block.depth - geometry.height)))
  }

  /// What stands on the title page, `sink` points below its top.
  private func block(titleSize size: Double, sink: Double) -> HeadBlock {
    var block = HeadBlock(setter, context, depth: sink, in: section)
    let head = Masthead(metadata)
    block.add([.text(head.name)], titleStyle(size), pitch: size * 1.4, role: .heading1)
    if let issue = head.issue {
      block.depth += 0.4 * geometry.leading
      block.add(
        [.text(issue)], style(.sans, size * 0.5, .regular, theme.colors.accent), pitch: size * 0.8)
    }
    if let subtitle = metadata.subtitle {
      let small = size * 0.55
      block.depth += 0.5 * geometry.leading
      block.add(
        [.text(subtitle)], style(theme.title.font, small, .regular, theme.colors.text), pitch: small * 1.5)
    }
    block.addRule(theme.colors.accent, gap: geometry.leading)
    block.depth += geometry.leading
    for text in [creators, metadata.date.map { Wording.date($0, in: metadata.language) }] {
      guard let text, !text.isEmpty else { continue }
      block.add(
        [.text(text)], style(.kai, theme.text.size * 1.1, .regular, theme.colors.text),
        pitch: geometry.leading)
    }
    return block
  }

  /// What the title page does not say, small at the foot of the page behind it.
  func colophon() -> DraftPage {
    var block = HeadBlock(setter, context, depth: 0, in: section)
    let pitch = theme.note.leading * 1.1
    for line in ColophonLines.paragraphs(metadata) {
      block.add(line, style(theme.note.font, theme.note.size, .regular, theme.colors.muted), pitch: pitch)
    }
    var colophon = page(block.fragment(), y: max(0, geometry.height - block.depth))
    colophon.isColophon = true
    return colophon
  }

  private var creators: String {
    Wording.names(metadata.creators.map(\.name), in: metadata.language)
  }

  private var section: StructureElement { StructureElement(.section, language: metadata.language) }

  private var context: InlineContext { InlineContext(chapter: ChapterID("title")) }

  private func page(_ fragment: Fragment, y: Double) -> DraftPage {
    let placed = DraftPage.Placed(fragment: fragment, x: 0, y: y)
    return DraftPage(master: .title, parts: [DraftPage.Part(region: .title, fragments: [placed])])
  }

  private func titleStyle(_ size: Double) -> ParagraphStyle {
    style(theme.title.font, size, .bold, theme.colors.text)
  }

  private func style(_ font: FontRole, _ size: Double, _ weight: FontWeight, _ color: Color) -> ParagraphStyle
  {
    ParagraphStyle(
      font: font, weight: weight, size: size, color: color, language: metadata.language,
      measure: geometry.width, alignment: .start(balanced: true))
  }
}
