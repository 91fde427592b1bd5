import CPango

/// The places where lines may break by UAX #14, as Pango finds them; the caller tailors them.
package enum BreakOpportunities {
  /// What may happen before a character.
  package struct Place: Sendable, Hashable {
    /// Whether a line may start here.
    package var isAllowed: Bool
    /// Whether a reader sees a new character here: emergency breaks stand nowhere else.
    package var isCharacterStart: Bool
  }

  /// One place before each Unicode scalar of `text`.
  package static func places(_ text: String, language: String) -> [Place] {
    let count = text.unicodeScalars.count
    guard count > 0 else { return [] }
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count + 1)
    pango_get_log_attrs(
      text, Int32(text.utf8.count), -1, pango_language_from_string(language), &attributes, Int32(count + 1))
    return attributes.prefix(count).map {
      Place(isAllowed: $0.is_line_break != 0, isCharacterStart: $0.is_cursor_position != 0)
    }
  }
}
