import Manuscript
import PangoCairo
import TestSupport
import Themes

@testable import Typesetting

/// Sets texts in vertical lines and answers how each cluster of characters stands.
struct VerticalHarness {
  var inline: InlineHarness

  /// A cluster: its text, how it stands, its first glyph, and where that is along the line and across, in em.
  struct Cell: Equatable {
    var text: String
    var isUpright: Bool
    var glyphs: [UInt32]
    var along: Double
    var across: Double
  }

  init(language: Language = .zhHans, measure: Double = 30) {
    inline = InlineHarness(language: language, measure: measure)
    inline.theme.page.writing = .vertical
  }

  func cells(_ text: String) throws -> [Cell] { try cells([.text(text)]) }

  func cells(_ inlines: [Inline]) throws -> [Cell] {
    try inline.set(inlines).lines.flatMap(VerticalHarness.cells)
  }

  static func cells(_ line: Line) -> [Cell] {
    var cells: [Cell] = []
    for case .glyphs(let run) in line.items {
      var bytes = Array(run.text.utf8)[...]
      var glyphs = run.glyphs[...]
      for cluster in run.clusters {
        let own = glyphs.prefix(cluster.glyphs)
        cells.append(
          Cell(
            text: String(decoding: bytes.prefix(cluster.bytes), as: UTF8.self),
            isUpright: run.orientation == .upright, glyphs: own.map(\.id),
            along: (run.origin.x + (own.first?.x ?? 0)) / InlineHarness.size,
            across: (run.origin.y + (own.first?.y ?? 0)) / InlineHarness.size))
        bytes = bytes.dropFirst(cluster.bytes)
        glyphs = glyphs.dropFirst(cluster.glyphs)
      }
    }
    return cells
  }

  /// The glyph of a character in the serif face, in its vertical form or not.
  static func glyph(_ character: Character, _ direction: TextDirection) throws -> UInt32? {
    guard let catalogue = InlineHarness.catalogue else { throw InlineHarness.NoFonts() }
    guard let face = catalogue.face(family: "Noto Serif CJK SC", weight: 400, italic: false) else {
      return nil
    }
    var glyphs: [ShapedGlyph] = []
    TextEngine(catalogue: catalogue).shape(
      character.unicodeScalars.map(\.value), 0..<1, face: face, script: .han, language: "zh-Hans",
      direction: direction, into: &glyphs)
    return glyphs.first?.id
  }
}

extension [VerticalHarness.Cell] {
  /// Stretches that stand alike: `全年|12|月`, those on their side between angle brackets.
  var orientations: String {
    var result = ""
    var isUpright = true
    for cell in self {
      if cell.isUpright != isUpright { result += isUpright ? "<" : ">" }
      isUpright = cell.isUpright
      result +=
        cell.isUpright && cell.text.count > 1 && cell.text.first?.isASCII == true
        ? "[\(cell.text)]" : cell.text
    }
    return isUpright ? result : result + ">"
  }
}
