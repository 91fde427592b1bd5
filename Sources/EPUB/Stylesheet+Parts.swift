import Themes

extension Stylesheet {
  /// Han is never slanted: dots below for Chinese, above for Japanese and Korean; Kai; or a heavier face.
  var inlines: String {
    let han: String
    switch theme.emphasis.han {
    case .dots: han = emphasis("filled dot", position: "under right")
    case .kai: han = "font-family: \(Stylesheet.kai);"
    case .bold: han = "font-weight: bold;"
    }
    let above = theme.emphasis.han == .dots ? "\n" + dotsAbove : ""
    let latin: String
    switch theme.emphasis.latin {
    case .italic: latin = "font-style: italic;"
    case .bold: latin = "font-style: normal; font-weight: bold;"
    case .none: latin = "font-style: normal;"
    }
    let plain = theme.emphasis.han == .dots ? " " + emphasis("none", position: nil) : ""
    return """
      em { \(latin) }
      em:lang(zh), em:lang(ja), em:lang(ko), em.han { font-style: normal; \(han) }\(above)
      em.latin { \(latin)\(plain) }
      mark { background: none; color: inherit; border-bottom: 2px solid \(theme.colors.accent); }
      u { text-decoration: underline; text-underline-position: under; }
      .small-caps { font-variant: small-caps; }
      sub, sup { line-height: 0; font-size: 0.7em; }
      rt { font-size: 0.5em; text-align: center; }
      ruby.zhuyin { -webkit-ruby-position: inter-character; ruby-position: inter-character; }
      .missing-image { font-size: 0.9em; opacity: 0.8; }

      """
  }

  /// Families that reading systems have; nothing is embedded.
  private static let kai = "\"Kaiti SC\", \"Kaiti TC\", STKaiti, KaiTi, DFKai-SB, \"LXGW WenKai\", cursive"

  private var dotsAbove: String {
    "em:lang(ja), em:lang(ko) { \(emphasis("filled dot", position: "over right")) }"
  }

  private func emphasis(_ style: String, position: String?) -> String {
    let styles = ["-epub-text-emphasis-style", "-webkit-text-emphasis-style", "text-emphasis-style"].map {
      "\($0): \(style);"
    }
    let positions = position.map { position in
      ["-webkit-text-emphasis-position", "text-emphasis-position"].map { "\($0): \(position);" }
    }
    return (styles + (positions ?? [])).joined(separator: " ")
  }

  var lists: String {
    """
    ul, ol { margin: 0.8em 0; padding-inline-start: 2em; text-align: start; }
    li { margin: 0.2em 0; }
    li > p, dd > p, td > p, th > p { text-indent: 0; }
    li > ul, li > ol { margin: 0.2em 0; }
    .tasks { list-style: none; padding-inline-start: 1.4em; }
    .check { display: inline-block; width: 1.4em; margin-inline-start: -1.4em; text-indent: 0; }
    dl { margin: 1em 0; }
    dt { font-weight: bold; }
    dd { margin: 0 0 0.6em 2em; }

    """
  }

  /// Han may break anywhere, so that a browser makes columns of it one character wide; here the table scrolls
  /// before.
  var tables: String {
    let rule = "1px solid \(theme.colors.rule)"
    let rules: String
    switch theme.table.rules {
    case .horizontal:
      rules = """
        table { border-top: 2px solid \(theme.colors.rule); border-bottom: 2px solid \(theme.colors.rule); }
        th, td { border-top: \(rule); }
        """
    case .all: rules = "th, td { border: \(rule); }"
    case .none: rules = "th, td { border: 0; }"
    }
    return """
      .table { margin: 1.2em 0; overflow-x: auto; }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: \(em(theme.table.size));
        line-height: 1.5;
        text-align: start;
      }
      \(rules)
      th, td {
        padding: 0.35em 0.5em;
        text-align: start;
        vertical-align: top;
        font-variant-numeric: lining-nums tabular-nums;
      }
      td { min-width: 6em; }
      .short, td.end { min-width: 0; white-space: nowrap; }
      th { font-weight: bold; color: \(theme.colors.accent); }
      th.center, td.center { text-align: center; }
      th.end, td.end { text-align: end; white-space: nowrap; }
      tr { break-inside: avoid; page-break-inside: avoid; }
      caption { padding-bottom: 0.4em; font-weight: bold; text-align: start; }

      """
  }

  /// A picture with transparent parts keeps the white ground that it was drawn for.
  var figures: String {
    """
    figure { margin: 1.4em 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
    img { max-width: 100%; height: auto; }
    img.transparent { background: #fff; }
    figure img { max-height: 85vh; }
    figcaption {
      margin-top: 0.5em;
      font-size: \(em(theme.figure.captionSize));
      line-height: 1.5;
      text-indent: 0;
      text-wrap: balance;
      opacity: 0.8;
    }
    figcaption:lang(ja) { word-break: auto-phrase; }
    figcaption .label { font-weight: bold; }

    """
  }

