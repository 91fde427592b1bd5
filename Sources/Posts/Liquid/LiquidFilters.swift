import Foundation
import Manuscript

/// The filters of Liquid and Jekyll that posts use.
struct LiquidFilters {
  /// The address of the site without a path, and the path that it is served below.
  let url: String
  let baseURL: String
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

  private func list(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    let first = arguments.first ?? .null
    let values = value.elements
    switch name {
    case "default": return value.isEmpty ? first : value
    case "size": return value.size
    case "first": return values.first ?? .null
    case "last": return values.last ?? .null
    case "split":
      return .list(
        first.text.isEmpty
          ? value.text.map { .string(String($0)) }
          : value.text.split(separator: first.text, omittingEmptySubsequences: true).map {
            .string(String($0))
          })
    case "join": return .string(values.map(\.text).joined(separator: arguments.isEmpty ? " " : first.text))
    case "array_to_sentence_string":
      let texts = values.map(\.text)
      return .string(
        texts.count < 2
          ? texts.joined() : texts.dropLast().joined(separator: ", ") + " and " + (texts.last ?? ""))
    case "reverse": return .list(values.reversed())
    case "concat": return .list(values + first.elements)
    case "push": return .list(values + [first])
    case "compact": return .list(values.filter { $0 != .null })
    case "uniq":
      var seen: Set<String> = []
      return .list(values.filter { seen.insert($0.text).inserted })
    case "map": return .list(values.map { $0[first] })
    case "sort", "sort_natural":
      return .list(
        values.map { (arguments.isEmpty ? $0 : $0[first], $0) }.sorted { isBefore($0.0, $1.0) }.map(\.1))
    case "where":
      let wanted = arguments.count > 1 ? arguments[1] : .null
      return .list(values.filter { arguments.count > 1 ? $0[first].text == wanted.text : $0[first].isTrue })
    case "slice": return slice(value, arguments)
    case "jsonify", "inspect": return .string(json(value))
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

  private func absolute(_ path: String) -> String { path.isEmpty || path.hasPrefix("/") ? path : "/" + path }

  private func isBefore(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
    if case .number(let a) = left, case .number(let b) = right { return a < b }
    return left.text < right.text
  }

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
    let length = Int(exactly: arguments.first?.number ?? 50) ?? 50
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

  private func slice(_ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue {
    let start = Int(exactly: arguments.first?.number ?? 0) ?? 0
    let count = arguments.count > 1 ? max(0, Int(exactly: arguments[1].number) ?? 0) : 1
    if case .list(let values) = value {
      return .list(Array(values.dropFirst(start < 0 ? max(0, values.count + start) : start).prefix(count)))
    }
    let text = value.text
    return .string(String(text.dropFirst(start < 0 ? max(0, text.count + start) : start).prefix(count)))
  }

  private func json(_ value: LiquidValue) -> String {
    switch value {
    case .null: "null"
    case .bool, .number: value.text
    case .string(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        + "\""
    case .list(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { "\(json(.string($0.key))):\(json($0.value))" }.joined(
          separator: ",") + "}"
    }
  }

  private func date(_ value: LiquidValue, _ name: String, _ format: String) -> String {
    guard let date = PostDate(parsing: value.text) else { return value.text }
    switch name {
    case "date_to_string": return formatted(date, "%d %b %Y")
    case "date_to_long_string": return formatted(date, "%d %B %Y")
    case "date_to_rfc822": return formatted(date, "%a, %d %b %Y %H:%M:%S %z")
    case "date_to_xmlschema": return date.iso8601
    default: return formatted(date, format.isEmpty ? "%Y-%m-%d" : format)
    }
  }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]
private let dayNames = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]

/// A date by the signs of `strftime`, the ones that say something about a date.
private func formatted(_ date: PostDate, _ format: String) -> String {
  var result = ""
  var rest = format[...]
  while let character = rest.popFirst() {
    guard character == "%", var sign = rest.popFirst() else {
      result.append(character)
      continue
    }
    let isShort = sign == "-" || sign == "e"
    if sign == "-" || sign == "^" { sign = rest.popFirst() ?? "%" }
    let text = field(date, sign == "e" ? "d" : sign)
    result += isShort && text.count == 2 && text.hasPrefix("0") ? String(text.dropFirst()) : text
  }
  return result
}

private func field(_ date: PostDate, _ sign: Character) -> String {
  func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  let days = Int((Double(date.secondsSince1970 + date.offset) / 86_400).rounded(.down))
  let weekday = dayNames[(days % 7 + 7) % 7]
  switch sign {
  case "Y": return "\(date.year)"
  case "y": return two(date.year % 100)
  case "m": return two(date.month)
  case "d": return two(date.day)
  case "B": return monthNames[min(max(date.month, 1), 12) - 1]
  case "b", "h": return String(monthNames[min(max(date.month, 1), 12) - 1].prefix(3))
  case "A": return weekday
  case "a": return String(weekday.prefix(3))
  case "H": return two(date.hour)
  case "I": return two((date.hour + 11) % 12 + 1)
  case "M": return two(date.minute)
  case "S": return two(date.second)
  case "p": return date.hour < 12 ? "AM" : "PM"
  case "F": return date.calendarDate
  case "T": return "\(two(date.hour)):\(two(date.minute)):\(two(date.second))"
  case "z":
    let minutes = abs(date.offset) / 60
    return (date.offset < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60)
  case "%": return "%"
  default: return ""
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
