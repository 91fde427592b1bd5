import Checking
import Foundation

extension Requirement {
  /// Style sheets: colours that can be read, and left to the reader where they are the body's.
  static let styles: [Requirement] = [
    Requirement(.style, "contrast", "coloured text can be read by day and at night (WCAG 2.2 §1.4.3)") {
      book in
      let colored = book.rules.filter { $0.rule.color != nil && $0.rule.declarations["background"] == nil }
      return .every(colored, \.text) { place in
        let ground: [Double] = place.rule.isForNight ? [18, 18, 18] : [255, 255, 255]
        return place.rule.color.map { Luminance.contrast($0, ground) >= 4.5 } ?? true
      }
    },
    Requirement(.style, "body-colours", "text and ground of the body are the reader's") { book in
      let body = book.rules.filter { rule in
        rule.rule.selector.split(separator: ",").contains {
          ["html", "body", "p", "div", "section", "*"].contains($0.trimmingCharacters(in: .whitespaces))
        }
      }
      return .every(body, \.text) { place in
        ["color", "background", "background-color"].allSatisfy {
          ["inherit", "transparent", "none", "currentcolor", nil].contains(
            place.rule.declarations[$0]?.lowercased())
        }
      }
    },
    Requirement(.style, "remote", "style sheets take in nothing from outside") { book in
      .every(book.styles, \.path) { style in
        let text = style.text.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        return !text.contains("url(http") && !text.contains("url(//") && !text.contains("@importhttp")
      }
    },
  ]
}

/// A rule with its place.
private struct PlacedRule {
  var path: String
  var rule: StyleRule
  var text: String { "\(path), \(rule.selector)\(rule.isForNight ? " at night" : "")" }
}

extension Book {
  fileprivate var rules: [PlacedRule] {
    styles.flatMap { style in StyleRule.all(in: style.text).map { PlacedRule(path: style.path, rule: $0) } }
  }
}

extension StyleRule {
  /// Red, green and blue of a colour that is written with a `#`; names and functions are not asked.
  fileprivate var color: [Double]? {
    guard let text = declarations["color"], text.hasPrefix("#") else { return nil }
    var digits = text.dropFirst().prefix { $0.isHexDigit }.map { String($0) }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return nil }
    return [0, 2, 4].map { Double(Int(digits[$0] + digits[$0 + 1], radix: 16) ?? 0) }
  }
}

/// WCAG 2.2, “relative luminance” and “contrast ratio”.
enum Luminance {
  static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let (first, second) = (of(one), of(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func of(_ color: [Double]) -> Double {
    let linear = color.map { value -> Double in
      let share = value / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return zip(linear, [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +)
  }
}
