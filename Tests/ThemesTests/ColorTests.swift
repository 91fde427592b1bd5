import Foundation
import Testing
import Themes

@Suite("The colours of the shipped themes")
struct ColorTests {
  /// WCAG 2.2, “relative luminance”.
  private func luminance(_ color: Color) -> Double {
    let linear = [color.red, color.green, color.blue].map { share in
      let value = Double(share) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// Success criterion 1.4.3: 4.5 for text, here on the white of paper.
  @Test(arguments: ShippedThemes.names)
  func canBeReadOnPaper(name: String) throws {
    let colors = try ShippedThemes.loader.load(name).colors
    for color in [colors.text, colors.accent, colors.link, colors.muted] {
      #expect(1.05 / (luminance(color) + 0.05) >= 4.5, "\(color)")
    }
  }
}
