import Manuscript
import PangoCairo
import Themes

/// FN-3: chooses faces by role, language, weight and script.
///
/// A character that the chosen face lacks goes to the role's other faces, then to those of the other roles,
/// then to any face of the catalogue; only then it is missing.
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

  private let engine: TextEngine
  private let fonts: FontSet
  private var candidates: [Key: [Choice]] = [:]
  private var strays: [UInt32: FaceID?] = [:]

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
    var found: [Choice] = []
    for role in [font, .serif, .sans, .kai, .mono] {
      for choice in stackChoices(role, key) where !found.contains(choice) { found.append(choice) }
    }
    candidates[key] = found
    return found
  }

  /// Whether a role's upright Latin comes from the Han face in text of Chinese, Japanese and Korean.
  func setsLatinBesideHan(_ font: FontRole) -> Bool { fonts.stack(font).latinBesideHan == .han }

  /// The stack of a role in the order in which it should be tried.
  private func stackChoices(_ role: FontRole, _ key: Key) -> [Choice] {
    let stack = fonts.stack(role)
    let weight = key.isBold ? 700 : 400
    let latin = stack.latin.flatMap {
      engine.catalogue.face(family: $0, weight: weight, italic: key.isItalic)
    }.map { Choice(face: $0, scale: stack.latinScale) }
    let own = stack.hanFamily(key.language)
    let others = stack.han.sorted { $0.key < $1.key }.map(\.value).filter { $0 != own }
    let han = ([own].compactMap { $0 } + others).compactMap {
      engine.catalogue.face(family: $0, weight: weight, italic: false)
    }.map { Choice(face: $0, scale: 1) }
    return key.script == .han ? han + [latin].compactMap { $0 } : [latin].compactMap { $0 } + han
  }

  /// A face for emoji, if the catalogue has one.
  private(set) lazy var emoji: FaceID? = engine.catalogue.faces.firstIndex { $0.isColor }.map(
    FaceID.init(index:))

  /// Any face of the catalogue that has the character.
  func stray(for scalar: UInt32, bold: Bool) -> FaceID? {
    if let known = strays[scalar] { return known }
    let found = engine.catalogue.anyFace(for: scalar, weight: bold ? 700 : 400)
    strays[scalar] = found
    return found
  }
}
