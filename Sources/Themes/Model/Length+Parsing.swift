extension Length {
  /// Reads a number with a unit: `pt`, `mm`, `cm`, `in` or `em`; `0` needs none. `nil` for anything else.
  public init?(_ text: String) {
    let unit = String(text.reversed().prefix { $0.isLetter }.reversed()).lowercased()
    let number = text.dropLast(unit.count)
    guard let value = Double(plain: number.last == " " ? number.dropLast() : number) else { return nil }
    switch unit {
    case "pt": self = .points(value)
    case "mm": self = .points(value * 72 / 25.4)
    case "cm": self = .points(value * 720 / 25.4)
    case "in": self = .points(value * 72)
    case "em": self = .em(value)
    case "" where value == 0: self = .points(0)
    default: return nil
    }
  }
}

extension Double {
  /// Reads digits with a point: no exponent, no hexadecimal, no `inf`, as people write numbers.
  init?(plain text: Substring) {
    guard text.unicodeScalars.allSatisfy({ "0123456789.-".unicodeScalars.contains($0) }) else { return nil }
    self.init(text)
  }
}

/// A number as people write it: at most three decimals, and none that are zero.
func plain(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded())
  let whole = thousandths / 1000
  var decimals = String(abs(thousandths % 1000))
  decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
  while decimals.last == "0" { decimals.removeLast() }
  let sign = thousandths < 0 && whole == 0 ? "-" : ""
  return sign + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
}
