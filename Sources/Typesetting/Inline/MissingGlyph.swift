import Manuscript
import PangoCairo
import Themes

/// A character that no face has; with its variation selector, if only that form of it is missing.
struct MissingGlyph: Hashable {
  var scalar: UInt32
  var selector: UInt32?

  /// What itemizing did not find, and what shaping left without a glyph: a mark that the face of its base lacks.
  static func all(
    _ itemized: ItemizedText, _ text: ShapedText, _ flat: FlatText, _ engine: TextEngine
  ) -> [MissingGlyph] {
    var all = itemized.missing
    for unit in text.units where unit.glyphEnd > unit.glyphStart {
      guard text.glyphs[Int(unit.glyphStart)..<Int(unit.glyphEnd)].contains(where: { $0.id == 0 }) else {
        continue
      }
      let face = itemized.runs[Int(unit.run)].face
      let characters = flat.scalars[Int(unit.textStart)..<Int(unit.textEnd)]
      guard let lacking = characters.first(where: { !engine.has($0, in: face) }) else { continue }
      let glyph = MissingGlyph(scalar: lacking)
      if !all.contains(glyph) { all.append(glyph) }
    }
    return all
  }

  /// What the user is told.
  func finding(at place: SourcePlace?) -> Finding {
    let code = MissingGlyph.code(scalar)
    guard let selector else {
      return Finding(
        .glyphMissing, "no installed font has the character “\(text)” (\(code))", hint: hint, at: place)
    }
    return Finding(
      .glyphMissing,
      "no font of the theme has this form of “\(text)” (\(code) \(MissingGlyph.code(selector))); "
        + "its usual form stands in",
      hint: "name a font that has it in the theme, such as one with the Adobe-Japan1 collection", at: place)
  }

  private var hint: String {
    if MissingGlyph.isPrivate(scalar) {
      return "it is of the private use area: only the font that it was written for shows it"
    }
    guard let package = FontSet.debianPackage(having: scalar) else {
      return "install a font that has it, or name one in the theme"
    }
    return "install \(package), or name a font that has it in the theme"
  }

  private var text: String { Unicode.Scalar(scalar).map(String.init) ?? "" }

  private static func isPrivate(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.generalCategory == .privateUse
  }

  private static func code(_ scalar: UInt32) -> String {
    let number = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}
