import Manuscript
import Testing

@Suite struct PostDateTests {
  /// Every day from 1599 to 2401, which holds two whole cycles of 400 years.
  @Test func followsTheCalendarDayByDay() throws {
    var date = try #require(PostDate(year: 1599, month: 12, day: 31))
    let end = try #require(PostDate(year: 2401, month: 1, day: 1))
    while date < end {
      let next = PostDate(secondsSince1970: date.secondsSince1970 + 86_400)
      let isNextDay = next.day == date.day + 1 && next.month == date.month && next.year == date.year
      let isNextMonth = next.day == 1 && next.month == date.month % 12 + 1 && date.day >= 28
      #expect(isNextDay || isNextMonth, "after \(date.calendarDate) comes \(next.calendarDate)")
      if !isNextDay && !isNextMonth { return }
      date = next
    }
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -86_400), (2000, 2, 29, 951_782_400), (2024, 12, 21, 1_734_739_200),
    (1, 1, 1, -62_135_596_800), (9999, 12, 31, 253_402_214_400),
  ])
  func countsFrom1970(year: Int, month: Int, day: Int, seconds: Int) {
    #expect(PostDate(year: year, month: month, day: day)?.secondsSince1970 == seconds)
    #expect(
      PostDate(secondsSince1970: seconds).calendarDate
        == PostDate(year: year, month: month, day: day)?.calendarDate)
  }

  @Test(
    arguments: [-64_800, -16_200, 0, 19_800, 28_800, 32_400, 64_800], [-1, 0, 951_868_799, 1_647_250_341])
  func survivesAnyZone(offset: Int, seconds: Int) {
    #expect(PostDate(secondsSince1970: seconds, offset: offset).secondsSince1970 == seconds)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (0, 1, 1),
    (10_000, 1, 1),
  ])
  func refusesDaysThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(PostDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 61, 0), (0, 0, 0, 64_801), (-1, 0, 0, 0)])
  func refusesTimesThatDoNotExist(hour: Int, minute: Int, second: Int, offset: Int) {
    let date = PostDate(
      year: 2024, month: 1, day: 1, hour: hour, minute: minute, second: second, offset: offset, hasTime: true)
    #expect(date == nil)
  }

  @Test(arguments: [
    (28_800, "2022-03-14T17:32:21+08:00", "2022-03-14T09:32:21Z"),
    (0, "2022-03-14T17:32:21Z", "2022-03-14T17:32:21Z"),
    (-12_600, "2022-03-14T17:32:21-03:30", "2022-03-14T21:02:21Z"),
    (64_800, "2022-03-14T17:32:21+18:00", "2022-03-13T23:32:21Z"),
  ])
  func writesTheZoneItWasWrittenIn(offset: Int, local: String, utc: String) throws {
    let date = try #require(
      PostDate(year: 2022, month: 3, day: 14, hour: 17, minute: 32, second: 21, offset: offset, hasTime: true)
    )
    #expect(date.iso8601 == local)
    #expect(date.utc == utc)
  }

  @Test func writesNoTimeThatWasNotGiven() {
    #expect(PostDate(year: 814, month: 1, day: 5)?.iso8601 == "0814-01-05")
  }

  @Test func ordersByTheInstant() throws {
    let shanghai = try #require(
      PostDate(year: 2024, month: 1, day: 1, hour: 1, offset: 28_800, hasTime: true))
    let london = try #require(PostDate(year: 2023, month: 12, day: 31, hour: 18, hasTime: true))
    #expect(shanghai < london)
  }
}
