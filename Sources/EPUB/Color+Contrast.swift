import Foundation
import Themes

extension Color {
  /// The ground that reading systems have at night.
  static let night = Color(red: 18, green: 18, blue: 18)

  /// This colour, made lighter until it can be read on `ground` (WCAG 2.2 §1.4.3: contrast of 4.5).
  func legible(on ground: Color) -> Color {
    let steps = (0...20).lazy.map { self.lighter(by: Double($0) / 20) }
    return steps.first { $0.contrast(with: ground) >= 4.5 } ?? Color(red: 255, green: 255, blue: 255)
  }

  /// WCAG 2.2, “contrast ratio”.
  func contrast(with other: Color) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  private func lighter(by share: Double) -> Color {
    func mix(_ value: UInt8) -> UInt8 { UInt8(Double(value) + (255 - Double(value)) * share) }
    return Color(red: mix(red), green: mix(green), blue: mix(blue))
  }

  /// WCAG 2.2, “relative luminance”.
  private var luminance: Double {
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
