/// The blank between Han and Latin letters or digits (AS-1), for text that something else than the composer draws.
package enum Autospace {
  /// Text in which spaces as wide as a theme's `cjk.autospace`, or nearly so, stand where the composer leaves blank.
  ///
  /// - Parameters:
  ///   - text: a line; a space that was typed stays, and none is added beside it.
  ///   - width: the blank, in em; 0 for none.
  /// - Returns: the text with its spaces, which are no places to break it at.
  package static func opened(_ text: String, width: Double) -> String {
    guard let space = space(width) else { return text }
    var opened = String.UnicodeScalarView()
    var last = CharacterClass.space
    for scalar in text.unicodeScalars {
      let kind = CharacterTable.shared[scalar.value]
      if last.isHan && kind.takesAutospace || last.takesAutospace && kind.isHan { opened.append(space) }
      opened.append(scalar)
      if kind != .mark { last = kind }
    }
    return String(opened)
  }

  /// The space of Unicode that is nearest to a width: of a third, a quarter or a sixth of an em.
  private static func space(_ width: Double) -> Unicode.Scalar? {
    switch width {
    case ..<0.08: nil
    case ..<0.21: "\u{2006}"
    case ..<0.3: "\u{2005}"
    default: "\u{2004}"
    }
  }
}
