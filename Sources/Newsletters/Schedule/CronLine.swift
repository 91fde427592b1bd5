/// The instants of a schedule as crontab(5) writes them: minute, hour, day of the month, month, day of the week.
public struct CronLine: Sendable, Equatable, CustomStringConvertible {
  /// The line as it was written.
  public let description: String
  /// The minutes, hours, days, months and days of the week (0 is Sunday) that are meant.
  public let minutes, hours, days, months, weekdays: Set<Int>
  /// Whether the field of days, or that of weekdays, does not begin with `*`: where both do not, one of the two
  /// suffices (crontab(5)).
  public let restrictsDays, restrictsWeekdays: Bool
}

/// Why a text is no cron line.
public struct CronError: Error, Sendable, Equatable {
  /// What is wrong, as part of a sentence.
  public var message: String
  /// What to do about it.
  public var hint: String?
}

extension CronLine {
  /// A field of a cron line.
  struct Field: Sendable {
    /// What messages call it.
    let name: String
    /// The values that it may have.
    let range: ClosedRange<Int>
    /// Names of its values from the first on, in lower case.
    var names: [String] = []

    static let minute = Field(name: "minute", range: 0...59)
    static let hour = Field(name: "hour", range: 0...23)
    static let day = Field(name: "day of the month", range: 1...31)
    static let month = Field(
      name: "month", range: 1...12,
      names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
    /// 7 is Sunday too.
    static let weekday = Field(
      name: "day of the week", range: 0...7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])
    static let all = [minute, hour, day, month, weekday]
  }

  /// Names for whole lines.
  static let nicknames = [
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
  ]
}
