import CPango

/// The places where lines may break by UAX #14, as Pango finds them; the caller tailors them.
package enum BreakOpportunities {
  /// Whether a line may start with each Unicode scalar of `text`.
  package static func lineStarts(_ text: String, language: String) -> [Bool] {
    let count = text.unicodeScalars.count
    guard count > 0 else { return [] }
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count + 1)
    pango_get_log_attrs(
      text, Int32(text.utf8.count), -1, pango_language_from_string(language), &attributes, Int32(count + 1))
    return attributes.prefix(count).map { $0.is_line_break != 0 }
  }
}
