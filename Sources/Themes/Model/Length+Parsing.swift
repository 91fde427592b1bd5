import Settings

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
