public import Foundation
import Manuscript

extension CronLine {
  /// The latest instant of the schedule that is not after another.
  ///
  /// A time of day that clocks skip fires once, when they have; one that they repeat fires the first time only.
  ///
  /// - Parameters:
  ///   - instant: seconds since 1970.
  ///   - zone: where the times of the line are shown by clocks.
  /// - Returns: seconds since 1970; `nil` where there is none in the ten years before.
  public func latest(notAfter instant: Int, in zone: TimeZone) -> Int? {
    let clock = WallClock(zone: zone)
    // While clocks repeat an hour, times that they will show again are past already.
    let start = clock.local(instant) + (clock.changes(near: instant) ? 2 * 86_400 : 0)
    let today = floorDivision(start, 86_400)
    let times = timesOfDay.reversed()
    for day in stride(from: today, through: today - Self.horizon, by: -1) where fires(onDay: day) {
      for time in times where day * 86_400 + time <= start {
        let fired = clock.instant(ofLocal: day * 86_400 + time)
        if fired <= instant { return fired }
      }
    }
    return nil
  }

  /// The first instant of the schedule that is after another, by the same rules.
  ///
  /// - Parameters:
  ///   - instant: seconds since 1970.
  ///   - zone: where the times of the line are shown by clocks.
  /// - Returns: seconds since 1970; `nil` where there is none in the ten years to come.
  public func next(after instant: Int, in zone: TimeZone) -> Int? {
    let clock = WallClock(zone: zone)
    let start = clock.local(instant)
    let today = floorDivision(start, 86_400)
    let times = timesOfDay
    for day in today...today + Self.horizon where fires(onDay: day) {
      for time in times where day * 86_400 + time > start - 60 {
        let fired = clock.instant(ofLocal: day * 86_400 + time)
        if fired > instant { return fired }
      }
    }
    return nil
  }

  /// The times of a day that are meant, in seconds, rising.
  private var timesOfDay: [Int] {
    let minutes = minutes.sorted()
    return hours.sorted().flatMap { hour in minutes.map { hour * 3600 + $0 * 60 } }
  }

  /// Days that are looked at: 29 February may be eight years away (1896, 2096).
  private static let horizon = 3660

  /// Whether a day, counted from 1970-01-01, is one of the schedule.
  func fires(onDay day: Int) -> Bool {
    let date = PostDate(secondsSince1970: day * 86_400)
    guard months.contains(date.month) else { return false }
    // 1970-01-01 was a Thursday.
    let weekday = (day % 7 + 7 + 4) % 7
    let (isDay, isWeekday) = (days.contains(date.day), weekdays.contains(weekday))
    return restrictsDays && restrictsWeekdays ? isDay || isWeekday : isDay && isWeekday
  }

  private func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
    Int((Double(dividend) / Double(divisor)).rounded(.down))
  }
}
