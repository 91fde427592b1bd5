import Manuscript
import Themes

/// The smallest part of a block that a page break cannot divide: a line, a figure, a row of a table.
///
/// Its contents stand relative to the left edge of the column and to the fragment's top.
struct Fragment: Sendable, Equatable {
  /// What the fragment belongs to, which decides how dear a break beside it is.
  enum Kind: Sendable, Equatable { case text, heading, code, row, figure, other }

  var kind: Kind
  /// The number of the flow item that it is part of; fragments of one item follow each other.
  var item: Int
  /// Points; a whole number of grid lines where `snaps` is set.
  var height: Double
  /// Blank above, dropped at the top of a column.
  var spaceBefore: Double = 0
  /// Whether it begins on a grid line.
  var snaps = true
  /// Whether it may go to the top of the next column while text goes on in its place.
  var floats = false
  /// Whether its lines run upward, so that its page has to be turned to be read.
  var isTurned = false
  /// Whether no column may end with it.
  var keepsWithNext = false
  /// What it costs to end a column before it; see ``KeepTogether``.
  var breakCost = 0
  /// How it stands over several columns: an index into ``Galley/spans``.
  var span: Int?
  /// What is said of it beside the text: an index into ``Galley/captions``.
  var caption: Int?
  /// The rows that are repeated above it where it begins a column: an index into ``Galley/heads``.
  var head: Int?
  var lines: [PlacedLine] = []
  /// Rules, pictures and other items that are no text.
  var items: [FrameItem] = []
  /// Text that is no part of the manuscript, such as wrap marks.
  var decorations: [PlacedLine] = []
  var bands: [Band] = []
  /// Names of the link targets at its top.
  var targets: [String] = []
  /// The notes that are first referred to in it: indices into ``Galley/notes``.
  var notes: [Int] = []
  /// What of the chapter's text it begins with; `nil` for what is repeated, and for what no chapter has.
  var position: TextPosition?
}

/// A set line and where its baseline begins.
struct PlacedLine: Sendable, Equatable {
  var line: Line
  var origin: Point
  /// What its text belongs to; `nil` for what is no part of the book's content.
  var element: StructureElement?
}

/// A bar or a ground behind consecutive fragments: drawn once per column, over the blanks between them.
struct Band: Sendable, Equatable {
  /// Fragments with the same number share one band.
  var id: Int
  var left: Double
  var width: Double
  var color: Color
  /// How far it reaches over its fragments above and below, in every column, in points.
  var bleed = 0.0
}

/// An endless column before pagination, with what stands outside of it.
struct Galley: Sendable {
  var fragments: [Fragment] = []
  /// Each note's fragments, in the order of their numbers.
  var notes: [[Fragment]] = []
  /// The same notes as they stand in the column beside the text; empty where there is none.
  var sideNotes: [[Fragment]] = []
  /// The captions that stand beside their figures; `spaceBefore` is how far below the top of the figure.
  var captions: [Fragment] = []
  /// The head rows of tables.
  var heads: [[Fragment]] = []
  /// What may stand over several columns, as it stands there.
  var spans: [Spanning] = []
  /// One more than the highest number of a band.
  var bandCount = 0
  /// The paragraphs that may be asked for another number of lines, by their items.
  var sources: [Int: ParagraphSource] = [:]
  /// Paragraphs that stand here more than once, by the first fragment of their best setting; see ``VaryParagraphs``.
  var variants: [Int: [GalleyVariant]] = [:]
  /// What follows the last fragment of each setting of those paragraphs.
  var continuations: [Int: Int] = [:]

  /// The fragment that follows another one: the next, unless a paragraph stands here more than once.
  func index(after index: Int) -> Int {
    continuations.isEmpty ? index + 1 : continuations[index] ?? index + 1
  }

  /// What follows a fragment that stands over several columns, with all that stands there together with it.
  func index(afterSpan index: Int) -> Int { index + (fragments[index].span.map { spans[$0].count } ?? 1) }

  /// Appends another galley; its numbers are moved behind those of this one.
  mutating func append(_ other: Galley) {
    let items = (fragments.last?.item ?? -1) + 1
    let bands = bandCount
    let (noteOffset, headOffset, spanOffset) = (notes.count, heads.count, spans.count)
    let captionOffset = captions.count
    fragments += other.fragments.map { fragment in
      var fragment = fragment
      fragment.item += items
      fragment.head = fragment.head.map { $0 + headOffset }
      fragment.span = fragment.span.map { $0 + spanOffset }
      fragment.caption = fragment.caption.map { $0 + captionOffset }
      fragment.notes = fragment.notes.map { $0 + noteOffset }
      for index in fragment.bands.indices { fragment.bands[index].id += bands }
      return fragment
    }
    notes += other.notes
    sideNotes += other.sideNotes
    captions += other.captions
    heads += other.heads
    spans += other.spans
    for (item, source) in other.sources { sources[item + items] = source }
    bandCount += other.bandCount
  }
}

/// A galley of which many columns are tried: each holds one reference to it instead of a dozen.
final class SharedGalley: Sendable {
  let galley: Galley

  init(_ galley: Galley) { self.galley = galley }
}

extension FrameItem {
  /// The item, moved.
  package func moved(x: Double, y: Double) -> FrameItem {
    switch self {
    case .glyphs(var run):
      run.origin.x += x
      run.origin.y += y
      return .glyphs(run)
    case .fill(let rect, let color): return .fill(rect.moved(x: x, y: y), color)
    case .dots(let centres, let radius, let color):
      return .dots(centres.map { Point(x: $0.x + x, y: $0.y + y) }, radius: radius, color)
    case .outline(let rect, let corner, let width, let color):
      return .outline(rect.moved(x: x, y: y), corner: corner, width: width, color)
    case .image(let id, let rect, let picture): return .image(id, rect.moved(x: x, y: y), picture)
    case .drawing(let svg, let rect): return .drawing(svg: svg, rect.moved(x: x, y: y))
    case .element: return self
    }
  }
}

extension Rect {
  /// The rectangle, moved.
  package func moved(x: Double, y: Double) -> Rect {
    Rect(x: self.x + x, y: self.y + y, width: width, height: height)
  }
}