  var notes: String {
    """
    sup.mark { padding: 0 0.1em; }
    .notes {
      margin-top: 2.5em;
      font-size: \(em(theme.note.size));
      line-height: \(Stylesheet.number(theme.note.leading / theme.note.size));
    }
    .notes::before {
      content: "";
      display: block;
      width: \(em(60));
      margin-bottom: 0.8em;
      border-top: 1px solid \(theme.colors.rule);
    }
    .notes aside { margin: 0.4em 0; }
    .notes p { text-indent: 0; }
    a.mark, span.mark { font-weight: bold; }

    """
  }

  /// Title page, parts, contents, colophon, and the way on from a chapter.
  var pages: String {
    """
    .continued h1 { margin: 1em 0 2em; font-size: 0.9em; font-weight: normal; opacity: 0.8; }
    .cover { margin: 0; text-align: center; }
    .cover img { max-width: 100%; max-height: 100vh; }
    .title-page, .part { margin-top: 22%; text-align: center; }
    .title-page h1, .part h1 { text-align: center; }
    .title-page h1::after, .part h1::after {
      content: "";
      display: block;
      width: \(em(24));
      margin: 1em auto;
      border-top: 1px solid \(theme.colors.accent);
    }
    .title-page h1 { font-size: \(em(theme.title.size * 1.3)); }
    .title-page p { margin: 0.8em 0; text-indent: 0; }
    .title-page .subtitle { font-size: 1.15em; }
    .title-page .issue { font-weight: bold; color: \(theme.colors.accent); }
    .title-page .creator { margin-top: 2em; }
    .title-page .creator + .creator { margin-top: 0; }
    .title-page .publisher { margin-top: 4em; }
    .part ul { margin-top: 1.5em; padding: 0; list-style: none; text-align: center; }
    .part li { margin: 0.4em 0; }
    .colophon { margin-top: 2.5em; font-size: 0.9em; }
    .colophon h1 { margin-bottom: 1.2em; font-size: \(em(theme.heading.size(2))); }
    .colophon p { margin: 0.4em 0; text-align: start; text-indent: 0; }
    .colophon strong { display: block; margin-top: 1.2em; }
    nav h1 { margin: 2em 0 1.2em; }
    nav h2 { margin: 3em 0 1.2em; }
    nav h1:lang(zh), nav h1:lang(ja) { letter-spacing: 0.5em; }
    nav ol { margin: 0; padding: 0; list-style: none; }
    nav li { margin: 0.5em 0; }
    nav .part-entry { margin-top: 1.4em; }
    nav .part-entry > a { font-weight: bold; }
    nav ol ol { padding-inline-start: 1.5em; }
    nav .heading-entry { font-size: 0.9em; opacity: 0.8; }
    nav .heading-entry .heading-entry { font-size: 1em; opacity: 1; }
    nav li a, .part li a { color: inherit; }
    .way {
      margin-top: 3em;
      padding-top: 0.8em;
      border-top: 1px solid \(theme.colors.rule);
      display: flex;
      justify-content: space-between;
      font-size: 0.9em;
      line-height: 1.5;
      text-align: center;
      break-inside: avoid;
      page-break-inside: avoid;
    }
    .way a { flex: 1 1 0; }
    .way a + a { margin-inline-start: 1em; }
    .way .previous { text-align: start; }
    .way .contents { flex: 0 0 auto; }
    .way .contents:first-child { flex: 1 1 auto; text-align: start; }
    .way .contents:last-child { flex: 1 1 auto; text-align: end; }
    .way .next { text-align: end; }
    .way .label { display: block; font-size: 0.85em; }

    """
  }

  /// Accent, links and rules again for dark grounds, where a reading system says that it has one. Browsers make their
  /// ground dark only for documents that say they can do with it.
  var night: String {
    let accent = theme.colors.accent.legible(on: Color.night)
    let link = theme.colors.link.legible(on: Color.night)
    let code = CodeStyles(theme: theme).night
    let cap = theme.title.dropCap > 1 ? ", header + p:not([class])::first-letter" : ""
    return """
      :root { color-scheme: light dark; }
      @media (prefers-color-scheme: dark) {
        a { color: \(link); }
        .kicker, .title-page .issue, th\(cap) { color: \(accent); }
        header::after, blockquote, mark { border-color: \(accent); }
        .title-page h1::after, .part h1::after { border-color: \(accent); }
        pre, kbd, hr, .box, .card, table, th, td, .notes::before, .way { border-color: #555; }\(code)
      }

      """
  }
}
