import Foundation
import Manuscript

/// The filters of Liquid and Jekyll that posts use.
struct LiquidFilters {
  /// The address of the site without a path, and the path that it is served below.
  let url: String
  let baseURL: String
  /// What `now` and `today` mean.
  let now: PostDate?
  /// Makes HTML of Markdown.
  let markdownify: (String) -> String

  /// The value after a filter; `nil` for a filter that is not known.
  func apply(_ name: String, to value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    text(name, value, arguments) ?? list(name, value, arguments) ?? number(name, value, arguments)
  }

  private func text(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    let text = value.text
    let first = arguments.first?.text ?? ""
    let second = arguments.count > 1 ? arguments[1].text : ""
    switch name {
    case "append": return .string(text + first)
    case "prepend": return .string(first + text)
    case "relative_url": return .string(isWebAddress(text) ? text : baseURL + absolute(text))
    case "absolute_url": return .string(isWebAddress(text) ? text : url + baseURL + absolute(text))
    case "escape", "xml_escape", "escape_once", "h": return .string(escaped(text))
    case "uri_escape", "cgi_escape", "url_encode":
      return .string(
        text.addingPercentEncoding(
          withAllowedCharacters: name == "uri_escape" ? .urlFragmentAllowed : .alphanumerics) ?? text)
    case "url_decode": return .string(percentDecoded(text))
    case "markdownify": return .string(markdownify(text))
    case "strip_html": return .string(withoutTags(text))
    case "strip", "normalize_whitespace": return .string(text.trimmed)
    case "lstrip": return .string(String(text.drop(while: \.isWhitespace)))
    case "rstrip": return .string(String(text.reversed().drop(while: \.isWhitespace).reversed()))
    case "strip_newlines": return .string(text.replacing("\n", with: ""))
    case "newline_to_br": return .string(text.replacing("\n", with: "<br />\n"))
    case "upcase": return .string(text.uppercased())
    case "downcase": return .string(text.lowercased())
    case "capitalize": return .string(text.prefix(1).uppercased() + text.dropFirst())
    case "replace": return .string(first.isEmpty ? text : text.replacing(first, with: second))
    case "replace_first":
      return .string(first.isEmpty ? text : text.replacing(first, with: second, maxReplacements: 1))
    case "remove": return .string(first.isEmpty ? text : text.replacing(first, with: ""))
    case "remove_first":
      return .string(first.isEmpty ? text : text.replacing(first, with: "", maxReplacements: 1))
    case "truncate": return .string(truncated(text, arguments))
    case "truncatewords": return .string(truncatedWords(text, arguments))
    case "slugify": return .string(slug(text))
    case "smartify", "markdown_escape": return value
    case "date", "date_to_string", "date_to_long_string", "date_to_xmlschema", "date_to_rfc822":
      return .string(date(value, name, first))
    default: return nil
    }
  }

  private func number(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    let (left, right) = (value.number, arguments.first?.number ?? 0)
    switch name {
    case "plus": return .number(left + right)
    case "minus": return .number(left - right)
    case "times": return .number(left * right)
    case "divided_by":
      if right == 0 { return .null }
      return .number(right == right.rounded() ? (left / right).rounded(.down) : left / right)
    case "modulo": return right == 0 ? .null : .number(left - right * (left / right).rounded(.down))
    case "round":
      guard right > 0 else { return .number(left.rounded()) }
      let unit = pow(10, min(right, 15))
      return .number((left * unit).rounded() / unit)
    case "floor": return .number(left.rounded(.down))
    case "ceil": return .number(left.rounded(.up))
    case "abs": return .number(abs(left))
    case "at_least": return .number(max(left, right))
    case "at_most": return .number(min(left, right))
    case "number_of_words": return .number(Double(value.text.split(whereSeparator: \.isWhitespace).count))
    default: return nil
    }
  }

  /// The bytes that a filter writes beyond those of its values.
  func growth(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> Int {
    guard let first = arguments.first?.text else { return 0 }
    let (growth, overflow): (Int, Bool)
    switch name {
    case "join": (growth, overflow) = value.elements.count.multipliedReportingOverflow(by: first.utf8.count)
    case "replace" where arguments.count > 1 && !first.isEmpty:
      let count = value.text.ranges(of: first).count
      (growth, overflow) = count.multipliedReportingOverflow(by: arguments[1].text.utf8.count)
    default: return 0
    }
    return overflow ? .max : growth
  }

  private func absolute(_ path: String) -> String { path.isEmpty || path.hasPrefix("/") ? path : "/" + path }

  private func withoutTags(_ text: String) -> String {
    var result = ""
    var isInTag = false
    for character in text {
      if character == "<" { isInTag = true }
      if !isInTag { result.append(character) }
      if character == ">" { isInTag = false }
    }
    return result
  }

  private func truncated(_ text: String, _ arguments: [LiquidValue]) -> String {
    let length = Int(exactly: min(max(arguments.first?.number ?? 50, 0), 1e9)) ?? 50
    let ellipsis = arguments.count > 1 ? arguments[1].text : "..."
    return text.count <= length ? text : text.prefix(max(0, length - ellipsis.count)) + ellipsis
  }

  private func truncatedWords(_ text: String, _ arguments: [LiquidValue]) -> String {
    let count = max(1, Int(exactly: arguments.first?.number ?? 15) ?? 15)
    let words = text.split(whereSeparator: \.isWhitespace)
    let ellipsis = arguments.count > 1 ? arguments[1].text : "..."
    return words.count <= count ? text : words.prefix(count).joined(separator: " ") + ellipsis
  }

  private func slug(_ text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "-")
  }
}

/// Text for content or a quoted attribute.
func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
