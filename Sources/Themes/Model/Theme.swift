public import Manuscript

/// A theme with every key resolved: what both exporters take their look from.
///
/// No string of the file lives on here that could be a type; lengths that depend on a size stay in em.
public struct Theme: Sendable, Equatable {
  /// The name by which it is called.
  public var name: String
  /// One sentence about it.
  public var summary: String
  /// The families of each font role.
  public var fonts: FontSet
  /// Body text.
  public var text: TextStyle
  /// The opening of a chapter.
  public var title: TitleStyle
  /// Headings inside a chapter.
  public var heading: HeadingStyle
  /// How emphasis is shown.
  public var emphasis: EmphasisStyle
  /// Quotations.
  public var quote: QuoteStyle
  /// Pull quotes.
  public var pullQuote = PullQuoteStyle()
  /// Code blocks.
  public var code: CodeStyle
  /// Tables.
  public var table: TableStyle
  /// Figures and their captions.
  public var figure: FigureStyle
  /// Footnotes.
  public var note: NoteStyle
  /// The colours.
  public var colors: Palette
  /// Rules of Chinese, Japanese and Korean composition.
  public var cjk: CJKStyle
  /// The pages of the PDF.
  public var page: PageStyle
  /// Which way lines and pages run, in both books.
  public var writing: WritingMode { page.writing }
  /// What only the EPUB needs.
  public var epub: EPUBStyle
  /// The cover of both.
  public var cover: CoverStyle
}

/// A font role of the theme; text names roles, never families.
public enum FontRole: String, Sendable, Hashable, CaseIterable {
  /// Song: running text.
  case serif
  /// Hei: headings, captions, tables, folios.
  case sans
  /// Kai: quotations, emphasis, bylines.
  case kai
  /// Code.
  case mono
}

/// The families of each role.
public struct FontSet: Sendable, Equatable {
  /// The families of each role that the theme names.
  public var stacks: [FontRole: FontStack]

  /// The families of `stacks`.
  public init(stacks: [FontRole: FontStack]) { self.stacks = stacks }

  /// The families of a role; those of `serif` where a theme names none.
  public func stack(_ role: FontRole) -> FontStack {
    stacks[role] ?? stacks[.serif] ?? FontStack(latin: nil, han: [:])
  }
}

/// The families of one role: one for Latin, Greek and Cyrillic, one for Han by language.
public struct FontStack: Sendable, Equatable {
  /// The family for Latin text; `nil`: the Han family's own Latin.
  public var latin: String?
  /// Which family sets upright Latin letters and digits in Chinese, Japanese and Korean text.
  public enum LatinBesideHan: String, Sendable, CaseIterable {
    /// The Han family itself, whose Latin was drawn to have its grey.
    case han
    /// The Latin family, as everywhere else.
    case latin
  }

  /// Latin is set at this share of the size, so that its grey equals that of Han.
  public var latinScale: Double
  /// Which family sets upright Latin in Chinese, Japanese and Korean text.
  public var latinBesideHan: LatinBesideHan
  /// Families by language: `zh-Hans`, `zh-Hant`, `zh-Hant-HK`, `ja`, `ko`.
  public var han: [String: String]

  /// A stack; Latin is set at full size unless said otherwise.
  public init(
    latin: String?, latinScale: Double = 1, latinBesideHan: LatinBesideHan = .latin, han: [String: String]
  ) {
    self.latin = latin
    self.latinScale = latinScale
    self.latinBesideHan = latinBesideHan
    self.han = han
  }

  /// The family for Han, kana and hangul in text of a language: the closest that is named.
  public func hanFamily(_ language: Language) -> String? {
    han[language.description] ?? han[language.isTraditionalChinese ? "zh-Hant" : language.primary]
      ?? han["zh-Hans"]
  }
}

/// Body text.
public struct TextStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// Points.
  public var size: Double
  /// Points from baseline to baseline: the unit of the grid.
  public var leading: Double
  /// The first line's indent, of its own size.
  public var indent: Length
  /// Whether both edges of body text are straight.
  public var justify: Bool
  /// Whether words of running text are divided at line ends, by the rules of their language.
  public var hyphenate = true
}

/// The opening of a chapter.
public struct TitleStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// The weight of the text.
  public var weight: FontWeight
  /// Points.
  public var size: Double
  /// Grid lines above the title block (an opening page), not counting the title itself.
  public var sink: Int
  /// The grid line, counted from 1, on which the text begins where a chapter opens a page.
  public var textLine: Int
  /// Whether the category stands above the title.
  public var kicker: Bool
  /// Whether author, date and source stand below it.
  public var byline: Bool
  /// Whether a short rule closes the block.
  public var rule: Bool
  /// How many lines the first letter of the text is high; 0 for no drop cap.
  public var dropCap = 0
}

/// Headings inside a chapter.
public struct HeadingStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// The weight of the text.
  public var weight: FontWeight
  /// Points, for levels 1 to 6.
  public var sizes: [Double]
  /// Whether a heading keeps two lines of what follows on its page.
  public var keepWithNext: Bool

  /// The size of a level from 1 to 6.
  public func size(_ level: Int) -> Double { sizes[min(max(level, 1), sizes.count) - 1] }
}

/// How emphasis is shown.
public struct EmphasisStyle: Sendable, Equatable {
  /// Han is never slanted.
  public enum Han: String, Sendable, CaseIterable { case dots, kai, bold }
  /// Latin may be.
  public enum Latin: String, Sendable, CaseIterable { case italic, bold, none }

