import Manuscript
import PangoCairo
import Themes

/// A paragraph as one row of characters, each with its style: the inlines without their nesting.
struct FlatText {
  /// Unicode scalars. U+FFFC stands for an object, U+2028 for a forced line break.
  var scalars: [UInt32] = []
  /// The index in ``styles`` of each scalar.
  var styleIndices: [Int32] = []
  var styles: [InlineStyle] = []
  var links: [FlatLink] = []
  var objects: [Int: InlineBox] = [:]
  var rubies: [FlatRuby] = []
  /// What the manuscript does not have as text: addresses behind links, words for pictures.
  var additions: [Range<Int>] = []
  /// Whether some passage takes blank at its ends: code and keys.
  var hasPaddedPassages = false
}

extension FlatText {
  /// The letters and digits of a stretch that are text of the manuscript; marks of notes are none.
  func letters(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where Unicode.Scalar(scalars[index])?.isLetterOrDigit == true {
      if !styles[Int(styleIndices[index])].isReferenceMark { count += 1 }
    }
    for addition in additions {
      count -= scalars[addition.clamped(to: range)].count { Unicode.Scalar($0)?.isLetterOrDigit == true }
    }
    return count
  }
}

/// How a stretch of characters looks.
struct InlineStyle: Equatable {
  var font: FontRole
  var weight: FontWeight
  /// Points.
  var size: Double
  /// How far it is raised over the baseline, in points.
  var rise = 0.0
  var color: Color
  var language: Language
  var isEmphasis = false
  // Passages that rules, grounds or frames belong to, by their numbers; -1 for none. Neighbours of one number
  // share one rule, neighbours of different numbers have one each.
  var underline: Int32 = -1
  var strike: Int32 = -1
  var mark: Int32 = -1
  var code: Int32 = -1
  var key: Int32 = -1
  /// Whether ligatures are off.
  var isVerbatim = false
  /// Whether small letters are small capitals.
  var isSmallCaps = false
  /// The index of a link in ``FlatText/links``.
  var link: Int32 = -1
  /// The note that a mark refers to.
  var note: NoteID?
  /// Whether this is the mark of a note or an address: no break and no blank before it.
  var isReferenceMark = false
  /// The index of a ruby in ``FlatText/rubies``.
  var ruby: Int32 = -1
  /// What it is besides text.
  var kind = InlineStructure.Kind.text

  /// What its glyphs are in the paragraph.
  var structure: InlineStructure {
    InlineStructure(kind: kind, link: link, isReference: note != nil, ruby: ruby)
  }
}

/// A link over some characters.
struct FlatLink {
  var destination: LinkArea.Destination
  /// The address that a note must give on paper; `nil` where none is wanted.
  var noteAddress: String?
  /// The number of scalars before its end.
  var end: Int
}

/// A picture in the line, in points.
struct InlineBox {
  var resource: ResourceID
  /// What it is within the text.
  var picture: InlinePicture
  var width: Double
  var height: Double
  /// How far it reaches below the baseline.
  var depth: Double
}

/// Text above a base.
struct FlatRuby {
  var range: Range<Int>
  var text: String
  var isZhuyin: Bool
}
