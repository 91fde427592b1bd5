import Manuscript

extension LiquidFilters {
  /// A date as one of the filters writes it; text that is no date stays.
  func date(_ value: LiquidValue, _ name: String, _ format: String) -> String {
    let isNow = value == .string("now") || value == .string("today")
    guard let date = isNow ? now : PostDate(parsing: value.text) else { return value.text }
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
    let isShort = ["-", "e", "l", "k"].contains(sign)
    let isUpper = sign == "^"
    if sign == "-" || sign == "^" { sign = rest.popFirst() ?? "%" }
    let text = field(date, shortened[sign] ?? sign)
    let value = isShort && text.count == 2 && text.hasPrefix("0") ? String(text.dropFirst()) : text
    result += isUpper ? value.uppercased() : value
  }
  return result
}

/// Signs without a zero in front, by those with one.
private let shortened: [Character: Character] = ["e": "d", "l": "I", "k": "H"]

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
  case "R": return "\(two(date.hour)):\(two(date.minute))"
  case "D": return "\(two(date.month))/\(two(date.day))/\(two(date.year % 100))"
  case "P": return date.hour < 12 ? "am" : "pm"
  case "s": return String(date.secondsSince1970)
  case "j":
    let first = PostDate(year: date.year, month: 1, day: 1)?.secondsSince1970 ?? 0
    let number = (date.secondsSince1970 + date.offset - first) / 86_400 + 1
    return number < 100 ? "0" + two(number) : "\(number)"
  case "u": return String(((days + 3) % 7 + 7) % 7 + 1)
  case "w": return String(((days + 4) % 7 + 7) % 7)
  case "z":
    let minutes = abs(date.offset) / 60
    return (date.offset < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60)
  case "%": return "%"
  default: return ""
  }
}
