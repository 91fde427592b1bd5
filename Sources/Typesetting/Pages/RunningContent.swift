import Manuscript
import Mustache
import Themes

/// Sets running heads and feet from the theme's templates, at the outer side of each page.
struct RunningHeads {
  private let theme: Theme
  private let geometry: PageGeometry
  private let setter: any ParagraphSetter
  private let language: Language
  private let bookTitle: String
  private let templates: [String: MustacheTemplate]
  /// What has been set last: the title of a book stands on every other page, and a folio on one.
  private var known: [String: Line] = [:]
  private static let mostKnown = 32

  init(theme: Theme, geometry: PageGeometry, setter: any ParagraphSetter, metadata: Metadata) throws {
    self.theme = theme
    self.geometry = geometry
    self.setter = setter
    language = metadata.language
    bookTitle = metadata.title
    let page = theme.page
    var templates: [String: MustacheTemplate] = [:]
    for text in [page.head.verso, page.head.recto, page.foot.verso, page.foot.recto] where !text.isEmpty {
      // Without the pragma, titles would be escaped as HTML.
      templates[text] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    }
    self.templates = templates
  }

  /// Head and foot of a page, as its master asks.
  mutating func frames(of page: Page, chapterTitle: String?, isRecto: Bool) -> [Frame] {
    let context =
      [
        "book": ["title": bookTitle] as [String: Any], "chapter": ["title": chapterTitle ?? bookTitle],
        "folio": page.label,
      ] as [String: Any]
    let head = isRecto ? theme.page.head.recto : theme.page.head.verso
    let foot = isRecto ? theme.page.foot.recto : theme.page.foot.verso
    switch page.master {
    case .cover, .title, .blank: return []
    case .opening, .contents:
      let text = foot.isEmpty ? page.label : render(foot, context)
      return [frame(text, .foot, isRecto)].compactMap { $0 }
    case .body:
      let regions = [(head, Region.head), (foot, .foot)]
      return regions.compactMap { frame(render($0, context), $1, isRecto) }
    }
  }

  private func render(_ template: String, _ context: [String: Any]) -> String {
    templates[template]?.render(context) ?? ""
  }

  private mutating func frame(_ text: String, _ region: Region, _ isRecto: Bool) -> Frame? {
    guard !text.isEmpty, let line = line(text) else { return nil }
    let area = geometry.typeArea(isRecto: isRecto)
    let isAtRight = isRecto != geometry.isVertical
    let x = isAtRight ? area.x + area.width - line.width : area.x
    let y = region == .head ? headBaseline : footBaseline(below: area)
    return Frame(region: region, items: line.items.map { $0.moved(x: x, y: y) })
  }

  /// A line above the type area, and within the margin however narrow it is.
  private var headBaseline: Double {
    max(size * 1.4, geometry.margins.top - max(geometry.leading * 0.9, size * 1.6))
  }

  /// A good line below the type area.
  private func footBaseline(below area: Rect) -> Double {
    min(geometry.size.height - size, area.y + area.height + max(geometry.leading * 1.5, size * 2))
  }

  /// Small beside the text, but large beside large print.
  private var size: Double { max(min(8, theme.text.size * 0.8), theme.text.size * 0.75) }

  /// The text as one line; a title that is too long for it ends in an ellipsis.
  private mutating func line(_ text: String) -> Line? {
    if let line = known[text] { return line }
    var line = set(text)
    var kept = Array(text)
    while line == nil, kept.count > 1 {
      kept.removeLast(max(1, kept.count / 12))
      line = set(String(kept) + "…")
    }
    if known.count == RunningHeads.mostKnown { known = [:] }
    known[text] = line
    return line
  }

  /// The set line; `nil` where one is not enough.
  private func set(_ text: String) -> Line? {
    var style = ParagraphStyle(
      font: .sans, size: size, color: theme.colors.muted, language: language,
      measure: geometry.typeArea(isRecto: true).width,
      alignment: .start(balanced: false))
    style.writing = .horizontal
    let lines = setter.set([.text(text)], style, InlineContext(chapter: ChapterID("running"))).lines
    return lines.count == 1 ? lines[0] : nil
  }
}