  /// How Han, kana and hangul are emphasised.
  public var han: Han
  /// How Latin text is emphasised.
  public var latin: Latin
}

/// Quotations.
public struct QuoteStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// The inset at both sides, of the body size.
  public var inset: Length
  /// Whether an accent bar stands at the left.
  public var bar: Bool
}

/// Pull quotes: sentences of the text, shown large.
public struct PullQuoteStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font = FontRole.sans
  /// The weight of the text.
  public var weight = FontWeight.bold
  /// Points.
  public var size = 14.0
  /// Whether a rule in the accent stands above and below.
  public var rules = true
}

/// Code blocks.
public struct CodeStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// Points.
  public var size: Double
  /// What marks a line that was wrapped.
  public var wrapMark: String
  /// The ground; `nil` for none.
  public var background: Color?
  /// Whether code is coloured.
  public var highlight = false
  /// The weight of keywords where it is: what paper without colours still shows.
  public var keywordWeight = FontWeight.regular
  /// The colour of each kind of token; one that is absent has that of text.
  public var colors: [CodeToken.Kind: Color] = [:]

  /// How a token looks: its colour, `nil` for that of text, and its weight.
  public func look(_ kind: CodeToken.Kind?) -> (color: Color?, weight: FontWeight) {
    guard highlight, let kind else { return (nil, .regular) }
    return (colors[kind], kind == .keyword ? keywordWeight : .regular)
  }
}

/// Tables.
public struct TableStyle: Sendable, Equatable {
  /// Which rules are drawn.
  public enum Rules: String, Sendable, CaseIterable { case horizontal, all, none }
  /// What becomes on paper of a table that is too wide at its smallest size too.
  public enum Wide: String, Sendable, CaseIterable {
    /// It lies on a page of its own or, where there are columns, stands over them; where neither helps, it is divided.
    case turn
    /// Its columns stand in several tables, each with the first column.
    case divide
    /// Its words are broken.
    case squeeze
  }

  /// The font role of the text.
  public var font: FontRole
  /// Points.
  public var size: Double
  /// Which rules are drawn.
  public var rules: Rules
  /// The share of its size down to which a table is made smaller before it is too wide.
  public var smallest = 0.8
  /// What becomes of it then.
  public var wide = Wide.turn
}

/// Figures and their captions.
public struct FigureStyle: Sendable, Equatable {
  /// The font role of captions.
  public var captionFont: FontRole
  /// Points.
  public var captionSize: Double
  /// Whether figures with captions are numbered.
  public var numbered: Bool
  /// A picture is never enlarged below this resolution, in pixels per inch.
  public var minimumResolution: Double
  /// Pictures have no more pixels than a whole page at this resolution, in pixels per inch.
  public var maximumResolution: Double
  /// Which figures stand over several columns.
  public var span = Span.auto

  /// Which figures stand over several columns of a page that has them.
  public enum Span: String, Sendable, CaseIterable {
    /// Those whose author asks for it, and those that a column would make hard to see.
    case auto
    /// Those whose author asks for it.
    case asked
    /// None.
    case none
  }
}

extension Theme {
  /// The most pixels that a picture of a book has: those of a page at the highest resolution of figures.
  public var mostPixelsOfPicture: Double {
    page.size.width * page.size.height * (figure.maximumResolution / 72) * (figure.maximumResolution / 72)
  }
}

/// Footnotes.
public struct NoteStyle: Sendable, Equatable {
  /// The font role of the text.
  public var font: FontRole
  /// Points.
  public var size: Double
  /// Points from baseline to baseline.
  public var leading: Double
}

/// The colours of a theme. EPUB text has no colour of its own (night mode).
public struct Palette: Sendable, Equatable {
  /// Body text.
  public var text: Color
  /// The one colour of the theme: kickers, marks, bars.
  public var accent: Color
  /// Hairlines.
  public var rule: Color
  /// Links.
  public var link: Color
  /// Folios, running heads, captions.
  public var muted: Color
}

/// Rules of Chinese, Japanese and Korean composition that a theme may choose.
public struct CJKStyle: Sendable, Equatable {
  /// Which marks may not start or end a line (clreq §3.1.5, jlreq appendix C.4). A language takes what it
  /// does not know as the nearest that it does.
  public enum Level: String, Sendable, CaseIterable {
    /// The custom of each language: `gb` in mainland China, `basic` in Taiwan, Hong Kong and Korea, `strict`
    /// in Japan.
    case auto
    case basic, gb, strict, none
    /// Levels of jlreq besides `strict`: of newspapers, of magazines, and without any exception.
    case veryLoose = "very-loose"
    case loose
    case veryStrict = "very-strict"
  }
  /// Where Korean lines may break (klreq §5.3): only at spaces, or between any two syllables.
  public enum KoreanBreaks: String, Sendable, CaseIterable { case words, syllables }
  /// The width of punctuation (clreq §3.1.6): full width, 开明, half width.
  public enum Punctuation: String, Sendable, CaseIterable { case quanjiao, kaiming, banjiao }

  /// Which marks may not start or end a line.
  public var level: Level
  /// The width of punctuation.
  public var punctuation: Punctuation
  /// The blank between Han and Latin or digits, in em.
  public var autospace: Double
  /// Whether stops and commas may hang beyond the measure.
  public var hanging: Bool
  /// Where Korean lines may break.
  public var koreanBreaks = KoreanBreaks.words
}
