import Manuscript
import Settings

extension Theme {
  /// Merges a chain of theme files, the most general last, and decodes every key.
  ///
  /// Where the report holds findings afterwards, stand-ins are among the values.
  init(_ chain: [ThemeFile], _ report: SettingReport) {
    let merged = chain.reversed().reduce(Setting(value: .mapping([]), place: SourcePlace(path: ""))) {
      $1.root.removing(ThemeFile.ownKeys).merged(over: $0)
    }
    for file in chain { file.checkOwnKeys(report) }
    let root = SettingSection(merged, name: "", report)
    let fonts = root.section("fonts", FontSet.init)
    let text = root.section("text", TextStyle.init)
    let colors = root.section("colors", Palette.init)
    let writing = root.choice("writing", WritingMode.horizontal)
    self.init(
      name: chain.first?.themeName ?? "", summary: chain.first?.summary ?? "", fonts: fonts, text: text,
      title: root.section("title") { TitleStyle($0, em: text.size) },
      heading: root.section("heading") { HeadingStyle($0, em: text.size) },
      emphasis: root.section("emphasis", EmphasisStyle.init), quote: root.section("quote", QuoteStyle.init),
      pullQuote: root.section("pull-quote") { PullQuoteStyle($0, em: text.size) },
      code: root.section("code") { CodeStyle($0, em: text.size, colors) },
      table: root.section("table") { TableStyle($0, em: text.size) },
      figure: root.section("figure") { FigureStyle($0, em: text.size) },
      note: root.section("note") { NoteStyle($0, em: text.size) }, colors: colors,
      cjk: root.section("cjk", CJKStyle.init),
      page: root.section("page") { PageStyle($0, em: text.size, writing: writing) },
      epub: root.section("epub") {
        EPUBStyle($0, css: chain.reversed().compactMap { $0.styleSheet(report) })
      },
      cover: root.section("cover") {
        CoverStyle($0, template: chain.lazy.compactMap { $0.coverTemplate(report) }.first)
      })
    root.close(alsoKnown: ThemeFile.ownKeys)
    if report.findings.isEmpty { checkGeometry(root) }
  }

  /// The type area must be there at all; what is left over is fitted later.
  private func checkGeometry(_ root: SettingSection) {
    let (em, lines) = (page.measure / text.size, page.blockExtent / text.leading)
    if text.leading < text.size {
      root.report.invalid(
        "“text.leading” is smaller than “text.size”: lines would touch", at: root.place(of: "text"))
    } else if page.side.width > 0, page.columns.count > 1 {
      root.report.invalid(
        "“page.side” stands beside one column, and the page has \(page.columns.count)",
        hint: "write `columns: 1`, or `side: { width: 0pt }`", at: root.place(of: "page"))
    } else if em < 5 || lines < 5 {
      root.report.invalid(
        "the page leaves a measure of \(plain(em)) em and \(plain(lines)) lines",
        hint: "it takes at least 5 of each: narrower margins, fewer columns or smaller text",
        at: root.place(of: "page"))
    }
  }
}

extension ThemeFile {
  /// The keys of a theme file that are not inherited.
  func checkOwnKeys(_ report: SettingReport) {
    if let version = root["version"], version.text != "1" {
      report.invalid(
        "“version” is \(version.text ?? "no number")", hint: "this Bifolium reads version 1",
        at: version.place)
    }
    for key in ["name", "description", "extends"] {
      guard let node = root[key], node.text == nil else { continue }
      report.invalid("“\(key)” is a single value", at: node.place)
    }
  }
}
