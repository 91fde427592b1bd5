import Manuscript
import Themes

/// Which characters may not start or end a line (LB-1s, LB-1e).
///
/// Chinese has the levels of clreq §3.1.5: `gb` adds to `basic` that no solidus ends a line (LB-1g, GB/T 15834),
/// `strict` that no dash and no ellipsis starts one (LB-1x); `none` is for newspapers (LB-1n). Japanese has
/// those of jlreq appendix C.4 (LB-ja); Korean and all others the basic rule.
struct Kinsoku {
  /// A level that the language has: never `auto`.
  let level: CJKStyle.Level
  private let isJapanese: Bool
  /// LB-7: whether the last of three closing marks may start a line. clreq §3.1.5 offers that as a remedy;
  /// jlreq forbids it at every level.
  let relieves: Bool

  init(_ level: CJKStyle.Level, _ language: Language) {
    isJapanese = language.primary == "ja"
    self.level = isJapanese ? Kinsoku.japanese(level) : Kinsoku.chinese(level, language)
    relieves = language.primary == "zh" && self.level != .none
  }

  private static func japanese(_ level: CJKStyle.Level) -> CJKStyle.Level {
    switch level {
    case .none, .veryLoose: .veryLoose
    case .loose, .veryStrict: level
    case .auto, .basic, .gb, .strict: .strict
    }
  }

  private static func chinese(_ level: CJKStyle.Level, _ language: Language) -> CJKStyle.Level {
    let isChinese = language.primary == "zh"
    return switch level {
    case .auto: isChinese && !language.isTraditionalChinese ? .gb : .basic
    case .gb: isChinese ? .gb : .basic
    case .loose, .veryLoose: .basic
    case .veryStrict: .strict
    case .basic, .strict, .none: level
    }
  }

  func forbidsStart(_ kind: CharacterClass, _ scalar: UInt32) -> Bool {
    switch kind {
    case .mark, .joiner, .zeroWidthSpace: true
    case .hyphen, .latinClose, .latinPoint, .slash: level != .none
    case .latinQuote: level != .none && Kinsoku.closingQuotes.contains(scalar)
    case .symbol: level != .none && scalar == 0xB7
    default: isJapanese ? forbidsJapaneseStart(kind, scalar) : forbidsChineseStart(kind)
    }
  }

  private func forbidsChineseStart(_ kind: CharacterClass) -> Bool {
    switch kind {
    case .close, .comma, .colon, .stop, .exclamation, .interpunct, .connector, .solidus, .percent, .iteration:
      level != .none
    case .dash, .ellipsis, .smallKana: level == .strict
    default: false
    }
  }

  /// jlreq appendix C.4. Closing brackets, commas and stops are forbidden at every level; `strict` frees only
  /// small kana, ー and 々, so that ゝ and ヽ stay bound.
  private func forbidsJapaneseStart(_ kind: CharacterClass, _ scalar: UInt32) -> Bool {
    switch kind {
    case .close, .comma, .stop: true
    case .connector, .interpunct: level == .strict || level == .veryStrict
    case .percent: level != .veryLoose && !(level == .loose && (scalar == 0x25 || scalar == 0xFF05))
    case .colon, .exclamation, .iteration: level != .veryLoose
    case .smallKana: level == .veryStrict
    default: false
    }
  }

  func forbidsEnd(_ kind: CharacterClass, _ scalar: UInt32) -> Bool {
    switch kind {
    case .joiner: true
    case .open: isJapanese || level != .none
    case .latinOpen: level != .none
    case .solidus: !isJapanese && (level == .gb || level == .strict)
    case .latinQuote: level != .none && Kinsoku.openingQuotes.contains(scalar)
    default: false
    }
  }

  private static let closingQuotes: Set<UInt32> = [0x201D, 0x2019, 0xBB, 0x203A]
  private static let openingQuotes: Set<UInt32> = [0x201C, 0x2018, 0x201E, 0x201A, 0xAB, 0x2039]
}
