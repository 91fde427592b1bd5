/// What a character is to the composer. The names of full-width marks are those of clreq §3.1 and jlreq §3.1.
enum CharacterClass: UInt8, Sendable {
  // Characters of an em.
  case ideograph, kana
  /// Small kana, ー and 々: what level `strict` of jlreq lets start a line.
  case smallKana
  /// The other iteration marks (jlreq cl-09).
  case iteration
  case hangul, wide
  // Full-width marks.
  case open, close, comma, colon, stop, exclamation, interpunct, connector, solidus
  case dash, ellipsis
  // Marks that Han and Latin share; ``resolveSharedMarks(_:_:)`` makes them one or the other.
  case quoteOpen, quoteClose, sharedDash, sharedEllipsis, sharedDot
  // Latin and everything set like it.
  case letter, digit, latinOpen, latinClose, latinPoint, latinQuote, percent, currency, sign, hyphen, slash
  case symbol, emoji
  // No ink of their own.
  case space, wideSpace, noBreakSpace, zeroWidthSpace, joiner, softHyphen, mark, lineBreak
  /// A picture or another box.
  case object

  /// Han, kana and what else fills an em of the CJK face; also full-width marks.
  var isFullWidth: Bool { rawValue <= CharacterClass.ellipsis.rawValue }

  /// A full-width mark, which may carry blank beside its ink.
  var isFullWidthMark: Bool {
    rawValue >= CharacterClass.open.rawValue && rawValue <= CharacterClass.ellipsis.rawValue
  }

  var isIdeographic: Bool { rawValue <= CharacterClass.hangul.rawValue }

  /// Han and kana: what takes a blank beside Latin, and what justification may move apart.
  var isHan: Bool { rawValue <= CharacterClass.iteration.rawValue }

  var isShared: Bool {
    rawValue >= CharacterClass.quoteOpen.rawValue && rawValue <= CharacterClass.sharedDot.rawValue
  }

  /// Closing brackets and the marks that pause or stop: solid after one another (clreq §3.1.6).
  var isClosing: Bool {
    switch self {
    case .close, .comma, .colon, .stop, .exclamation: true
    default: false
    }
  }

  /// What a reader counts as a character of a last line.
  var isContent: Bool {
    isIdeographic || self == .wide || self == .letter || self == .digit || self == .emoji
  }

  /// What takes a blank beside Han (clreq §3.2.2): letters and digits, and what belongs to a number.
  var takesAutospace: Bool {
    switch self {
    case .letter, .digit, .percent, .currency, .sign: true
    default: false
    }
  }
}
