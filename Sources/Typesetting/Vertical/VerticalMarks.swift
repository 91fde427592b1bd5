import Manuscript

/// What marks become in vertical lines.
enum VerticalMarks {
  /// The character whose vertical form stands for a quotation mark.
  ///
  /// On the mainland “” become ﹃﹄ and ‘’ become ﹁﹂ (GB/T 15834-2011 §5.2), which the faces for it have as vertical forms of
  /// the very marks. In Taiwan and Hong Kong the outer marks are 「」; in Japan “” are written 〝〟 (jlreq §3.1.2).
  static func standIn(for scalar: UInt32, _ convention: MarkConvention) -> UInt32 {
    switch (convention, scalar) {
    case (.traditional, 0x201C): 0x300C
    case (.traditional, 0x201D): 0x300D
    case (.traditional, 0x2018): 0x300E
    case (.traditional, 0x2019): 0x300F
    case (.simplified, 0x201C): 0x300E
    case (.simplified, 0x201D): 0x300F
    case (.simplified, 0x2018): 0x300C
    case (.simplified, 0x2019): 0x300D
    case (.japanese, 0x201C): 0x301D
    case (.japanese, 0x201D): 0x301F
    default: scalar
    }
  }

  /// The blanks of a mark. Simplified `：；！？` stand in the middle of their em, and fill it.
  static func blanks(_ kind: CharacterClass, _ horizontal: MarkBlanks, _ convention: MarkConvention)
    -> MarkBlanks
  {
    convention == .simplified && (kind == .colon || kind == .exclamation) ? MarkBlanks() : horizontal
  }
}
