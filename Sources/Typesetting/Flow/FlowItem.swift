import Manuscript
import Themes

/// A block of the flow with all that the theme says about it, before any line is set.
///
/// Nesting is resolved: a paragraph in a list in a quote is one item that knows its insets and bands.
struct FlowItem: Sendable, Equatable {
  /// What is to be set.
  enum Content: Sendable, Equatable {
    case text([Inline], ParagraphStyle)
    case heading([Inline], ParagraphStyle)
    case pullQuote([[Inline]], ParagraphStyle)
    case code(CodeBlock)
    case table(Table)
    case figure(Figure, label: [Inline])
    /// A thematic break.
    case rule
  }

  var content: Content
  var style: FlowStyle
  var place: FlowPlace
  /// Points, at least; dropped at the top of a column.
  var spaceBefore: Double = 0
  /// Points, at least.
  var spaceAfter: Double = 0
  var keepsWithNext = false
  /// Whether it is a paragraph that stands for a heading.
  var leads = false
  var targets: [String] = []
  /// What stands beside its first line.
  var mark: ListMark?
  /// What it is in the structure of the book.
  var element: StructureElement?
  /// The width of the column, in points.
  var columnMeasure: Double = 0
  /// Where it stands in the source, for findings.
  var source: SourcePlace?
  /// Where it begins in the text of the chapter; `nil` for notes and what is in cells.
  var position: TextPosition?

  /// The width between its insets, in points.
  var measure: Double { columnMeasure - place.left - place.right }
}

/// Where an item stands in its column, in points.
struct FlowPlace: Sendable, Equatable {
  /// Insets from both edges of the column.
  var left: Double = 0
  var right: Double = 0
  var bands: [Band] = []
  /// What the block stands in; `nil` for the document itself.
  var parent: StructureElement?
}

/// The mark of a list item: a bullet, a number, or the box of a task.
struct ListMark: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    case text([Inline], ParagraphStyle)
    case task(isDone: Bool)
  }

  var content: Content
  /// Its left edge in the column.
  var left: Double
  /// Where it ends, if its end is what is given; it never begins before `left`.
  var right: Double?
  var element: StructureElement?
}

/// How running text is set in a part of the book: the body, a quotation, a note, the cell of a table.
struct FlowStyle: Sendable, Equatable {
  var font: FontRole
  var weight: FontWeight = .regular
  /// Points.
  var size: Double
  /// Points from baseline to baseline.
  var leading: Double
  var color: Color
  var language: Language
  /// Of a paragraph's first line, in points.
  var indent: Double
  var isJustified: Bool
  /// The alignment of paragraphs that have none of their own.
  var alignment: TextAlignment?
  /// Whether lines that are not justified become of like length.
  var isBalanced = false
  /// From the top of a line to its baseline, in points.
  var baseline: Double

  /// The style of a paragraph in a measure.
  func paragraph(measure: Double, alignment: TextAlignment? = nil, isIndented: Bool = true) -> ParagraphStyle
  {
    let own = alignment ?? self.alignment
    return ParagraphStyle(
      font: font, weight: weight, size: size, color: color, language: language, measure: measure,
      firstIndent: own == nil && isIndented ? min(indent, measure / 4) : 0, alignment: setting(own))
  }

  private func setting(_ alignment: TextAlignment?) -> ParagraphStyle.Alignment {
    switch alignment {
    case nil: isJustified ? .justified : .start(balanced: false)
    case .start: .start(balanced: isBalanced)
    case .center: .center(balanced: isBalanced)
    case .end: .end
    }
  }
}

extension FlowStyle {
  /// Body text. Two em of indent are one where the measure has fewer than 14 em,
  /// and one in languages other than Chinese.
  static func body(_ theme: Theme, _ language: Language, measure: Double) -> FlowStyle {
    let text = theme.text
    let indent = text.indent.points(at: text.size)
    let isShort = measure < 14 * text.size || language.primary != "zh"
    return FlowStyle(
      font: text.font, size: text.size, leading: text.leading, color: theme.colors.text, language: language,
      indent: isShort ? min(indent, text.size) : indent, isJustified: text.justify,
      baseline: PageGeometry.baseline(leading: text.leading, size: text.size))
  }

  /// The text of a note at the page's foot.
  static func note(_ theme: Theme, _ language: Language) -> FlowStyle {
    FlowStyle(
      font: theme.note.font, size: theme.note.size, leading: theme.note.leading, color: theme.colors.text,
      language: language, indent: 0, isJustified: theme.text.justify,
      baseline: PageGeometry.baseline(leading: theme.note.leading, size: theme.note.size))
  }

  /// The text of a table's cell; `scale` below 1 narrows a table that is too wide.
  static func cell(_ theme: Theme, _ language: Language, scale: Double = 1) -> FlowStyle {
    let size = theme.table.size * scale
    return FlowStyle(
      font: theme.table.font, size: size, leading: size * 1.4, color: theme.colors.text, language: language,
      indent: 0, isJustified: false, alignment: .start, isBalanced: true,
      baseline: PageGeometry.baseline(leading: size * 1.4, size: size))
  }

  /// The style in another language.
  func language(_ language: Language?) -> FlowStyle {
    var style = self
    if let language { style.language = language }
    return style
  }
}
