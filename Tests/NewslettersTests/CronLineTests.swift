import Foundation
@testable import Newsletters
import Testing

@Suite struct CronLineTests {
  private func cron(_ text: String) throws -> CronLine { try CronLine(parsing: text) }

  private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

  /// An instant that is written with its offset, such as `2024-03-31T03:00:00+02:00`.
  private func instant(_ text: String) throws -> Int {
    Int(try Date(text, strategy: .iso8601).timeIntervalSince1970)
  }

  @Test(arguments: [
    (
      "*/15 8-18/5 1,15 jan-mar,12 mon-fri", [0, 15, 30, 45], [8, 13, 18], [1, 15], [1, 2, 3, 12],
      [1, 2, 3, 4, 5]
    ),
    ("5 0 31 * 7", [5], [0], [31], Array(1...12), [0]),
    ("@weekly", [0], [0], Array(1...31), Array(1...12), [0]),
    ("  0\t7 *  JAN FRI-SUN ", [0], [7], Array(1...31), [1], [0, 5, 6]),
    ("0 0 */10 * */2", [0], [0], [1, 11, 21, 31], Array(1...12), [0, 2, 4, 6]),
  ])
  func understandsCrontab(
    text: String, minutes: [Int], hours: [Int], days: [Int], months: [Int], weekdays: [Int]
  ) throws {
    let cron = try cron(text)
    #expect(cron.minutes == Set(minutes) && cron.hours == Set(hours) && cron.days == Set(days))
    #expect(cron.months == Set(months) && cron.weekdays == Set(weekdays))
    #expect(cron.description == text)
  }

  @Test(arguments: [
    ("0 7 * *", "5 fields, this one has 4"), ("", "5 fields, this one has 0"),
    ("60 7 * * 5", "minute is from 0 to 59, not “60”"), ("0 24 * * *", "hour is from 0 to 23, not “24”"),
    ("0 0 0 * *", "day of the month is from 1 to 31, not “0”"),
    ("0 0 1 13 *", "month is from 1 to 12, or jan to dec, not “13”"),
    ("0 0 * * 8", "day of the week is from 0 to 7, or sun to sat, not “8”"),
    ("0 0 * * friday", "not “friday”"), ("0 18-8 * * *", "hour “18-8” goes backwards"),
    ("0/5 * * * *", "has a step without a range"), ("*/0 * * * *", "step of the minute is a number from 1"),
    ("*/x * * * *", "step of the minute"), ("1,,2 * * * *", "minute is from 0 to 59"),
    ("-1 * * * *", "minute is from 0 to 59"), ("1-2-3 * * * *", "minute is from 0 to 59"),
    ("0 0 31 2 *", "can never fire"), ("0 0 30,31 2 *", "can never fire"),
    ("0 0 31 4,6,9,11 *", "can never fire"),
    ("@weekley", "there is no schedule “@weekley”"), ("99999999999999999999 * * * *", "minute is from 0"),
    ("１ * * * *", "minute is from 0"),
  ])
  func namesTheFieldAndItsRange(text: String, message: String) throws {
    let error = #expect(throws: CronError.self) { try cron(text) }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test func suggestsTheNearestNickname() {
    #expect(throws: CronError(message: "there is no schedule “@montly”", hint: "did you mean “@monthly”?")) {
      try cron("@montly")
    }
  }

  @Test func takesADayOrAWeekdayWhereBothAreRestricted() throws {
    let zone = try zone("UTC")
    let friday13th = try cron("0 0 13 * 5")
    // 2024-09-06 is a Friday, the 13th is one too, 2024-10-13 is a Sunday.
    #expect(
      try friday13th.next(after: instant("2024-09-05T12:00:00Z"), in: zone) == instant("2024-09-06T00:00:00Z")
    )
    #expect(
      try friday13th.next(after: instant("2024-10-12T12:00:00Z"), in: zone) == instant("2024-10-13T00:00:00Z")
    )
    // A field that begins with a star does not suffice by itself.
    let both = try cron("0 0 */13 * 5")
    #expect(
      try both.next(after: instant("2024-09-01T12:00:00Z"), in: zone) == instant("2024-09-27T00:00:00Z"))
  }

  @Test func waitsForTheLeapDay() throws {
    let leap = try cron("0 12 29 2 *")
    let zone = try zone("Asia/Shanghai")
    #expect(
      try leap.next(after: instant("2024-03-01T00:00:00Z"), in: zone) == instant("2028-02-29T04:00:00Z"))
    #expect(
      try leap.next(after: instant("2096-03-01T00:00:00Z"), in: zone) == instant("2104-02-29T04:00:00Z"))
    #expect(
      try leap.latest(notAfter: instant("2103-01-01T00:00:00Z"), in: zone) == instant("2096-02-29T04:00:00Z"))
  }

  @Test func firesAtTheEndOfAGapAndOnceInARepeatedHour() throws {
    let berlin = try zone("Europe/Berlin")
    let early = try cron("30 2 * * *")
    #expect(
      try early.next(after: instant("2024-03-30T12:00:00Z"), in: berlin) == instant("2024-03-31T01:00:00Z"))
    #expect(
      try early.next(after: instant("2024-03-31T01:00:00Z"), in: berlin) == instant("2024-04-01T00:30:00Z"))
    #expect(
      try early.next(after: instant("2024-10-26T12:00:00Z"), in: berlin) == instant("2024-10-27T00:30:00Z"))
    #expect(
      try early.next(after: instant("2024-10-27T00:30:00Z"), in: berlin) == instant("2024-10-28T01:30:00Z"))
    #expect(
      try early.latest(notAfter: instant("2024-10-27T01:45:00Z"), in: berlin)
        == instant("2024-10-27T00:30:00Z"))
  }

  @Test func survivesADayThatAZoneLeftOut() throws {
    // Samoa went from 29 December 2011 straight to the 31st.
    let apia = try zone("Pacific/Apia")
    let noon = try cron("0 12 * * *")
    #expect(
      try noon.next(after: instant("2011-12-29T22:00:00Z"), in: apia) == instant("2011-12-30T10:00:00Z"))
    #expect(
      try noon.next(after: instant("2011-12-30T10:00:00Z"), in: apia) == instant("2011-12-30T22:00:00Z"))
  }

  /// A schedule and an instant around which zone and schedule are walked minute by minute.
  static let walks: [(zone: String, around: String)] = [
    ("Europe/Berlin", "2024-03-31T01:00:00Z"), ("Europe/Berlin", "2024-10-27T01:00:00Z"),
    ("America/New_York", "2025-03-09T07:00:00Z"), ("America/New_York", "2025-11-02T06:00:00Z"),
    ("Australia/Lord_Howe", "2024-04-06T15:00:00Z"), ("Australia/Lord_Howe", "2024-10-05T15:30:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("America/Sao_Paulo", "2018-11-04T03:00:00Z"),
    ("Africa/Casablanca", "2024-03-10T02:00:00Z"), ("Asia/Kathmandu", "2024-02-28T18:15:00Z"),
    ("Asia/Shanghai", "2023-12-31T16:00:00Z"), ("Antarctica/Troll", "2024-03-31T01:00:00Z"),
    ("America/St_Johns", "2010-03-14T03:31:00Z"), ("Asia/Gaza", "2024-04-20T00:00:00Z"),
  ]

  @Test(arguments: walks) func agreesWithAWalkOfEveryMinute(walk: (zone: String, around: String)) throws {
    let zone = try zone(walk.zone)
    let middle = try instant(walk.around) / 60 * 60
    var random = SplitMix(seed: UInt64(middle))
    let minutes = MinuteWalk(zone: zone, from: middle - 40 * 3600, to: middle + 40 * 3600)
    for text in ["30 2 * * *", "*/20 * * * *", "0 * * * *", "59 23 * * 0", "0 0 1,15 * 1", "15,45 1-3 * * *"]
    {
      let cron = try cron(text)
      let fired = minutes.instants(of: cron)
      for _ in 0..<60 {
        let instant = middle + Int(random.next() % (70 * 3600)) - 35 * 3600
        let near = middle - 38 * 3600
        if let next = fired.first(where: { $0 > instant }) {
          #expect(cron.next(after: instant, in: zone) == next, "\(text) next after \(instant)")
        }
        if let latest = fired.last(where: { $0 <= instant }), latest >= near {
          #expect(cron.latest(notAfter: instant, in: zone) == latest, "\(text) latest at \(instant)")
        }
      }
    }
  }

  @Test func inverts() throws {
    var random = SplitMix(seed: 7)
    for name in ["UTC", "Asia/Shanghai", "America/Chicago", "Europe/London"] {
      let zone = try zone(name)
      for text in ["0 7 * * 5", "@monthly", "30 6 1-7 * 1", "0 0 29 2 *", "*/7 3 * 10-12 *"] {
        let cron = try cron(text)
        for _ in 0..<20 {
          let instant = Int(random.next() % 2_000_000_000) + 400_000_000
          let next = try #require(cron.next(after: instant, in: zone))
          #expect(next > instant && cron.latest(notAfter: next, in: zone) == next)
          let latest = try #require(cron.latest(notAfter: next - 1, in: zone))
          #expect(latest <= instant && cron.next(after: latest, in: zone) == next)
        }
      }
    }
  }
}

