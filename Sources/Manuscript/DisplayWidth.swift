/// How much room text takes on a terminal.
package enum DisplayWidth {
  /// Columns that `text` takes: Han, kana, hangul and full-width forms take two (UAX #11).
  package static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// `text` in exactly `width` columns: cut with an ellipsis, or filled with blanks.
  package static func fit(_ text: String, _ width: Int) -> String {
    let taken = columns(text)
    if taken <= width { return text + String(repeating: " ", count: width - taken) }
    var (kept, used) = ("", 0)
    for character in text {
      let next = columns(String(character))
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…" + String(repeating: " ", count: width - 1 - used)
  }

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
