import Foundation
import Manuscript

extension IssueFacts {
  /// The facts of an issue: its number, and its period in days of the job's zone.
  ///
  /// A period that ends with the first second of a day has the day before as its last.
  init(_ job: Job, number: Int, selection: Selection) {
    func day(_ instant: Int) -> PostDate {
      var date = PostDate(secondsSince1970: instant, offset: zoneOffset(job.timeZone, at: instant))
      (date.hour, date.minute, date.second, date.hasTime) = (0, 0, 0, false)
      return date
    }
    let window = selection.window
    let until = day(max(window.until - 1, window.since ?? .min))
    let first = window.since ?? selection.taken.compactMap(\.candidate.instant).min()
    self.init(
      job: job.key, number: number, since: first.map(day) ?? until, until: until, date: day(window.until),
      count: selection.taken.count)
  }
}

/// Seconds east of UTC that the clocks of a zone show at an instant, in seconds since 1970.
func zoneOffset(_ zone: TimeZone, at instant: Int) -> Int {
  zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
}
