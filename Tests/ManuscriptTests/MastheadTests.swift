import Manuscript
import Testing

@Suite struct MastheadTests {
  private func head(_ title: String, _ series: String, language: Language = .zhHans) -> Masthead {
    Masthead(
      Metadata(
        title: title, language: language, date: PostDate(year: 2024, month: 3, day: 8),
        series: Series(name: series, number: "12")))
  }

  @Test(arguments: [
    ("周报 第12期", "周报", "周报", "第12期"), ("周报 第12期：特刊", "周报", "周报", "第12期：特刊"), ("周报", "周报", "周报", "第12期"),
    ("周报·春季号", "周报", "周报", "第12期 · 春季号"), ("周报 2024年3月8日", "周报", "周报", "第12期"),
    ("三月的河", "weekly", "三月的河", "第12期"),
  ])
  func separatesTheNameFromTheRest(title: String, series: String, name: String, issue: String) {
    #expect(head(title, series).name == name)
    #expect(head(title, series).issue == issue)
  }

  @Test func saysTheNumberOnce() {
    #expect(head("第12期周报", "weekly").issue == nil)
    #expect(head("第112期周报", "weekly").issue == "第12期")
  }

  @Test func isTheTitleOfWhatIsNoIssue() {
    let head = Masthead(Metadata(title: "一书"))
    #expect(head.name == "一书")
    #expect(head.issue == nil)
  }

  @Test(arguments: [
    ("zh-Hans", "第12期", "2024年3月8日 星期五"), ("zh-Hant", "第12期", "2024年3月8日 星期五"),
    ("ja", "第12号", "2024年3月8日 金曜日"),
    ("ko", "제12호", "2024년 3월 8일 금요일"), ("en", "No. 12", "Friday, 8 March 2024"),
  ])
  func speaksTheLanguageOfTheIssue(tag: String, issue: String, date: String) throws {
    let day = try #require(PostDate(year: 2024, month: 3, day: 8))
    #expect(Wording.issue("12", in: Language(tag)) == issue)
    #expect(Wording.fullDate(day, in: Language(tag)) == date)
  }

  @Test(arguments: [
    (1970, 1, 1, "Thursday"), (1969, 12, 31, "Wednesday"), (2000, 2, 29, "Tuesday"), (1, 1, 1, "Monday"),
  ])
  func knowsTheDayOfTheWeek(year: Int, month: Int, day: Int, name: String) throws {
    let date = try #require(PostDate(year: year, month: month, day: day))
    #expect(Wording.weekday(date, in: .english) == name)
  }
}
