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

  /// Columns that `text` takes: Han, kana, hangul and full-width forms take two (UAX #11).
  static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36f, 0x200b...0x200f: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x20000...0x3fffd:
      2
    default: 1
    }
  }
}
