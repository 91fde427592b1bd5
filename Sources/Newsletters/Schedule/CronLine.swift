/// The instants of a schedule as crontab(5) writes them: minute, hour, day of the month, month, day of the week.
public struct CronLine: Sendable, Equatable, CustomStringConvertible {
  /// The line as it was written.
  public let description: String
  /// The minutes, hours, days, months and days of the week (0 is Sunday) that are meant.
  public let minutes, hours, days, months, weekdays: Set<Int>
  /// Whether the field of days, or that of weekdays, is not `*`: then one of the two suffices (crontab(5)).
  public let restrictsDays, restrictsWeekdays: Bool
}