/// The instants of a schedule, found the slow and certain way: by looking at a clock every minute.
private struct MinuteWalk {
  /// A minute, and the local times that count for it because clocks show them first, or have just skipped them.
  private struct Minute {
    var instant: Int
    var shown: [DateComponents]
  }

  private let minutes: [Minute]

  init(zone: TimeZone, from start: Int, to end: Int) {
    func local(_ instant: Int) -> Int {
      instant + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var seen: Set<Int> = []
    var minutes: [Minute] = []
    // Clocks repeat at most a day.
    var last = local(start - 86_400 - 60)
    for instant in stride(from: start - 86_400, through: end, by: 60) {
      let now = local(instant)
      let passed = now > last ? Array(stride(from: last + 60, through: now, by: 60)) : [now]
      let new = passed.filter { seen.insert($0).inserted }
      last = now
      guard instant >= start else { continue }
      let shown = new.map { local in
        calendar.dateComponents(
          [.minute, .hour, .day, .month, .weekday], from: Date(timeIntervalSince1970: Double(local)))
      }
      minutes.append(Minute(instant: instant, shown: shown))
    }
    self.minutes = minutes
  }

  func instants(of cron: CronLine) -> [Int] {
    minutes.filter { $0.shown.contains { matches(cron, $0) } }.map(\.instant)
  }

  private func matches(_ cron: CronLine, _ parts: DateComponents) -> Bool {
    guard let minute = parts.minute, let hour = parts.hour, let day = parts.day, let month = parts.month,
      let weekday = parts.weekday, cron.minutes.contains(minute), cron.hours.contains(hour),
      cron.months.contains(month)
    else { return false }
    let (isDay, isWeekday) = (cron.days.contains(day), cron.weekdays.contains(weekday - 1))
    return cron.restrictsDays && cron.restrictsWeekdays ? isDay || isWeekday : isDay && isWeekday
  }
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014).
private struct SplitMix {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var mixed = seed
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
