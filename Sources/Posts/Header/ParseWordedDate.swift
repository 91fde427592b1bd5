import Manuscript

extension PostDate {
  /// Reads a date with the English name of its month: `March 5, 2024`, `5 Mar 2024 7:05 pm`, and that of
  /// feeds, `Tue, 05 Mar 2024 07:05:00 +0800` (RFC 822 §5).
  init?(worded text: String, zone: SiteZone) {
    guard text.utf8.count <= 64 else { return nil }
    var words = text.split { $0.isWhitespace || $0 == "," }.map { $0.lowercased() }[...]
    let hasWeekday =
      words.first.map { $0.count >= 3 && PostDate.weekdays.contains(String($0.prefix(3))) } ?? false
    if hasWeekday { words = words.dropFirst() }
    guard words.count >= 3, let (day, month, digits) = PostDate.day(Array(words.prefix(3))) else {
      return nil
    }
    // RFC 822 has two digits; RFC 2822 §4.3 says of which century. Without a day of the week they could be anything.
    guard digits >= 100 || hasWeekday else { return nil }
    let year = digits >= 100 ? digits : digits + (digits < 50 ? 2000 : 1900)
    words = words.dropFirst(3)
    guard let clock = words.popFirst() else {
      self.init(year: year, month: month, day: day)
      return
    }
    guard let time = PostDate.time(clock, half: &words) else { return nil }
    let rest = text.split { $0.isWhitespace || $0 == "," }.suffix(words.count).joined(separator: " ")
    let named = SiteZone(writtenAs: rest)
    let isUnknownZone =
      (2...5).contains(rest.utf8.count) && rest.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    guard rest.isEmpty || named != nil || isUnknownZone else { return nil }
    self.init(
      year: year, month: month, day: day, hour: time[0], minute: time[1], second: time[2], hasTime: true)
    offset = (named ?? zone).offset(secondsSince1970)
  }

  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// `5 mar 2024`, or `march 5th 2024`.
  private static func day(_ words: [String]) -> (Int, Int, Int)? {
    func month(_ word: String) -> Int? {
      let word = word.hasSuffix(".") ? String(word.dropLast()) : word
      let isName = { (name: String) in
        name == word || name.prefix(3) == word || word == "sept" && name == "september"
      }
      return months.firstIndex(where: isName).map { $0 + 1 }
    }
    func number(_ word: String) -> Int? {
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      return ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) ? Int(digits) : nil
    }
    guard [2, 4].contains(words[2].utf8.count), let year = Int(words[2]), year >= 0 else { return nil }
    if let month = month(words[0]), let day = number(words[1]) { return (day, month, year) }
    if let month = month(words[1]), let day = number(words[0]) { return (day, month, year) }
    return nil
  }

  /// Hours, minutes and seconds, with the half of the day that may follow them.
  private static func time(_ clock: String, half words: inout ArraySlice<String>) -> [Int]? {
    var clock = clock
    var half = ["am", "pm"].first { clock.hasSuffix($0) }
    if half != nil { clock.removeLast(2) }
    if half == nil, let word = words.first, word == "am" || word == "pm" {
      half = word
      words = words.dropFirst()
    }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else { return nil }
    guard let second = parts.count == 3 ? parts[2] : 0 else { return nil }
    guard let half else { return [hour, minute, second] }
    guard (1...12).contains(hour) else { return nil }
    return [hour % 12 + (half == "pm" ? 12 : 0), minute, second]
  }
}
