/// The size at which a drawing wants to be shown (CSS Images §5, SVG 2 §8.2).
enum SVGSize {
  /// Width and height in CSS pixels: its own, else from the shape of its view box, else the default of CSS.
  static func of(_ root: SVGNode) -> (width: Double, height: Double) {
    let width = root.attribute("width").flatMap(pixels)
    let height = root.attribute("height").flatMap(pixels)
    guard let box = root.attribute("viewBox").flatMap(viewBox) else { return (width ?? 300, height ?? 150) }
    switch (width, height) {
    case (let width?, let height?): return (width, height)
    case (let width?, nil): return (width, width * box.height / box.width)
    case (nil, let height?): return (height * box.width / box.height, height)
    case (nil, nil): return box
    }
  }

  /// A length in CSS pixels; `nil` for a share of something or for no length.
  private static func pixels(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    let number = text.prefix { $0.isNumber || ".+-".contains($0) }
    let perPixel = [
      "": 1, "px": 1, "pt": 96 / 72.0, "pc": 16, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96, "em": 16,
      "ex": 8,
    ]
    guard let unit = perPixel[text.dropFirst(number.count).lowercased()], let value = Double(number) else {
      return nil
    }
    return value * unit
  }

  private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
    let numbers = text.split { $0.isWhitespace || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers.allSatisfy(\.isFinite) else {
      return nil
    }
    return (numbers[2], numbers[3])
  }
}
