/// The rules of a style sheet, as far as the requirements ask: selectors, declarations, and whether they hold in
/// the dark. Damaged rules are passed over, as CSS has it (CSS Syntax 3 §2.2).
struct StyleRule: Sendable, Equatable {
  var selector: String
  var declarations: [String: String]
  var isForNight: Bool

  /// The rules of a style sheet.
  static func all(in css: String) -> [StyleRule] {
    var text = Substring(withoutComments(css))
    return rules(&text, isForNight: false)
  }

  private static func rules(_ text: inout Substring, isForNight: Bool) -> [StyleRule] {
    var rules: [StyleRule] = []
    while let stop = text.firstIndex(where: { "{};".contains($0) }) {
      let head = trimmed(text[..<stop])
      let mark = text[stop]
      text = text[text.index(after: stop)...]
      if mark == "}" { return rules }
      if mark == ";" { continue }
      if head.hasPrefix("@media") || head.hasPrefix("@supports") {
        let isDark = head.contains("prefers-color-scheme") && head.contains("dark")
        rules += self.rules(&text, isForNight: isForNight || isDark)
        continue
      }
      let end = text.firstIndex(of: "}") ?? text.endIndex
      rules.append(
        StyleRule(selector: head, declarations: declarations(text[..<end]), isForNight: isForNight))
      text = end == text.endIndex ? "" : text[text.index(after: end)...]
    }
    return rules
  }

  private static func declarations(_ text: Substring) -> [String: String] {
    var result: [String: String] = [:]
    for piece in text.split(separator: ";") {
      let halves = piece.split(separator: ":", maxSplits: 1)
      if halves.count == 2 { result[trimmed(halves[0]).lowercased()] = trimmed(halves[1]) }
    }
    return result
  }

  private static func withoutComments(_ css: String) -> String {
    var result = ""
    var rest = Substring(css)
    while let begin = rest.firstRange(of: "/*") {
      result += rest[..<begin.lowerBound]
      rest = rest[begin.upperBound...]
      rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
    }
    return result + rest
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
