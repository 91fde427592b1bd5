import Settings

extension CronLine {
  /// Parses a line of five fields with lists, ranges, steps and names, or a nickname such as `@weekly`.
  ///
  /// - Throws: which field is wrong and what it may hold; that the line has another number of fields; that it can
  ///   never fire, as the 31st of February.
  public init(parsing text: String) throws(CronError) {
    let line = try Self.expanded(text)
    let texts = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard texts.count == Field.all.count else {
      throw CronError(
        message: "a cron line has 5 fields, this one has \(texts.count)",
        hint: "minute, hour, day of the month, month, day of the week: “0 7 * * 5” is Fridays at 7")
    }
    var values: [Set<Int>] = []
    for (text, field) in zip(texts, Field.all) { values.append(try field.values(of: text)) }
    description = text
    minutes = values[0]
    hours = values[1]
    days = values[2]
    months = values[3]
    weekdays = Set(values[4].map { $0 % 7 })
    restrictsDays = !texts[2].hasPrefix("*")
    restrictsWeekdays = !texts[4].hasPrefix("*")
    if !canFire {
      throw CronError(
        message: "“\(text)” can never fire", hint: "no month that it names has such a day")
    }
  }

  private static func expanded(_ text: String) throws(CronError) -> String {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard trimmed.hasPrefix("@") else { return trimmed }
    if let line = nicknames[trimmed] { return line }
    let known = nicknames.keys.sorted()
    throw CronError(
      message: "there is no schedule “\(trimmed)”",
      hint: nearest(to: trimmed, among: known).map { "did you mean “\($0)”?" }
        ?? "there are: " + known.joined(separator: ", "))
  }

  /// Whether a month that is meant has a day that is meant, be it in leap years alone.
  private var canFire: Bool {
    if restrictsDays && restrictsWeekdays { return true }
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard let first = days.min() else { return false }
    return months.contains { first <= longest[$0 - 1] }
  }
}

extension CronLine.Field {
  /// The values that a field means: items separated by commas.
  func values(of text: String) throws(CronError) -> Set<Int> {
    var result: Set<Int> = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      result.formUnion(try values(ofItem: item))
    }
    return result
  }

  /// The values of `*`, `5`, `1-5`, each perhaps with a step behind a slash.
  private func values(ofItem item: Substring) throws(CronError) -> [Int] {
    let parts = item.split(separator: "/", omittingEmptySubsequences: false)
    let base = parts.first ?? ""
    guard parts.count <= 2 else { throw wrong(item) }
    guard parts.count == 2 else { return Array(try span(of: base, in: item)) }
    guard let step = number(parts[1]), (1...range.upperBound).contains(step) else {
      throw CronError(
        message: "the step of the \(name) is a number from 1 to \(range.upperBound), not “\(parts[1])”")
    }
    guard base == "*" || base.contains("-") else {
      throw CronError(
        message: "the \(name) “\(item)” has a step without a range",
        hint: "write “\(base)-\(range.upperBound)/\(step)”")
    }
    let span = try span(of: base, in: item)
    return Array(stride(from: span.lowerBound, through: span.upperBound, by: step))
  }

  private func span(of text: Substring, in item: Substring) throws(CronError) -> ClosedRange<Int> {
    if text == "*" { return names.count == 7 ? 0...6 : range }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = value(ends[0]), var last = value(ends[ends.count - 1]) else {
      throw wrong(item)
    }
    // `fri-sun`: Sunday ends a week too.
    if names.count == 7, ends.count == 2, last == 0, first > 0 { last = 7 }
    guard first <= last else {
      throw CronError(
        message: "the \(name) “\(text)” goes backwards",
        hint: "write “\(first)-\(range.upperBound),\(range.lowerBound)-\(last)”")
    }
    return first...last
  }

  private func value(_ text: Substring) -> Int? {
    if let index = names.firstIndex(of: String(text)) { return index + range.lowerBound }
    return number(text).flatMap { range.contains($0) ? $0 : nil }
  }

  private func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private func wrong(_ item: Substring) -> CronError {
    let also = names.isEmpty ? "" : ", or \(names[0]) to \(names[names.count - 1])"
    return CronError(
      message: "the \(name) is from \(range.lowerBound) to \(range.upperBound)\(also), not “\(item)”")
  }
}
