import Foundation
public import Manuscript

extension Job {
  /// The next instants at which issues are due, as clocks in the zone of the job show them.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - instant: seconds since 1970; what is due then is not among them.
  /// - Returns: dates with the offset of the zone, rising; none where the job has no schedule.
  public func comingInstants(_ count: Int, after instant: Int) -> [PostDate] {
    guard let cron = schedule?.cron else { return [] }
    let clock = WallClock(zone: timeZone)
    var dates: [PostDate] = []
    var last = instant
    while dates.count < count, let next = cron.next(after: last, in: timeZone) {
      dates.append(PostDate(secondsSince1970: next, offset: clock.offset(at: next)))
      last = next
    }
    return dates
  }
}
