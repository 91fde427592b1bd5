import Manuscript
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-HK", "zh-Hant-HK"),
    ("ZH-hans-sg", "zh-Hans"), ("zh-Hans-HK", "zh-Hans"), ("zh-Hant-TW", "zh-Hant"), ("zh-MO", "zh-Hant-HK"),
    ("cmn-Hant", "zh-Hant"), ("EN_gb", "en-GB"), ("sr-LATN-rs", "sr-Latn-RS"), ("de-1996", "de-1996"),
    ("ja", "ja"),
    ("", "und"), ("-", "und"),
  ])
  func writesTagsInOneSpelling(tag: String, expected: String) {
    #expect(Language(tag).description == expected)
  }

  @Test(arguments: [
    ("zh", true, false), ("zh-TW", true, true), ("zh-HK", true, true), ("ja-JP", true, false),
    ("ko", true, false),
    ("en", false, false), ("vi", false, false),
  ])
  func knowsWhoseRulesApply(tag: String, isCJK: Bool, isTraditional: Bool) {
    #expect(Language(tag).isCJK == isCJK)
    #expect(Language(tag).isTraditionalChinese == isTraditional)
  }

  @Test func hasAPrimarySubtag() {
    #expect(Language("zh-Hant-HK").primary == "zh")
    #expect(Language("").primary == "und")
  }
}
