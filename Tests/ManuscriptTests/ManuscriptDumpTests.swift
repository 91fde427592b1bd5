import Manuscript
import TestSupport
import Testing

@Suite struct ManuscriptDumpTests {
  @Test func printsEveryMemberOfTheModel() {
    expectGolden(ManuscriptDump.text(of: KitchenSink.publication), "manuscript/kitchen-sink.txt")
  }

  @Test func printsAChapterByItself() {
    let lines = ManuscriptDump.text(of: KitchenSink.chapter).split(separator: "\n")
    #expect(lines.first == "chapter lichun \"立“春”\" language=zh-Hans")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
  }

  @Test(arguments: [
    ("a\"b", #"a\"b"#), ("a\\b", #"a\\b"#), ("a\nb\tc", #"a\nb\tc"#), ("\u{200b}", #"\u{200b}"#),
    ("\u{7}", #"\u{7}"#),
    ("e\u{301}", "e\u{301}"), ("\u{3000}字", "\u{3000}字"),
  ])
  func escapesWhatCannotBeSeen(text: String, escaped: String) {
    let chapter = Chapter(id: ChapterID("a"), title: text, blocks: [])
    #expect(ManuscriptDump.text(of: chapter) == "chapter a \"\(escaped)\" language=zh-Hans\n")
  }
}
