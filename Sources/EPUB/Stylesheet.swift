import Manuscript
import Themes

/// The style sheet that a theme comes to in a reading system: its relations, in em, not its millimetres.
///
/// The reader's own font, colours and night mode are left alone: there is no background, no text colour
/// but the accent of small parts, and no font but what the theme means by one (code, Kai emphasis). The
/// theme's own CSS follows last and wins.
struct Stylesheet {
  /// The name of its file.
  static let file = "style.css"

  let theme: Theme

  /// The whole style sheet.
  var text: String {
    let made = [
      page, headings, opening, paragraphs, dropCap, inlines, lists, blocks, code, tables, figures, notes,
      pages, night,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
    let own = theme.epub.css.isEmpty ? "" : "\n" + theme.epub.css
    return theme.writing == .vertical ? TurnStylesheet.turned(made) + "\n" + vertical + own : made + own
  }

  /// A size of the theme relative to its text.
  func em(_ points: Double) -> String { Stylesheet.number(points / theme.text.size) + "em" }

  /// A length of the theme relative to text of the body's size.
  func em(_ length: Length) -> String { em(length.points(at: theme.text.size)) }

  /// A number of CSS with at most three decimals.
  static func number(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    guard thousandths % 1000 != 0 else { return "\(sign)\(thousandths / 1000)" }
    var decimals = String(thousandths % 1000)
    decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(sign)\(thousandths / 1000).\(decimals)"
  }

  private func weight(_ weight: FontWeight) -> String { weight == .bold ? "bold" : "normal" }

  private var page: String {
    """
    @charset "UTF-8";
    body {
      margin: 0 5%;
      line-height: \(Stylesheet.number(theme.text.leading / theme.text.size));
      text-align: \(theme.text.justify ? "justify" : "start");
      overflow-wrap: break-word;
      line-break: \(lineBreak);
      hanging-punctuation: \(theme.cjk.hanging ? "allow-end" : "none");
      text-autospace: \(theme.cjk.autospace > 0 ? "normal" : "no-autospace");
      text-spacing-trim: \(theme.cjk.punctuation == .quanjiao ? "normal" : "trim-start");
      widows: 2;
      orphans: 2;
    }
    p, li, dd { \(hyphens(theme.text.hyphenate ? "auto" : "manual")) }
    h1, h2, h3, h4, h5, h6, pre, code, kbd, header p, .title-page p, .center, .end { \(hyphens("manual")) }
    :lang(ko) { word-break: \(theme.cjk.koreanBreaks == .words ? "keep-all" : "normal"); }
    a { color: \(theme.colors.link); text-decoration: none; }

    """
  }

  /// The nearest that CSS has for the level of the theme (CSS Text 3 §5.3).
  private var lineBreak: String {
    switch theme.cjk.level {
    case .auto, .basic, .gb: "normal"
    case .strict, .veryStrict: "strict"
    case .none, .veryLoose, .loose: "loose"
    }
  }

  /// Names, addresses and small words are left to the reading system, which divides by the language of the text.
  private func hyphens(_ value: String) -> String {
    "-epub-hyphens: \(value); -webkit-hyphens: \(value); hyphens: \(value);"
  }

  private var headings: String {
    let sizes = (2...6).map { level in
      "h\(level) { font-size: \(em(theme.heading.size(level))); }"
    }.joined(separator: "\n")
    return """
      h1, h2, h3, h4, h5, h6 {
        margin: 1.6em 0 0.8em;
        font-weight: \(weight(theme.heading.weight));
        line-height: 1.35;
        text-align: start;
        text-indent: 0;
        text-wrap: balance;
        break-after: avoid;
        page-break-after: avoid;
        break-inside: avoid;
        page-break-inside: avoid;
      }
      h1:lang(ja), h2:lang(ja), h3:lang(ja), h4:lang(ja) { word-break: auto-phrase; }
      h1 { margin: 0; font-size: \(em(theme.title.size)); font-weight: \(weight(theme.title.weight)); }
      \(sizes)

      """
  }

  private var opening: String {
    let rule = """

      header::after {
        content: "";
        display: block;
        width: \(em(24));
        margin-top: 1.2em;
        border-top: 1px solid \(theme.colors.accent);
      }
      """
    return """
      header { margin: 2.5em 0 2em; }
      .kicker {
        margin: 0 0 0.6em;
        font-size: 0.81em;
        letter-spacing: 0.08em;
        text-indent: 0;
        color: \(theme.colors.accent);
      }
      .byline { margin: 0.8em 0 0; font-size: 0.86em; text-align: start; text-indent: 0; opacity: 0.8; }\
      \(theme.title.rule ? rule : "")

      """
  }

  private var paragraphs: String {
    let indent = theme.text.indent.points(at: theme.text.size)
    let margin = indent > 0 ? "0" : "0 0 0.8em"
    return """
      p { margin: \(margin); text-indent: \(em(indent)); }
      .start { text-align: start; }
      .center { text-align: center; text-indent: 0; }
      .end { text-align: end; text-indent: 0; }

      """
  }

  /// The first letter of a chapter: afloat where a reading system knows no `initial-letter`.
  private var dropCap: String {
    let lines = theme.title.dropCap
    guard lines > 1 else { return "" }
    let size = Double(lines) * theme.text.leading / theme.text.size * 0.84
    return """
      header + p:not([class]) { text-indent: 0; }
      header + p:not([class])::first-letter {
        float: left;
        padding-right: 0.08em;
        font-size: \(Stylesheet.number(size))em;
        line-height: 1;
        color: \(theme.colors.accent);
      }
      @supports (initial-letter: 2) or (-webkit-initial-letter: 2) {
        header + p:not([class])::first-letter {
          -webkit-initial-letter: \(lines);
          initial-letter: \(lines);
          float: none;
          font-size: inherit;
          line-height: inherit;
        }
      }

      """
  }

  private var code: String { CodeStyles(theme: theme).day }

  private var blocks: String {
    let bar =
      theme.quote.bar
      ? "\n  border-inline-start: 2px solid \(theme.colors.accent);\n  padding-inline-start: 1em;" : ""
    let edge = "2px solid \(theme.colors.accent);"
    let pullRules =
      "\n  border: 0 none \(theme.colors.accent);"
      + (theme.pullQuote.rules ? "\n  border-top: \(edge)\n  border-bottom: \(edge)" : "")
    return """
      blockquote {
        margin: 1em \(em(theme.quote.inset));\(bar)
      }
      .pull {
        margin: 1.5em 0;
        padding: 0.6em 0;\(pullRules)
        font-size: \(em(theme.pullQuote.size));
        font-weight: \(theme.pullQuote.weight.rawValue == "bold" ? "bold" : "normal");
        line-height: 1.4;
        text-align: center;
        break-inside: avoid;
      }
      .pull p { text-indent: 0; text-align: center; }
      pre {
        margin: 1em 0;
        padding: 0.6em 0.8em;
        border: 1px solid \(theme.colors.rule);
        line-height: 1.5;
        text-align: start;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        tab-size: 4;
      }
      code { font-family: monospace, monospace; font-size: 0.9em; }
      kbd { font-family: monospace, monospace; font-size: 0.85em; white-space: nowrap; }
      pre { font-size: \(em(theme.code.size)); }
      pre code { font-size: 1em; }
      kbd { border: 1px solid \(theme.colors.rule); border-radius: 0.2em; padding: 0 0.3em; }
      p.math { margin: 1em 0; text-align: center; text-indent: 0; }
      hr { width: 6em; margin: 1.6em auto; border: 0; border-top: 1px solid \(theme.colors.rule); }
      .box { margin: 1.2em 0; padding: 0.8em 1em; border: 1px solid \(theme.colors.rule); }
      .box p { text-indent: 0; }
      .box-title { font-weight: bold; }
      .card {
        margin: 1em 0;
        padding: 0.6em 0.8em;
        border: 1px solid \(theme.colors.rule);
        text-align: start;
        text-indent: 0;
      }
      .card .address { font-size: 0.8em; opacity: 0.7; overflow-wrap: anywhere; }

      """
  }
}
