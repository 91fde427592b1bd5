/// Straight marks as those of print, in text without Chinese, Japanese or Korean.
///
/// - `"a"` and `'a'` become “a” and ‘a’; an apostrophe becomes ’.
/// - `--` and `---` become – and —, `...` becomes ….
///
/// - Parameters:
///   - text: running text.
///   - previous: the character before it.
/// - Returns: the text with marks of print.
func smartPunctuation(_ text: String, after previous: Character?) -> String {
  var result = ""
  var previous = previous
  var rest = text[...]
  while let character = rest.first {
    var taken = 1
    var written = String(character)
    switch character {
    case "\"": written = opens(previous) ? "“" : "”"
    case "'": written = opens(previous) ? "‘" : "’"
    case "-" where rest.hasPrefix("---"): (written, taken) = ("—", 3)
    case "-" where rest.hasPrefix("--"): (written, taken) = ("–", 2)
    case "." where rest.hasPrefix("..."): (written, taken) = ("…", 3)
    default: break
    }
    result += written
    previous = written.last
    rest = rest.dropFirst(taken)
  }
  return result
}

/// Whether a mark behind this character opens a quotation.
private func opens(_ previous: Character?) -> Bool {
  guard let previous else { return true }
  return previous.isWhitespace || "([{“‘—–/".contains(previous)
}

/// Whether a text is written in a script that has marks of its own.
func hasOwnPunctuation(_ text: String) -> Bool {
  text.unicodeScalars.contains { $0.isWideText || $0.isHangul }
}
