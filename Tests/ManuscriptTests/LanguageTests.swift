import Manuscript
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-HK", "zh-Hant-HK"),
    ("ZH-hans-sg", "zh-Hans"), ("EN_gb", "en-GB"), ("ja", "ja"), ("", "und"),
  ])
  func writesTagsInOneSpelling(tag: String, expected: String) {
    #expect(Language(tag).description == expected)
  }
}
