import Manuscript
import PangoCairo
import Themes

/// FN-3: chooses faces by role, language, weight and script.
///
/// A character that the chosen face lacks goes to the region's faces of the other roles, then to those of the
/// other regions, then to any face of the catalogue; only then it is missing.
final class FaceChooser {
  /// Which half of a font stack sets a character.
  enum Script: Hashable { case han, latin }

  /// A face, and the share of the size that it is set at.
  struct Choice: Hashable {
    var face: FaceID
    var scale: Double
  }

  private struct Key: Hashable {
    var font: FontRole
    var isBold: Bool
    var isItalic: Bool
    var language: Language
    var script: Script
  }

  private struct Cap: Hashable {
    var scalar: UInt32
    var face: FaceID
  }

  private struct Stray: Hashable {
    var scalar: UInt32
    var font: FontRole
    var isBold: Bool
  }

  private let engine: TextEngine
  private let fonts: FontSet
  private var candidates: [Key: [Choice]] = [:]
  private var strays: [Stray: FaceID?] = [:]
  private var caps: [Cap: SmallCaps] = [:]

  init(engine: TextEngine, fonts: FontSet) {
    self.engine = engine
    self.fonts = fonts
  }

  /// The faces to try for text of a style, the best first.
  func choices(
    _ font: FontRole, bold: Bool, italic: Bool, _ language: Language, _ script: Script
  ) -> [Choice] {
    let key = Key(font: font, isBold: bold, isItalic: italic, language: language, script: script)
    if let known = candidates[key] { return known }
    let roles = [font] + FontRole.allCases.filter { $0 != font }
    let others = FaceChooser.regions.flatMap { region in
      roles.compactMap { han(fonts.stack($0).han[region], key) }
    }
    var found: [Choice] = []
    for choice in roles.flatMap({ own($0, key) }) + others where !found.contains(choice) {
      found.append(choice)
    }
    candidates[key] = found
    return found
  }

  /// Whether a role's upright Latin comes from the Han face in text of Chinese, Japanese and Korean.
  func setsLatinBesideHan(_ font: FontRole) -> Bool { fonts.stack(font).latinBesideHan == .han }

  /// In which order the faces of other regions are tried.
  private static let regions = ["zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko"]

  /// A role's two faces for the language, the one that is meant for the script first.
  private func own(_ role: FontRole, _ key: Key) -> [Choice] {
    let stack = fonts.stack(role)
    let latin = stack.latin.flatMap {
      engine.catalogue.face(family: $0, weight: key.isBold ? 700 : 400, italic: key.isItalic)
    }.map { Choice(face: $0, scale: stack.latinScale) }
    let han = han(stack.hanFamily(key.language), key)
    return (key.script == .han ? [han, latin] : [latin, han]).compactMap { $0 }
  }

  private func han(_ family: String?, _ key: Key) -> Choice? {
    family.flatMap { engine.catalogue.face(family: $0, weight: key.isBold ? 700 : 400, italic: false) }
      .map { Choice(face: $0, scale: 1) }
  }

  /// A face for emoji, if the catalogue has one.
  private(set) lazy var emoji: FaceID? = engine.catalogue.faces.firstIndex { $0.isColor }.map(
    FaceID.init(index:))

  /// How a small letter becomes a small capital in a face; `nil` for what is no small letter.
  func smallCaps(_ scalar: UInt32, _ face: FaceID) -> SmallCaps? {
    guard let capital = SmallCaps.capital(of: scalar) else { return nil }
    let key = Cap(scalar: scalar, face: face)
    if let known = caps[key] { return known }
    let isDrawn = engine.has(capital, in: face)
    let found: SmallCaps =
      engine.has(.smallCapitals, for: scalar, in: face) ? .feature : isDrawn ? .drawn : .none
    caps[key] = found
    return found
  }

  /// Any face of the catalogue that has the character, of the make of the role's Latin face if there is one.
  func stray(for scalar: UInt32, _ font: FontRole, bold: Bool) -> FaceID? {
    let key = Stray(scalar: scalar, font: font, isBold: bold)
    if let known = strays[key] { return known }
    let found = engine.catalogue.anyFace(
      for: scalar, weight: bold ? 700 : 400, like: fonts.stack(font).latin)
    strays[key] = .some(found)
    return found
  }
}
