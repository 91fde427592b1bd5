import Manuscript
import Settings

extension Theme {
  /// Every key of the resolved theme with its value, as a theme file: what `theme show` prints and goldens
  /// compare. Loaded again, it makes the same theme, but for the texts of style sheet and cover, which are
  /// files of their own.
  public var dump: String { ThemeDump(self).text }
}

/// Writes a theme as YAML, in the order of `themes/base/theme.yml`.
private struct ThemeDump {
  private(set) var text: String

  init(_ theme: Theme) {
    text = "version: 1\nname: \(quoted(theme.name))\ndescription: \(quoted(theme.summary))\n"
    text += "\nwriting: \(theme.writing.rawValue)\n"
    write(theme.fonts)
    write(theme.text)
    write(theme.title)
    write(theme.heading)
    section("emphasis", [("han", theme.emphasis.han.rawValue), ("latin", theme.emphasis.latin.rawValue)])
    section(
      "quote",
      [
        ("font", theme.quote.font.rawValue), ("inset", length(theme.quote.inset)),
        ("bar", "\(theme.quote.bar)"),
      ])
    section(
      "pull-quote",
      [
        ("font", theme.pullQuote.font.rawValue), ("weight", theme.pullQuote.weight.rawValue),
        ("size", points(theme.pullQuote.size)), ("rules", "\(theme.pullQuote.rules)"),
      ])
    write(theme.code)
    write(theme.table, theme.figure, theme.note)
    write(theme.colors)
    write(theme.cjk)
    write(theme.page)
    section("epub", [("fonts", theme.epub.fonts.rawValue)])
  }

  private mutating func section(_ name: String, _ values: [(String, String)]) {
    text += "\n\(name):\n"
    for (key, value) in values { text += "  \(key): \(value)\n" }
  }
}

extension ThemeDump {
  private mutating func write(_ fonts: FontSet) {
    text += "\nfonts:\n"
    for role in FontRole.allCases {
      let stack = fonts.stack(role)
      text += "  \(role.rawValue):\n"
      if let latin = stack.latin { text += "    latin: \(quoted(latin))\n" }
      text += "    latin-scale: \(plain(stack.latinScale))\n"
      text += "    latin-beside-han: \(stack.latinBesideHan.rawValue)\n    han:\n"
      for (language, family) in stack.han.sorted(by: { $0.key < $1.key }) {
        text += "      \(language): \(quoted(family))\n"
      }
    }
  }

  private mutating func write(_ style: TextStyle) {
    section(
      "text",
      [
        ("font", style.font.rawValue), ("size", points(style.size)), ("leading", points(style.leading)),
        ("indent", length(style.indent)), ("align", style.justify ? "justify" : "start"),
        ("hyphenate", "\(style.hyphenate)"),
      ])
  }

  private mutating func write(_ style: TitleStyle) {
    section(
      "title",
      [
        ("font", style.font.rawValue), ("weight", style.weight.rawValue), ("size", points(style.size)),
        ("sink", "\(style.sink)"), ("text-line", "\(style.textLine)"), ("kicker", "\(style.kicker)"),
        ("byline", "\(style.byline)"), ("rule", "\(style.rule)"), ("drop-cap", "\(style.dropCap)"),
      ])
  }

  private mutating func write(_ style: HeadingStyle) {
    section(
      "heading",
      [
        ("font", style.font.rawValue), ("weight", style.weight.rawValue),
        ("sizes", list(style.sizes.map(points))), ("keep-with-next", "\(style.keepWithNext)"),
      ])
  }

  private mutating func write(_ style: CodeStyle) {
    section(
      "code",
      [
        ("font", style.font.rawValue), ("size", points(style.size)), ("wrap-mark", quoted(style.wrapMark)),
        ("background", style.background.map(color) ?? "none"), ("highlight", "\(style.highlight)"),
        ("keyword-weight", style.keywordWeight.rawValue),
      ])
    text += "  colors:\n"
    for kind in CodeToken.Kind.allCases {
      text += "    \(kind.rawValue): \(style.colors[kind].map(color) ?? "none")\n"
    }
  }

  private mutating func write(_ table: TableStyle, _ figure: FigureStyle, _ note: NoteStyle) {
    section(
      "table",
      [
        ("font", table.font.rawValue), ("size", points(table.size)), ("rules", table.rules.rawValue),
        ("smallest", plain(table.smallest)), ("wide", table.wide.rawValue),
      ])
    section(
      "figure",
      [
        ("caption-font", figure.captionFont.rawValue), ("caption-size", points(figure.captionSize)),
        ("numbered", "\(figure.numbered)"), ("minimum-resolution", plain(figure.minimumResolution)),
        ("maximum-resolution", plain(figure.maximumResolution)), ("span", figure.span.rawValue),
      ])
    section(
      "note", [("font", note.font.rawValue), ("size", points(note.size)), ("leading", points(note.leading))])
  }

  private mutating func write(_ colors: Palette) {
    section(
      "colors",
      [
        ("text", color(colors.text)), ("accent", color(colors.accent)), ("rule", color(colors.rule)),
        ("link", color(colors.link)), ("muted", color(colors.muted)),
      ])
  }

  private mutating func write(_ style: CJKStyle) {
    section(
      "cjk",
      [
        ("level", style.level.rawValue), ("punctuation", style.punctuation.rawValue),
        ("autospace", plain(style.autospace) + "em"), ("hanging", "\(style.hanging)"),
        ("korean-breaks", style.koreanBreaks.rawValue),
      ])
  }

  private mutating func write(_ page: PageStyle) {
    section(
      "page",
      [
        ("size", page.size.name ?? list([points(page.size.width), points(page.size.height)])),
        (
          "margins",
          map([
            ("inner", points(page.margins.inner)), ("outer", points(page.margins.outer)),
            ("top", points(page.margins.top)), ("bottom", points(page.margins.bottom)),
          ])
        ),
        (
          "columns",
          map([
            ("count", "\(page.columns.count)"), ("gutter", points(page.columns.gutter)),
            ("rule", "\(page.columns.rule)"),
          ])
        ),
        ("lead", map([("span", "\(page.lead.span)"), ("size", points(page.lead.size))])),
        ("chapter-start", page.chapterStart.rawValue), ("head", running(page.head)),
        ("foot", running(page.foot)),
        (
          "contents",
          map([
            ("depth", "\(page.contents.depth)"), ("leaders", "\(page.contents.leaders)"),
            ("summary", "\(page.contents.summary)"),
          ])
        ),
        ("links", page.links.rawValue), ("bleed", points(page.bleed)), ("marks", "\(page.marks)"),
      ])
  }
}

private func points(_ points: Double) -> String { plain(points) + "pt" }

private func length(_ length: Length) -> String {
  switch length {
  case .points(let value): points(value)
  case .em(let value): plain(value) + "em"
  }
}

private func color(_ color: Color) -> String { quoted(color.description) }

private func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

private func map(_ values: [(String, String)]) -> String {
  "{ " + values.map { "\($0): \($1)" }.joined(separator: ", ") + " }"
}

private func running(_ content: RunningContent) -> String {
  map([("verso", quoted(content.verso)), ("recto", quoted(content.recto))])
}

/// A text in double quotes (YAML 1.2 §7.3.1).
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
