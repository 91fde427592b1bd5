import Foundation

extension CronLine {
  /// Cron lines in UTC that fire at each instant of this one in `zone`, and at some others. Only for a time that
  /// clocks skip they fire later than this one, by less than the gap.
  ///
  /// Clocks that are changed make lines for both of their offsets; a local day that is another one in UTC moves days,
  /// weekdays and months. What cannot be said exactly, such as the last day of a month, becomes more days.
  ///
  /// - Parameters:
  ///   - zone: where clocks show the times of this line.
  ///   - now: the instant from which on offsets count, for two years; seconds since 1970.
  /// - Returns: lines of digits, stars and commas, without repetition.
  func shiftedToUTC(from zone: TimeZone, now: Int) -> [String] {
    let clock = WallClock(zone: zone)
    let offsets = Set(stride(from: now, to: now + 731 * 86_400, by: 86_400).map { clock.offset(at: $0) })
    var lines: [String] = []
    for offset in offsets.sorted() {
      for (shift, times) in timesInUTC(offset: offset) {
        for days in daysInUTC(shift: shift) { lines += times.map { "\($0) \(days)" } }
      }
    }
    // The day before the 1st is the 31st in no month that has thirty days: such a line would never fire.
    let possible = lines.filter { (try? CronLine(parsing: $0)) != nil }
    return possible.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Minutes and hours in UTC by the day that they fall on: the one before, the same, the one after.
  private func timesInUTC(offset: Int) -> [(shift: Int, times: [String])] {
    var hoursByDay: [Int: [Int: Set<Int>]] = [:]
    for hour in hours {
      for minute in minutes {
        let time = hour * 60 + minute - offset / 60
        let day = time < 0 ? -1 : time / 1440
        hoursByDay[day, default: [:]][(time - day * 1440) / 60, default: []].insert((time - day * 1440) % 60)
      }
    }
    return hoursByDay.sorted { $0.key < $1.key }.map { day, hours in
      let byMinutes = Dictionary(grouping: hours.keys.sorted()) { list(hours[$0] ?? [], 0...59) }
      let times = byMinutes.sorted { $0.value[0] < $1.value[0] }.map {
        "\($0.key) \(list(Set($0.value), 0...23))"
      }
      return (day, times)
    }
  }

  /// The last three fields for a day that is `shift` days from the local one.
  private func daysInUTC(shift: Int) -> [String] {
    let shiftedMonths = shift == 0 ? months : months.union(months.map { ($0 - 1 + shift + 12) % 12 + 1 })
    let months = list(self.months, 1...12)
    let weekdays = list(Set(weekdays.map { ($0 + shift + 7) % 7 }), 0...6)
    let hasDays = days.count < 31
    // Where both must hold, one of them alone fires too often, which does no harm.
    if !hasDays || (self.weekdays.count < 7 && !restrictsDays) {
      return ["* \(list(shiftedMonths, 1...12)) \(weekdays)"]
    }
    var lines = ["\(list(days, 1...31)) \(months) *"]
    if shift != 0 {
      let inside = Set(days.map { $0 + shift }).intersection(1...31)
      lines = inside.isEmpty ? [] : ["\(list(inside, 1...31)) \(months) *"]
      lines += daysOverTheEdge(shift: shift)
    }
    if restrictsDays && restrictsWeekdays {
      lines.append("* \(list(shiftedMonths, 1...12)) \(weekdays)")
    }
    return lines
  }

  /// Days that fall into the month before or after: its last, whichever that is, or its first.
  private func daysOverTheEdge(shift: Int) -> [String] {
    let others = list(Set(months.map { ($0 - 1 + shift + 12) % 12 + 1 }), 1...12)
    if shift < 0 { return days.contains(1) ? ["28,29,30,31 \(others) *"] : [] }
    return days.isDisjoint(with: 28...31) ? [] : ["1 \(others) *"]
  }
}

private func list(_ values: Set<Int>, _ all: ClosedRange<Int>) -> String {
  values.count == all.count ? "*" : values.sorted().map(String.init).joined(separator: ",")
}
