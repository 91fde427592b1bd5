import Manuscript
import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    ("zh-CN", "目录"), ("zh-TW", "目錄"), ("zh-HK", "目錄"), ("ja", "目次"), ("ko-KR", "차례"), ("en-GB", "Contents"),
    ("fr", "Contents"), ("und", "Contents"),
  ])
  func speaksTheLanguageOfTheBook(tag: String, contents: String) {
    #expect(Wording(Language(tag)).contents == contents)
  }

  @Test(arguments: ["zh-Hans", "zh-Hant", "ja", "ko", "en"])
  func lacksNoWord(tag: String) {
    for word in Mirror(reflecting: Wording(Language(tag))).children {
      #expect((word.value as? String)?.isEmpty == false, "\(word.label ?? "")")
    }
  }

  @Test(arguments: [
    ("zh-Hans", "2024年2月4日"), ("zh-Hant", "2024年2月4日"), ("ja", "2024年2月4日"), ("ko", "2024년 2월 4일"),
    ("en", "4 February 2024"), ("de", "4 February 2024"),
  ])
  func writesDatesAsPeopleDo(tag: String, expected: String) throws {
    let date = try #require(PostDate(year: 2024, month: 2, day: 4))
    #expect(Wording.date(date, in: Language(tag)) == expected)
  }
}
