/// What terminals need to be told, and be protected from.
enum Terminal {
  /// Goes to the beginning of the line and clears it.
  static let clearLine = "\r\u{1b}[2K"

  /// `text` without control characters, which a hostile file name or title could use to command a terminal.
  /// Where our own colours are in it, they are kept.
  static func safe(_ text: String, keeping colors: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if colors, let color = self.colors.first(where: { rest.starts(with: $0.unicodeScalars) }) {
        result.append(contentsOf: color.unicodeScalars)
        rest = rest.dropFirst(color.unicodeScalars.count)
      } else {
        result.append(isControl(scalar) ? "\u{FFFD}" : scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  private static let colors = ["\u{1b}[36m", "\u{1b}[33m", "\u{1b}[1;31m", "\u{1b}[0m"]

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
