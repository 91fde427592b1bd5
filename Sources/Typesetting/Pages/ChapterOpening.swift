import Manuscript
import Themes

/// Sets what stands above a chapter's text: category, title, byline, a short rule.
struct ChapterOpening {
  let theme: Theme
  let geometry: PageGeometry
  let setter: any ParagraphSetter
  let context: InlineContext
  let language: Language
  private(set) var findings: [Finding] = []

  init(
    theme: Theme, geometry: PageGeometry, setter: any ParagraphSetter, context: InlineContext,
    language: Language
  ) {
    self.theme = theme
    self.geometry = geometry
    self.setter = setter
    self.context = context
    self.language = language
  }

  /// The words of an opening.
  struct Words {
    var kicker: String?
    var title: String
    var byline: [Inline]
    /// The name of a section that begins with the chapter, where chapters run on.
    var section: String?
    /// The element of the chapter.
    var element: StructureElement?

    /// Titles of chapters stand below those of parts.
    var titleRole: StructureRole { .heading(1 + (element?.depth ?? 0)) }
  }

  /// The opening of a page: from its top to where the text begins, in whole grid lines.
  mutating func page(_ words: Words) -> Fragment {
    let room = geometry.height - ChapterOpening.leastText * geometry.leading
    let block = fit.block(words.title, titleStyle(theme.title.size, geometry.width), room: room) {
      pageBlock(words, titleSize: $0)
    }
    let lines = max(theme.title.textLine - 1, geometry.wholeLines(block.depth + 0.6 * geometry.leading))
    findings += block.findings
    return block.fragment(height: Double(lines) * geometry.leading)
  }

  /// So many lines of text have room below an opening.
  private static let leastText = 3.0

  private func pageBlock(_ words: Words, titleSize size: Double) -> HeadBlock {
    var block = HeadBlock(
      setter, context, depth: Double(theme.title.sink) * geometry.leading, in: words.element)
    if theme.title.kicker, let kicker = words.kicker {
      block.add([.text(kicker)], kickerStyle(geometry.width), pitch: geometry.leading)
    }
    block.add(
      [.text(words.title)], titleStyle(size, geometry.width), pitch: size * 1.35, role: words.titleRole)
    if theme.title.byline, !words.byline.isEmpty {
      block.depth += 0.25 * geometry.leading
      block.add(words.byline, bylineStyle(geometry.width), pitch: geometry.leading)
    }
    if theme.title.rule { block.addRule(theme.colors.accent, gap: 0.35 * geometry.leading) }
    return block
  }

  /// The head of a chapter that begins in the middle of a column: blank above, then whole grid lines. That of the
  /// first article may stand over several columns.
  mutating func runOn(_ words: Words, over columns: Int = 1) -> [Fragment] {
    let measure = geometry.width(of: columns)
    let size = columns > 1 ? theme.page.lead.size : theme.title.size
    var fragments: [Fragment] = []
    if let section = words.section {
      fragments.append(sectionBar(section, measure, in: words.element?.parent ?? words.element))
    }
    let block = fit.block(words.title, titleStyle(size, measure)) {
      runOnBlock(words, titleStyle($0, measure))
    }
    let lines = geometry.wholeLines(block.depth + 0.2 * geometry.leading)
    findings += block.findings
    var head = block.fragment(height: Double(lines) * geometry.leading)
    head.spaceBefore = words.section == nil ? 2 * geometry.leading : 0
    fragments.append(head)
    for index in fragments.indices { fragments[index].keepsWithNext = true }
    return fragments
  }

  private func runOnBlock(_ words: Words, _ title: ParagraphStyle) -> HeadBlock {
    var block = HeadBlock(setter, context, depth: 0.3 * geometry.leading, in: words.element)
    block.add([.text(words.title)], title, pitch: title.size * 1.3, role: words.titleRole)
    if theme.title.byline, !words.byline.isEmpty {
      block.add(words.byline, bylineStyle(title.measure), pitch: geometry.leading)
    }
    return block
  }

  /// The title of a part on a page of its own.
  mutating func part(_ title: String, target: String, _ element: StructureElement?) -> Fragment {
    let style = titleStyle(theme.title.size * 1.35, geometry.width)
    let block = fit.block(title, style, room: geometry.height) { partBlock(title, titleSize: $0, element) }
    findings += block.findings
    var fragment = block.fragment(height: min(geometry.height, max(block.depth, geometry.leading)))
    fragment.targets.append(target)
    return fragment
  }

  private func partBlock(_ title: String, titleSize size: Double, _ element: StructureElement?) -> HeadBlock {
    var block = HeadBlock(
      setter, context, depth: Double(geometry.lines / 4) * geometry.leading, in: element)
    block.add([.text(title)], titleStyle(size, geometry.width), pitch: size * 1.35, role: .heading1)
    block.addRule(theme.colors.accent, gap: 0.35 * geometry.leading)
    return block
  }

  /// A coloured bar over the name of a section.
  private mutating func sectionBar(
    _ name: String, _ measure: Double, in element: StructureElement?
  ) -> Fragment {
    var block = HeadBlock(setter, context, depth: 0.5 * geometry.leading, in: element)
    let bar = Rect(x: 0, y: 0.1 * geometry.leading, width: measure, height: 2.5)
    block.items.append(.fill(bar, theme.colors.accent))
    let size = theme.text.size * 1.15
    let style = ParagraphStyle(
      font: .sans, weight: .bold, size: size, color: theme.colors.accent, language: language,
      measure: measure, alignment: .start(balanced: true))
    // A name that no part bears, such as that of an editorial, heads nothing.
    let role: StructureRole = element?.role == .part ? .heading1 : .paragraph
    block.add([.text(name)], style, pitch: geometry.leading, role: role)
    findings += block.findings
    var fragment = block.fragment(height: Double(geometry.wholeLines(block.depth)) * geometry.leading)
    fragment.spaceBefore = 2 * geometry.leading
    return fragment
  }
}

extension ChapterOpening {
  private var fit: FitTitle { FitTitle(setter: setter, context: context, smallest: theme.text.size) }

  private func titleStyle(_ size: Double, _ measure: Double) -> ParagraphStyle {
    ParagraphStyle(
      font: theme.title.font, weight: theme.title.weight, size: size, color: theme.colors.text,
      language: language, measure: measure, alignment: .start(balanced: true))
  }

  private func kickerStyle(_ measure: Double) -> ParagraphStyle {
    ParagraphStyle(
      font: .sans, size: theme.text.size * 0.81, color: theme.colors.accent, language: language,
      measure: measure, alignment: .start(balanced: false))
  }

  private func bylineStyle(_ measure: Double) -> ParagraphStyle {
    ParagraphStyle(
      font: .kai, size: theme.text.size * 0.86, color: theme.colors.muted, language: language,
      measure: measure, alignment: .start(balanced: false))
  }
}

/// Writes what stands below a chapter's title.
enum BylineText {
  /// Authors, date and the link to the source, as far as known.
  static func inlines(_ byline: Byline, _ language: Language) -> [Inline] {
    let wording = Wording(language)
    var parts: [[Inline]] = []
    if !byline.authors.isEmpty {
      parts.append([.text(Wording.names(byline.authors, in: language))])
    }
    if let date = byline.date { parts.append([.text(Wording.date(date, in: language))]) }
    let place = Inline.text(byline.sourceName ?? wording.source)
    if let source = byline.source {
      parts.append([.link(Link(.external(source), [place]))])
    } else if byline.sourceName != nil {
      parts.append([place])
    }
    return Array(parts.joined(separator: [.text(wording.bylineSeparator)]))
  }
}
