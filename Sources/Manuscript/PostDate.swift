/// A date in the proleptic Gregorian calendar, with the zone in which it was written.
public struct PostDate: Sendable, Hashable {
  /// The year, 1 to 9999.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month.
  public var day: Int
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute.
  public var minute: Int
  /// The second; 60 in a leap second.
  public var second: Int
  /// Seconds east of UTC.
  public var offset: Int
  /// Whether a time of day was given.
  public var hasTime: Bool

  /// A date; `nil` where it does not exist in the calendar.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, offset: Int = 0,
    hasTime: Bool = false
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= PostDate.days(in: month, of: year), (0...23).contains(hour), (0...59).contains(minute),
      (0...60).contains(second), abs(offset) <= 18 * 3600
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.offset = offset
    self.hasTime = hasTime
  }

  /// The date and time at `seconds` since 1970, as a clock `offset` seconds east of UTC shows it.
  public init(secondsSince1970 seconds: Int, offset: Int = 0) {
    let local = seconds + offset
    let days = Int((Double(local) / 86_400).rounded(.down))
    let rest = local - days * 86_400
    (year, month, day) = PostDate.civil(days: days)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    self.offset = offset
    hasTime = true
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var secondsSince1970: Int {
    PostDate.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// `2022-03-14`.
  public var calendarDate: String { "\(pad(year, 4))-\(pad(month))-\(pad(day))" }

  /// `2022-03-14T17:32:21+08:00`; only the calendar date where no time was given.
  public var iso8601: String {
    guard hasTime else { return calendarDate }
    return "\(calendarDate)T\(pad(hour)):\(pad(minute)):\(pad(second))\(zone)"
  }

  /// `2022-03-14T09:32:21Z`, as `dcterms:modified` wants it (EPUB 3.3 §5.5.5).
  public var utc: String {
    let date = PostDate(secondsSince1970: secondsSince1970)
    return
      "\(date.calendarDate)T\(pad(date.hour)):\(pad(date.minute)):\(pad(date.second))Z"
  }

  private var zone: String {
    if offset == 0 { return "Z" }
    return "\(offset < 0 ? "-" : "+")\(pad(abs(offset) / 3600)):\(pad(abs(offset) / 60 % 60))"
  }

  private func pad(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension PostDate: Comparable {
  /// Orders by the instant.
  public static func < (lhs: PostDate, rhs: PostDate) -> Bool {
    lhs.secondsSince1970 < rhs.secondsSince1970
  }
}

extension PostDate {
  /// The number of days of a month.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01. The year is counted from March, so that the leap day is its last.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days(_:_:_:)`.
  static func civil(days: Int) -> (Int, Int, Int) {
    let days = days + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
