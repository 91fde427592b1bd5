package import Manuscript
package import Resources
package import Themes

/// What sets a paragraph: the seam between lines (`Inline/`) and pages (`Flow/`, `Pages/`).
///
/// The line composer is the one implementation of the product; tests of pages use a mock in which every
/// character is a square em.
package protocol ParagraphSetter: AnyObject {
  /// Breaks and places `inlines` in lines of `style.measure`.
  func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph

  /// The second-best settings of a justified paragraph, in one line less and one more than ``set(_:_:_:)``
  /// gives it, where a reader would not see that they are not the best.
  func variants(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> [ParagraphVariant]

  /// The widths between which a column may choose for `inlines`, in points: that of the widest piece that
  /// cannot break, and that of one line without any break.
  func widths(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> ContentWidths

  /// Sets one line of code on a grid of cells `cell` points wide: two for a wide character, one for any
  /// other (UAX #11), nothing stretched and nothing broken. The pieces may differ in colour and weight.
  func setCells(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double) -> Line
}

extension ParagraphSetter {
  /// A setter that knows one way only.
  package func variants(
    _ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext
  ) -> [ParagraphVariant] { [] }

  /// A line of one colour.
  package func setCells(_ text: String, _ style: ParagraphStyle, cell: Double) -> Line {
    setCells([CellPiece(text: text, color: style.color, weight: style.weight)], style, cell: cell)
  }
}

/// A paragraph in another number of lines than it is best set in.
package struct ParagraphVariant: Sendable, Equatable {
  package var lines: [Line]
  /// How much worse its lines are on average, as a badness: 0 for as good as the best.
  package var strain: Double

  package init(lines: [Line], strain: Double) {
    self.lines = lines
    self.strain = strain
  }
}

/// A piece of a line of code.
package struct CellPiece: Sendable, Equatable {
  package var text: String
  package var color: Color
  package var weight: FontWeight

  package init(text: String, color: Color, weight: FontWeight) {
    self.text = text
    self.color = color
    self.weight = weight
  }
}

/// The narrowest and the natural width of some text, in points.
package struct ContentWidths: Sendable, Equatable {
  package var minimum: Double
  package var natural: Double

  package init(minimum: Double, natural: Double) {
    self.minimum = minimum
    self.natural = natural
  }
}

/// What inlines refer to outside of themselves.
package struct InlineContext: Sendable {
  /// The chapter that the text belongs to.
  package var chapter: ChapterID
  /// The printed mark of each note.
  package var noteMarks: [NoteID: String]
  /// The printed mark of each external address that has a note on paper.
  package var addressMarks: [String: String]
  /// The pictures at hand.
  package var images: ImageLibrary
  /// Where the text stands in its source, for findings.
  package var place: SourcePlace?

  package init(
    chapter: ChapterID, noteMarks: [NoteID: String] = [:], addressMarks: [String: String] = [:],
    images: ImageLibrary = ImageLibrary(), place: SourcePlace? = nil
  ) {
    self.chapter = chapter
    self.noteMarks = noteMarks
    self.addressMarks = addressMarks
    self.images = images
    self.place = place
  }
}

/// The ASCII names of link targets: the same rule for those who set links and those who place targets.
package enum TargetName {
  /// The beginning of a chapter.
  package static func chapter(_ id: ChapterID) -> String { id.description }

  /// An anchor within a chapter; characters outside of ASCII letters and digits are written in hexadecimal.
  package static func anchor(_ anchor: String, in id: ChapterID) -> String {
    var name = "\(id)--"
    for scalar in anchor.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      name += isPlain ? String(scalar) : "_\(String(scalar.value, radix: 16))_"
    }
    return name
  }

  /// A note at the foot of a page.
  package static func note(_ id: NoteID, in chapter: ChapterID) -> String {
    anchor("note-\(id)", in: chapter)
  }

  /// The mark in the text that refers to a note.
  package static func noteReference(_ id: NoteID, in chapter: ChapterID) -> String {
    anchor("ref-\(id)", in: chapter)
  }
}

extension LinkArea.Destination {
  /// Where a link of the manuscript leads.
  init(_ destination: LinkDestination) {
    switch destination {
    case .external(let address): self = .address(address)
    case .chapter(let id, let anchor?): self = .target(TargetName.anchor(anchor, in: id))
    case .chapter(let id, nil): self = .target(TargetName.chapter(id))
    }
  }
}
