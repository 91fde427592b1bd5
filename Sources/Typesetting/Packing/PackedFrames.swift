import Manuscript
import PangoCairo
import Themes

/// The frames of a page as bytes: some 3 KB, where the values take 30.
///
/// The pages of a whole book wait until the last one is set: contents tell folios, and faces are cut down to the glyphs
/// of all pages. So they wait packed, and each is unpacked when it is painted.
struct PackedFrames: Sendable {
  var bytes: PackedBytes
  var shared: PackedNames

  static let none = PackedFrames(bytes: .none, shared: PackedNames())
}

/// What is named more than once in packed frames.
final class PackedNames: Sendable {
  let elements: [StructureElement]
  let styles: [PackedStyle]

  init(elements: [StructureElement] = [], styles: [PackedStyle] = []) {
    self.elements = elements
    self.styles = styles
  }
}

/// What many runs of glyphs have in common.
struct PackedStyle: Sendable, Hashable {
  var face: FaceID
  var size: Double
  var color: Color
  var language: Language
  var orientation: GlyphOrientation

  init(_ run: GlyphRun) {
    face = run.face
    size = run.size
    color = run.color
    language = run.language
    orientation = run.orientation
  }
}

/// The bytes that say what comes next.
enum PackedTag {
  static let glyphs: UInt8 = 0
  static let fill: UInt8 = 1
  static let dots: UInt8 = 2
  static let outline: UInt8 = 3
  static let image: UInt8 = 4
  static let drawing: UInt8 = 5
  static let element: UInt8 = 6

  /// How the glyphs of a run differ from the simplest.
  struct Run: OptionSet {
    let rawValue: UInt8

    /// It is more than text.
    static let hasStructure = Run(rawValue: 1)
    /// Not all glyphs stand on its baseline.
    static let hasHeights = Run(rawValue: 2)
    /// Not all clusters are one glyph for as many bytes.
    static let hasClusters = Run(rawValue: 4)
  }
}

extension Region {
  /// The number that stands for it in packed frames.
  var packed: Int {
    switch self {
    case .cover: 0
    case .title: 1
    case .contents: 2
    case .spanning: 3
    case .side: 4
    case .notes: 5
    case .head: 6
    case .foot: 7
    case .decoration: 8
    case .column(let number): 9 + number
    }
  }

  init(packed number: Int) {
    let regions: [Region] = [
      .cover, .title, .contents, .spanning, .side, .notes, .head, .foot, .decoration,
    ]
    self = number < regions.count ? regions[number] : .column(number - regions.count)
  }
}
