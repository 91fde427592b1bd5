/// An sRGB colour.
public struct Color: Sendable, Hashable, CustomStringConvertible {
  /// The share of red, 0 to 255.
  public var red: UInt8
  /// The share of green, 0 to 255.
  public var green: UInt8
  /// The share of blue, 0 to 255.
  public var blue: UInt8

  /// Full black.
  public static let black = Color(red: 0, green: 0, blue: 0)

  /// A colour of three shares from 0 to 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`; `nil` for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 7, hex.first == "#", !hex.dropFirst().hasPrefix("+"),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xff), blue: UInt8(value & 0xff))
  }

  /// `#rrggbb`.
  public var description: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The weight of a face. Themes use two.
public enum FontWeight: String, Sendable, Hashable, CaseIterable { case regular, bold }
