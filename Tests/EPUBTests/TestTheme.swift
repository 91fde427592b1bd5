import Manuscript

@testable import Themes

extension Theme {
  /// A theme of the tests' own, so that a change of a shipped theme changes no golden here.
  static let test = Theme(
    name: "test", summary: "For tests.", fonts: FontSet(stacks: [:]),
    text: TextStyle(font: .serif, size: 10, leading: 17, indent: .em(2), justify: true),
    title: TitleStyle(
      font: .serif, weight: .bold, size: 19, sink: 4, textLine: 11, kicker: true, byline: true, rule: true),
    heading: HeadingStyle(font: .sans, weight: .bold, sizes: [19, 15, 12.5, 11, 10, 10], keepWithNext: true),
    emphasis: EmphasisStyle(han: .dots, latin: .italic),
    quote: QuoteStyle(font: .kai, inset: .em(2), bar: false),
    code: CodeStyle(
      font: .mono, size: 8.5, wrapMark: "↪", background: nil, highlight: true, keywordWeight: .bold,
      colors: [
        .keyword: Color(red: 52, green: 64, blue: 127), .string: Color(red: 47, green: 102, blue: 64),
      ]),
    table: TableStyle(font: .sans, size: 8.5, rules: .horizontal),
    figure: FigureStyle(
      captionFont: .sans, captionSize: 8, numbered: true, minimumResolution: 150,
      maximumResolution: 300),
    note: NoteStyle(font: .serif, size: 8, leading: 12), colors: .test,
    cjk: CJKStyle(level: .gb, punctuation: .quanjiao, autospace: 0.25, hanging: false), page: .test,
    epub: EPUBStyle(css: "/* the theme's own */\n"), cover: CoverStyle(template: "<svg/>"))
}

extension Palette {
  fileprivate static let test = Palette(
    text: Color(red: 17, green: 17, blue: 17), accent: Color(red: 138, green: 43, blue: 43),
    rule: Color(red: 187, green: 187, blue: 187), link: Color(red: 138, green: 43, blue: 43),
    muted: Color(red: 102, green: 102, blue: 102))
}

extension PageStyle {
  fileprivate static let test = PageStyle(
    size: PageSize(width: 420, height: 595), margins: Margins(top: 56, bottom: 71, inner: 50, outer: 55),
    columns: Columns(count: 1, gutter: 0, rule: false), chapterStart: .page,
    head: RunningContent(verso: "", recto: ""), foot: RunningContent(verso: "", recto: ""),
    contents: ContentsStyle(depth: 2, leaders: true, summary: false), links: .notes)
}
