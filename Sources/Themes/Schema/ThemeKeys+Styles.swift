import Manuscript
import Settings

extension ThemeKeys {
  static var fonts: JSONValue {
    [
      "serif": key("Song: running text.", stack), "sans": key("Hei: headings, captions, tables.", stack),
      "kai": key("Kai: quotations and bylines.", stack), "mono": key("Code.", stack),
    ]
  }

  private static var stack: JSONValue {
    let languages = FontStack.languages.map { JSONValue.Member(key: $0, value: words) }
    return section([
      "latin": key("The family of Latin, Greek and Cyrillic.", words),
      "latin-scale": key(
        "Latin is set at this share of the size, so that its grey equals that of Han.",
        share(0.5...1.5)),
      "latin-beside-han": key(
        "Which family sets upright Latin in Chinese, Japanese and Korean text.",
        choice(FontStack.LatinBesideHan.self)),
      "han": key(
        "The family of Chinese, Japanese and Korean, or one for each language.",
        any(words, section(.object(languages)))),
    ])
  }

  static var textKeys: JSONValue {
    [
      "font": key("A font role.", role), "size": key("The em of everything else.", size),
      "leading": key("From baseline to baseline: the unit of the grid.", size),
      "indent": key("Of the first line of a paragraph.", length),
      "align": key("How lines end.", choice(TextStyle.TextAlign.self)),
      "hyphenate": key("Whether words are divided at line ends.", flag),
    ]
  }

  static var title: JSONValue {
    [
      "font": key("A font role.", role), "weight": key("Its weight.", choice(FontWeight.self)),
      "size": key("Its size.", size),
      "sink": key("Empty grid lines above it where it opens a page.", whole(0...20)),
      "text-line": key("The grid line on which the text begins there, from 1.", whole(1...40)),
      "kicker": key("Whether the category stands above it.", flag),
      "byline": key("Whether author, date and source stand below it.", flag),
      "rule": key("Whether a short rule ends it.", flag),
      "drop-cap": key("How many lines the first letter of the text is high; 0: none.", whole(0...4)),
    ]
  }

  static var heading: JSONValue {
    [
      "font": key("A font role.", role), "weight": key("Their weight.", choice(FontWeight.self)),
      "sizes": key(
        "Of levels 1 to 6; headings of a chapter begin at 2.",
        ["type": "array", "items": size, "minItems": 6, "maxItems": 6]),
      "keep-with-next": key("Whether a heading keeps two lines of what follows.", flag),
    ]
  }

  static var emphasis: JSONValue {
    [
      "han": key("How Han is emphasised; it is never slanted.", choice(EmphasisStyle.Han.self)),
      "latin": key("How Latin is.", choice(EmphasisStyle.Latin.self)),
    ]
  }

  static var quote: JSONValue {
    [
      "font": key("A font role.", role), "inset": key("At both sides.", length),
      "bar": key("Whether an accent bar stands at the left.", flag),
    ]
  }

  static var pullQuote: JSONValue {
    [
      "font": key("A font role.", role), "weight": key("Its weight.", choice(FontWeight.self)),
      "size": key("Its size.", size),
      "rules": key("Whether a rule in the accent stands above and below it.", flag),
    ]
  }

  static var code: JSONValue {
    let kinds = CodeToken.Kind.allCases.map { JSONValue.Member(key: $0.rawValue, value: color(or: "none")) }
    return [
      "font": key("A font role.", role), "size": key("Its size.", size),
      "wrap-mark": key("Stands in the margin where a long line goes on.", ["type": "string"]),
      "background": key("The ground.", color(or: "none")),
      "highlight": key("Whether code is coloured, where its language is known.", flag),
      "keyword-weight": key(
        "Bold keywords can be told apart without colours too.", choice(FontWeight.self)),
      "colors": key("Of each kind of token; none: that of text.", section(.object(kinds))),
    ]
  }
}

extension ThemeKeys {
  static var table: JSONValue {
    [
      "font": key("A font role.", role), "size": key("Its size.", size),
      "rules": key("Which rules are drawn.", choice(TableStyle.Rules.self)),
      "smallest": key(
        "The share of its size down to which a table that is too wide is made smaller.", share(0.5...1)),
      "wide": key("What becomes of one that still is, on paper.", choice(TableStyle.Wide.self)),
    ]
  }

  static var figure: JSONValue {
    [
      "caption-font": key("A font role.", role), "caption-size": key("Its size.", size),
      "numbered": key("Whether figures with a caption are numbered.", flag),
      "minimum-resolution": key("No picture is enlarged below it; pixels per inch.", number(36...1200)),
      "maximum-resolution": key(
        "Larger pictures are made smaller; pixels per inch of a whole page.", number(72...1200)),
      "span": key("Which figures stand over several columns.", choice(FigureStyle.Span.self)),
    ]
  }

  static var note: JSONValue {
    [
      "font": key("A font role.", role), "size": key("Its size.", size),
      "leading": key("From baseline to baseline.", size),
    ]
  }

  static var colors: JSONValue {
    [
      "text": key("Body text, on paper.", color()), "accent": key("The one colour of the theme.", color()),
      "rule": key("Hairlines.", color()), "link": key("Links.", color()),
      "muted": key("Folios, running heads, captions.", color()),
    ]
  }

  static var cjk: JSONValue {
    [
      "level": key("Which marks may not start or end a line.", choice(CJKStyle.Level.self)),
      "punctuation": key("The width of marks.", choice(CJKStyle.Punctuation.self)),
      "autospace": key("Between Han and Latin, at most 0.5em.", length),
      "hanging": key("Whether stops and commas may hang beyond the measure.", flag),
      "korean-breaks": key("Where Korean lines may break.", choice(CJKStyle.KoreanBreaks.self)),
    ]
  }
}
