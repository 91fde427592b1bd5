/// Looks up the class of a character.
struct CharacterTable: Sendable {
  /// The one table; it is built when it is first asked for.
  static let shared = CharacterTable()

  private let basic: [CharacterClass]

  subscript(scalar: UInt32) -> CharacterClass {
    scalar < 0x10000 ? basic[Int(scalar)] : CharacterTable.supplementary(scalar)
  }

  private init() {
    // Han and hangul, most of the plane, are in `ranges`: asking Unicode for each would cost milliseconds.
    var table = [CharacterClass](repeating: .symbol, count: 0x10000)
    for scalar in UInt32(0)..<0x3400 { table[Int(scalar)] = CharacterTable.general(scalar) }
    for scalar in UInt32(0xA000)..<0xAC00 { table[Int(scalar)] = CharacterTable.general(scalar) }
    for scalar in UInt32(0xFB00)..<0x10000 { table[Int(scalar)] = CharacterTable.general(scalar) }
    for (range, kind) in CharacterTable.ranges { for scalar in range { table[Int(scalar)] = kind } }
    for (members, kind) in CharacterTable.members {
      for scalar in members.unicodeScalars { table[Int(scalar.value)] = kind }
    }
    basic = table
  }

  private static func supplementary(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x20000...0x3FFFF: .ideograph
    case 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF, 0xE0020...0xE007F: .mark
    case 0x1F000...0x1FAFF: .emoji
    case 0x16FE0...0x1B2FF: .wide
    default: general(scalar)
    }
  }

  /// The class that Unicode's own properties give.
  private static func general(_ value: UInt32) -> CharacterClass {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
    case .decimalNumber: return .digit
    case .currencySymbol: return .currency
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .openPunctuation: return .latinOpen
    case .closePunctuation: return .latinClose
    case .initialPunctuation, .finalPunctuation: return .latinQuote
    case .dashPunctuation: return .hyphen
    case .format, .control: return .joiner
    default: return scalar.properties.isEmojiPresentation ? .emoji : .symbol
    }
  }

  private static let ranges: [(ClosedRange<UInt32>, CharacterClass)] = [
    (0x2E80...0x2FDF, .ideograph), (0x3400...0x4DBF, .ideograph), (0x4E00...0x9FFF, .ideograph),
    (0xF900...0xFAFF, .ideograph), (0x3005...0x3007, .ideograph), (0x3021...0x3029, .ideograph),
    (0x3041...0x3096, .kana), (0x309D...0x309F, .kana), (0x30A1...0x30FA, .kana), (0x30FC...0x30FF, .kana),
    (0x31F0...0x31FF, .smallKana), (0x3105...0x312F, .wide), (0x31A0...0x31BF, .wide),
    (0x1100...0x11FF, .hangul), (0x3131...0x318E, .hangul), (0xAC00...0xD7A3, .hangul),
    (0x3200...0x33FF, .wide), (0x2460...0x24FF, .wide), (0x31C0...0x31EF, .wide), (0x3012...0x3013, .wide),
    (0x302A...0x302F, .mark), (0x3099...0x309A, .mark), (0xFE00...0xFE0F, .mark), (0xFF10...0xFF19, .wide),
    (0xFF21...0xFF3A, .wide), (0xFF41...0xFF5A, .wide), (0xFF66...0xFF9F, .letter), (0xFFE0...0xFFE6, .wide),
    (0xFF02...0xFF07, .wide), (0xFF0A...0xFF0B, .wide), (0xFF1C...0xFF1E, .wide), (0x2000...0x200A, .space),
  ]

  private static let members: [(String, CharacterClass)] = [
    ("（《〈「『【〖〔［｛〘〚｟〝", .open), ("）》〉」』】〗〕］｝〙〛｠〞〟", .close),
    ("，、", .comma), ("：；", .colon), ("。．", .stop), ("！？‼⁇⁈⁉", .exclamation), ("・‧", .interpunct),
    ("～〜゠", .connector), ("／＼", .solidus), ("⸺⸻", .dash), ("⋯", .ellipsis),
    ("“‘", .quoteOpen), ("”’", .quoteClose), ("—―", .sharedDash), ("…‥", .sharedEllipsis), ("·", .sharedDot),
    ("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々", .smallKana),
    ("ゝゞヽヾ〻〱〲〳〴〵", .iteration),
    ("([{", .latinOpen), (")]}", .latinClose), (",.;:!?", .latinPoint), ("\"'", .latinQuote),
    ("%％‰℃℉°", .percent), ("$¥￥＄£￡€", .currency), ("+−±", .sign), ("-‐–", .hyphen), ("/", .slash),
    ("\t\n ", .space), ("\u{3000}", .wideSpace), ("\u{A0}\u{202F}", .noBreakSpace),
    ("\u{200B}", .zeroWidthSpace), ("\u{200D}\u{FE0E}\u{FE0F}\u{20E3}", .mark), ("\u{AD}", .softHyphen),
    ("\u{2028}", .lineBreak), ("\u{FFFC}", .object),
  ]
}
