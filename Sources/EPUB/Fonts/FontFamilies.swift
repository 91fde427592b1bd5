import Manuscript
import Themes

/// The families of a role in the order in which they are tried: here for choosing faces, in the style sheet for showing
/// them.
struct FontFamilies {
  /// For Han, kana, hangul and their marks.
  let han: [String]
  private let latin: [String]
  private let isLatinBesideHan: Bool

  init(_ fonts: FontSet, _ role: FontRole, _ language: Language) {
    let roles = [role, .serif, .sans].map { fonts.stack($0) }
    let own = roles.compactMap { $0.hanFamily(language) }
    let others = roles.flatMap { $0.han.sorted { $0.key < $1.key }.map(\.value) }
    let latin = roles.compactMap(\.latin)
    han = FontFamilies.unique(own + others + latin)
    self.latin = FontFamilies.unique(latin + own + others)
    isLatinBesideHan = language.isCJK && fonts.stack(role).latinBesideHan == .han
  }

  /// For Latin, and all that is not Han; upright, it may come from the Han face.
  func latin(isItalic: Bool) -> [String] { isLatinBesideHan && !isItalic ? han : latin }

  /// The order for a style sheet, which knows one for all characters. Faces hold only what was chosen for them, and so
  /// the Latin one can stand first.
  func listed(isItalic: Bool = false) -> [String] { latin(isItalic: isItalic) }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Whether a character is one of Han, or a mark that Chinese, Japanese and Korean share with Latin.
  static func isHan(_ character: UInt32, _ language: Language) -> Bool {
    switch character {
    case 0x2e80...0x9fff, 0xac00...0xd7ff, 0xf900...0xfaff, 0xfe30...0xfe4f, 0xff00...0xffef,
      0x20000...0x3ffff:
      true
    case 0xb7, 0x2014...0x2027, 0x2190...0x27bf: language.isCJK
    default: false
    }
  }

  /// Whether a character shows something that a text font has: no blanks, no controls, no emoji.
  static func needsGlyph(_ character: UInt32) -> Bool {
    switch character {
    case 0...0x1f, 0x7f...0x9f, 0xad, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfe00...0xfe0f,
      0xfeff,
      0x1f000...0x1faff, 0xe0000...0xe0fff:
      false
    default: true
    }
  }
}
