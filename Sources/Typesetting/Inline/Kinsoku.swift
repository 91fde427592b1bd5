import Manuscript
import Themes

/// Which characters may not start or end a line (GB/T 15834, clreq §3.1.5, jlreq §3.1.7).
struct Kinsoku {
  let level: CJKStyle.Level
  private let isJapanese: Bool

  /// `gb` is the rule of mainland China; other languages are `basic` where a theme says `gb`.
  init(_ level: CJKStyle.Level, _ language: Language) {
    isJapanese = language.primary == "ja"
    let isMainland = language.primary == "zh" && !language.isTraditionalChinese
    self.level = level == .gb && !isMainland ? .basic : level
  }

  func forbidsStart(_ kind: CharacterClass, _ scalar: UInt32) -> Bool {
    switch kind {
    case .mark, .joiner, .zeroWidthSpace: true
    case .close, .comma, .colon, .stop, .exclamation, .interpunct, .connector, .solidus, .percent,
      .latinClose,
      .latinPoint, .slash:
      level != .none
    case .dash, .ellipsis, .smallKana: level == .strict
    case .latinQuote: level != .none && Kinsoku.closingQuotes.contains(scalar)
    case .hyphen: level != .none
    case .symbol: level != .none && scalar == 0xB7
    default: false
    }
  }

  func forbidsEnd(_ kind: CharacterClass, _ scalar: UInt32) -> Bool {
    switch kind {
    case .joiner: true
    case .open, .latinOpen: level != .none
    case .solidus: level == .gb || level == .strict
    case .latinQuote: level != .none && Kinsoku.openingQuotes.contains(scalar)
    default: false
    }
  }

  private static let closingQuotes: Set<UInt32> = [0x201D, 0x2019, 0xBB, 0x203A]
  private static let openingQuotes: Set<UInt32> = [0x201C, 0x2018, 0x201E, 0x201A, 0xAB, 0x2039]
}
