import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Themes

@testable import Typesetting

/// Sets texts in the frozen fonts and answers where every character stands, in em of 10 pt.
struct InlineHarness {
  static let size = 10.0

  static let catalogue: FontCatalogue? = try? FontCatalogue(
    folders: [TestFolder.fonts.appending(path: "text").path],
    cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)

  var theme = Theme.inline
  var language = Language.zhHans
  /// em.
  var measure = 20.0
  var indent = 0.0
  var alignment = ParagraphStyle.Alignment.justified
  /// Dictionaries; without them no word is divided, so that tests do not depend on those of the machine.
  var hyphenation: Hyphenation?
  var context = InlineContext(chapter: ChapterID("chapter"))

  struct NoFonts: Error {}

  /// A character of a line.
  struct Place {
    var text: String
    /// Where its glyph and the next one's begin, in em.
    var x: Double
    var face: FontCatalogue.Face
    var advance: Double
  }

  func style() -> ParagraphStyle {
    ParagraphStyle(
      font: .serif, size: InlineHarness.size, color: theme.colors.text, language: language,
      measure: measure * InlineHarness.size, firstIndent: indent * InlineHarness.size, alignment: alignment)
  }

  func set(_ inlines: [Inline]) throws -> SetParagraph {
    guard let catalogue = InlineHarness.catalogue else { throw NoFonts() }
    return LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme, hyphenation: hyphenation)
      .set(inlines, style(), context)
  }

  func set(_ text: String) throws -> SetParagraph { try set([.text(text)]) }

  func widths(_ text: String) throws -> ContentWidths {
    guard let catalogue = InlineHarness.catalogue else { throw NoFonts() }
    return LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
      .widths([.text(text)], style(), context)
  }

  /// A paragraph that is ready to be broken.
  func measured(_ text: String) throws -> MeasuredParagraph {
    guard let catalogue = InlineHarness.catalogue else { throw NoFonts() }
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    var paragraph = composer.prepare([.text(text)], style(), context).paragraph
    OpenEmergencyBreaks.run(&paragraph, 0..<paragraph.text.units.count, isFirst: true)
    return paragraph
  }

  func dump(_ inlines: [Inline]) throws -> String {
    guard let catalogue = InlineHarness.catalogue else { throw NoFonts() }
    return LineDump.text(try set(inlines), catalogue)
  }

  /// The text of each line, without white space at its ends.
  func lines(_ text: String) throws -> [String] {
    try set(text).lines.map { InlineHarness.text($0).trimmingCharacters(in: .whitespaces) }
  }

  /// The characters of a line in reading order.
  static func places(_ line: Line) throws -> [Place] {
    guard let catalogue else { throw NoFonts() }
    let engine = TextEngine(catalogue: catalogue)
    var places: [Place] = []
    for case .glyphs(let run) in line.items {
      var glyph = 0
      var bytes = Array(run.text.utf8)[...]
      for cluster in run.clusters {
        let text = String(decoding: bytes.prefix(cluster.bytes), as: UTF8.self)
        var shaped: [ShapedGlyph] = []
        let scalars = text.unicodeScalars.map(\.value)
        engine.shape(
          scalars, 0..<scalars.count, face: run.face, language: run.language.description, into: &shaped)
        let x = cluster.glyphs > 0 ? run.origin.x + run.glyphs[glyph].x : 0
        places.append(
          Place(
            text: text, x: x / size, face: catalogue[run.face],
            advance: shaped.reduce(0) { $0 + $1.advance } * run.size / size))
        bytes = bytes.dropFirst(cluster.bytes)
        glyph += cluster.glyphs
      }
    }
    return places
  }

  static func text(_ line: Line) -> String {
    line.items.map { if case .glyphs(let run) = $0 { run.text } else { "" } }.joined()
  }
}
