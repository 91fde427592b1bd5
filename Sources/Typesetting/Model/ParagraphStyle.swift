package import Manuscript
package import Themes

/// All that the composer must know about a paragraph besides its inlines.
package struct ParagraphStyle: Sendable, Equatable {
  /// How lines end.
  package enum Alignment: Sendable, Equatable {
    /// Both edges straight; the last line natural.
    case justified
    /// Natural spacing; `balanced` makes lines of like length, for titles.
    case start(balanced: Bool)
    case center(balanced: Bool)
    case end
  }

  package var font: FontRole
  package var weight: FontWeight
  /// Points.
  package var size: Double
  package var color: Color
  package var language: Language
  /// The width of a line, in points.
  package var measure: Double
  /// The indent of the first line, in points.
  package var firstIndent: Double
  package var alignment: Alignment
  /// The large letter that the paragraph begins with.
  package var dropCap: DropCap?
  /// Which way its lines run; `nil`: as the theme says. Running heads are horizontal in every book.
  package var writing: WritingMode?

  package init(
    font: FontRole, weight: FontWeight = .regular, size: Double, color: Color, language: Language,
    measure: Double, firstIndent: Double = 0, alignment: Alignment, dropCap: DropCap? = nil
  ) {
    self.font = font
    self.weight = weight
    self.size = size
    self.color = color
    self.language = language
    self.measure = measure
    self.firstIndent = firstIndent
    self.alignment = alignment
    self.dropCap = dropCap
  }

  var isVertical: Bool { writing == .vertical }
}

/// A first letter that is as high as several lines.
package struct DropCap: Sendable, Equatable {
  package var lines: Int
  /// Points from baseline to baseline.
  package var leading: Double
  package var color: Color

  package init(lines: Int, leading: Double, color: Color) {
    self.lines = lines
    self.leading = leading
    self.color = color
  }
}
