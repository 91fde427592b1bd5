import Manuscript
import Settings

extension TextStyle {
  init(_ section: SettingSection) {
    let size = section.size("size", em: nil)
    self.init(
      font: section.choice("font", .serif), size: size, leading: section.size("leading", em: size),
      indent: section.length("indent"), justify: section.choice("align", TextAlign.justify) == .justify,
      hyphenate: section.flag("hyphenate"))
  }

  /// How the lines of body text end.
  enum TextAlign: String, CaseIterable { case justify, start }
}

extension TitleStyle {
  init(_ section: SettingSection, em: Double) {
    self.init(
      font: section.choice("font", .serif), weight: section.choice("weight", .bold),
      size: section.size("size", em: em), sink: section.integer("sink", in: 0...20),
      textLine: section.integer("text-line", in: 1...40), kicker: section.flag("kicker"),
      byline: section.flag("byline"), rule: section.flag("rule"),
      dropCap: section.integer("drop-cap", in: 0...4))
  }
}

extension HeadingStyle {
  init(_ section: SettingSection, em: Double) {
    self.init(
      font: section.choice("font", .sans), weight: section.choice("weight", .bold),
      sizes: section.sizes("sizes", count: 6, em: em), keepWithNext: section.flag("keep-with-next"))
  }
}

extension EmphasisStyle {
  init(_ section: SettingSection) {
    self.init(han: section.choice("han", .dots), latin: section.choice("latin", .italic))
  }
}

extension QuoteStyle {
  init(_ section: SettingSection) {
    self.init(font: section.choice("font", .kai), inset: section.length("inset"), bar: section.flag("bar"))
  }
}

extension PullQuoteStyle {
  init(_ section: SettingSection, em: Double) {
    self.init(
      font: section.choice("font", .sans), weight: section.choice("weight", .bold),
      size: section.size("size", em: em), rules: section.flag("rules"))
  }
}

extension CodeStyle {
  init(_ section: SettingSection, em: Double, _ palette: Palette) {
    self.init(
      font: section.choice("font", .mono), size: section.size("size", em: em),
      wrapMark: section.text("wrap-mark"),
      background: section.optionalColor("background", palette.named),
      highlight: section.flag("highlight"), keywordWeight: section.choice("keyword-weight", .regular),
      colors: section.section("colors") { colors in
        CodeToken.Kind.allCases.reduce(into: [:]) {
          $0[$1] = colors.optionalColor($1.rawValue, palette.named)
        }
      })
  }
}

extension TableStyle {
  init(_ section: SettingSection, em: Double) {
    self.init(
      font: section.choice("font", .sans), size: section.size("size", em: em),
      rules: section.choice("rules", .horizontal), smallest: section.number("smallest", in: 0.5...1),
      wide: section.choice("wide", .turn))
  }
}

extension FigureStyle {
  init(_ section: SettingSection, em: Double) {
    self.init(
      captionFont: section.choice("caption-font", .sans), captionSize: section.size("caption-size", em: em),
      numbered: section.flag("numbered"),
      minimumResolution: section.number("minimum-resolution", in: 36...1200),
      maximumResolution: section.number("maximum-resolution", in: 72...1200),
      span: section.choice("span", .auto))
  }
}

extension NoteStyle {
  init(_ section: SettingSection, em: Double) {
    let size = section.size("size", em: em)
    self.init(font: section.choice("font", .serif), size: size, leading: section.size("leading", em: size))
  }
}

extension Palette {
  init(_ section: SettingSection) {
    let colors = section.colors(["text", "accent", "rule", "link", "muted"])
    func color(_ name: String) -> Color { colors[name] ?? .black }
    self.init(
      text: color("text"), accent: color("accent"), rule: color("rule"), link: color("link"),
      muted: color("muted"))
  }

  /// The colours by the names that other keys call them.
  var named: [String: Color] { ["text": text, "accent": accent, "rule": rule, "link": link, "muted": muted] }
}

extension CJKStyle {
  init(_ section: SettingSection) {
    self.init(
      level: section.choice("level", .auto), punctuation: section.choice("punctuation", .quanjiao),
      autospace: section.ems("autospace", in: 0...0.5), hanging: section.flag("hanging"),
      koreanBreaks: section.choice("korean-breaks", .words))
  }
}
