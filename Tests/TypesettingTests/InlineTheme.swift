import Manuscript

@testable import Themes

extension Theme {
  /// A theme on the frozen fonts of `Tests/Fonts/text`; body 10 pt, so that an em is easy to read.
  static let inline = Theme(
    name: "inline", summary: "For tests of lines.", fonts: .frozen,
    text: TextStyle(font: .serif, size: 10, leading: 17, indent: .em(2), justify: true),
    title: TitleStyle(
      font: .serif, weight: .bold, size: 19, sink: 4, textLine: 11, kicker: true, byline: true, rule: true),
    heading: HeadingStyle(font: .sans, weight: .bold, sizes: [19, 15, 12], keepWithNext: true),
    emphasis: EmphasisStyle(han: .dots, latin: .italic),
    quote: QuoteStyle(font: .kai, inset: .em(2), bar: false),
    code: CodeStyle(font: .mono, size: 8.5, wrapMark: "↪", background: nil),
    table: TableStyle(font: .sans, size: 8.5, rules: .horizontal),
    figure: FigureStyle(
      captionFont: .sans, captionSize: 8, numbered: true, minimumResolution: 150,
      maximumResolution: 300),
    note: NoteStyle(font: .serif, size: 8, leading: 12), colors: .inline,
    cjk: CJKStyle(level: .gb, punctuation: .quanjiao, autospace: 0.25, hanging: false), page: .inline,
    epub: EPUBStyle(css: ""), cover: CoverStyle(template: ""))
}

extension FontSet {
  /// Every role, each on a face of its own.
  static let frozen = FontSet(stacks: [
    .serif: FontStack(latin: "Noto Serif", han: ["zh-Hans": "Noto Serif CJK SC"]),
    .sans: FontStack(latin: "Noto Sans", han: ["zh-Hans": "Noto Sans CJK SC"]),
    .kai: FontStack(latin: nil, han: ["zh-Hans": "Test Kai"]),
    .mono: FontStack(latin: "Noto Sans Mono", han: ["zh-Hans": "Noto Sans Mono CJK SC"]),
  ])

  /// Every glyph is a square em: positions can be counted.
  static let square = FontSet(stacks: [.serif: FontStack(latin: "Square Em", han: ["zh-Hans": "Square Em"])])
}

extension Palette {
  fileprivate static let inline = Palette(
    text: Color(red: 17, green: 17, blue: 17), accent: Color(red: 138, green: 43, blue: 43),
    rule: Color(red: 187, green: 187, blue: 187), link: Color(red: 31, green: 58, blue: 95),
    muted: Color(red: 102, green: 102, blue: 102))
}

extension PageStyle {
  fileprivate static let inline = PageStyle(
    size: PageSize(width: 420, height: 595), margins: Margins(top: 56, bottom: 71, inner: 50, outer: 55),
    columns: Columns(count: 1, gutter: 0, rule: false), chapterStart: .page,
    head: RunningContent(verso: "", recto: ""), foot: RunningContent(verso: "", recto: ""),
    contents: ContentsStyle(depth: 2, leaders: true, summary: false), links: .notes)
}
