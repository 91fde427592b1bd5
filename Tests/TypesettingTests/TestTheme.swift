import Manuscript

@testable import Themes

/// A theme whose numbers are round: ten points on a grid of twenty, twenty em to the line, ten lines to the page.
enum TestTheme {
  static func make(_ change: (inout Theme) -> Void = { _ in }) -> Theme {
    let black = Color(red: 0, green: 0, blue: 0)
    let grey = Color(red: 128, green: 128, blue: 128)
    var theme = Theme(
      name: "test", summary: "", fonts: FontSet(stacks: [:]),
      text: TextStyle(font: .serif, size: 10, leading: 20, indent: .em(2), justify: true),
      title: TitleStyle(
        font: .serif, weight: .bold, size: 20, sink: 1, textLine: 5, kicker: true, byline: true, rule: true),
      heading: HeadingStyle(
        font: .sans, weight: .bold, sizes: [20, 16, 12, 10, 10, 10], keepWithNext: true),
      emphasis: EmphasisStyle(han: .dots, latin: .italic),
      quote: QuoteStyle(font: .kai, inset: .em(2), bar: false),
      code: CodeStyle(
        font: .mono, size: 8, wrapMark: "↪",
        background: Color(red: 245, green: 245, blue: 242)),
      table: TableStyle(font: .sans, size: 8, rules: .horizontal),
      figure: FigureStyle(
        captionFont: .sans, captionSize: 8, numbered: true, minimumResolution: 72,
        maximumResolution: 300),
      note: NoteStyle(font: .serif, size: 8, leading: 10),
      colors: Palette(
        text: black, accent: Color(red: 138, green: 43, blue: 43), rule: grey, link: black, muted: grey),
      cjk: CJKStyle(level: .gb, punctuation: .quanjiao, autospace: 0.25, hanging: false),
      page: page,
      epub: EPUBStyle(css: ""), cover: CoverStyle(template: ""))
    change(&theme)
    return theme
  }

  private static var page: PageStyle {
    PageStyle(
      size: PageSize(width: 300, height: 300), margins: Margins(top: 50, bottom: 50, inner: 40, outer: 60),
      columns: Columns(count: 1, gutter: 20, rule: false), chapterStart: .page,
      head: RunningContent(verso: "{{book.title}}", recto: "{{chapter.title}}"),
      foot: RunningContent(verso: "{{folio}}", recto: "{{folio}}"),
      contents: ContentsStyle(depth: 2, leaders: true, summary: false), links: .none)
  }
}
