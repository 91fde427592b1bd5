import Manuscript
import TestSupport
import Testing

@testable import Newsletters

@Suite struct FingerprintTests {
  private func content(_ text: String) -> String { Fingerprint(of: Array(text.utf8)).content }

  private let line = "渡口的水位今天早晨又涨了一些，摆渡的人把船系在第三级石阶上，孩子们站在堤上看对岸的灯一盏一盏亮起来。"

  @Test func looksAtLettersAndDigitsOnly() {
    let dressed = """
      <p class="x">渡口的**水位**今天早晨　又涨了一些,</p> {% include note.html %}
      摆渡的人把[船](https://example.com/boat "题")系在第三级石阶上&nbsp;孩子们站在堤上看对岸的灯
      一盏一盏亮起来<!-- 这里不算 --> {: .center} https://example.com/a?b=c
      <script>var x = 1</script>
      """
    #expect(content(dressed) == content(line))
    #expect(Fingerprint(of: Array(line.utf8)).length == 47)
  }

  @Test func foldsCaseAccentsAndFormsForCompatibility() {
    let plain = "cafe uber 2024 full width kana カタカナ 用 ffi and so on until there are enough letters"
    let forms = "CAFÉ Über ２０２４ Ｆｕｌｌ　width kana ｶﾀｶﾅ ⽤ ﬃ and so on until there are enough letters"
    #expect(content(plain) == content(forms))
  }

  @Test(arguments: [
    "a < b and 1 > 0 {x} [y] &z <", "<<<<<<", "{%{{{:", "](](", "<!-- open", "<a <b\n\n<c", "http://", "&&&;",
  ])
  func readsWhatIsNeverClosed(text: String) {
    let tail = "这一段文字一直都在，不论前面写了什么样的记号，读的人都应当看得到它，一个字也不少，从头到尾都在这里。"
    let fingerprint = Fingerprint(of: Array("\(text)\n\n\(tail)".utf8))
    #expect(fingerprint.length >= Fingerprint(of: Array(tail.utf8)).length)
  }

  @Test func readsBytesThatAreNotText() {
    #expect(Fingerprint(of: [0xFF, 0xE4, 0xBD, 0x41, 0xF0, 0x9F]).length == 1)
  }

  @Test func readsAMegabyteOfOpenTagsAtOnce() {
    let bytes = [UInt8](repeating: UInt8(ascii: "<"), count: 1 << 20)
    #expect(Fingerprint(of: bytes).length == 0)
    let tags = Array(repeatElement("<a {% <!-- ](", count: 50_000).joined().utf8)
    #expect(Fingerprint(of: tags).length == 50_000)
  }

  @Test func knowsShortTextsByTitleAndDateToo() {
    let text = Array("今日休市。".utf8)
    let first = Fingerprint(of: text, title: "早报", date: "2024-03-04")
    #expect(first != Fingerprint(of: text, title: "早报", date: "2024-03-05"))
    #expect(first == Fingerprint(of: text, title: "早报", date: "2024-03-04"))
    #expect(first.shingles.isEmpty)
    let long = Array(line.utf8)
    #expect(Fingerprint(of: long, title: "a") == Fingerprint(of: long, title: "b"))
  }

  @Test func keepsEmptyPostsAndPicturesApart() {
    let bodies = ["", "![](a.jpg)", "![](b.jpg)", "<img src='a.jpg'>"]
    let prints = bodies.map { Fingerprint(of: Array($0.utf8), title: "图", date: "2024-03-04") }
    #expect(Set(prints.map(\.content)).count == 4)
    #expect(prints.allSatisfy { $0.length == 0 && $0.shingles.isEmpty })
  }

  @Test(arguments: SampleStories.Script.allCases) func tellsOneStoryRetoldFromAnother(
    script: SampleStories.Script
  ) {
    for seed in 0..<20 {
      var stories = SampleStories(script, seed: seed)
      let story = stories.story(40)
      let again = Fingerprint(of: stories.body(stories.retold(story), each: 3))
      let other = Fingerprint(of: stories.body(stories.story(40)))
      let original = Fingerprint(of: stories.body(story))
      #expect(original.likeness(to: again) >= 0.6)
      #expect(original.likeness(to: other) < 0.5)
    }
  }

  @Test(arguments: SampleStories.Script.allCases) func keepsStoriesApartThatShareALongFooter(
    script: SampleStories.Script
  ) {
    var stories = SampleStories(script, seed: 5)
    let footer = stories.story(10)
    for _ in 0..<20 {
      let prints = (0..<2).map { _ in Fingerprint(of: stories.body(stories.story(10) + footer)) }
      #expect(prints[0].likeness(to: prints[1]) < 0.8)
    }
  }

  @Test func neverComparesATitleAndALine() {
    let lines = ["水位报告：今天上涨十二厘米。", "水位报告：今天上涨十三厘米。"].map { Fingerprint(of: Array($0.utf8)) }
    #expect(lines[0].likeness(to: lines[1]) == 0)
    #expect(lines[0].content != lines[1].content)
  }

  /// The measurement behind the width of a shingle and the default of `similarity`.
  @Test func measuresLikeness() {
    var lines = ["script    width  retold: least median  others: median most"]
    for script in SampleStories.Script.allCases {
      for width in [2, 4, 6, 8, 10, 12] {
        var (same, different) = ([Double](), [Double]())
        for seed in 0..<40 {
          var stories = SampleStories(script, seed: seed)
          let story = stories.story(40)
          func print(_ story: [String], each: Int) -> Fingerprint {
            let text = NormalisedText(stories.body(story, each: each))
            return Fingerprint(content: "", shingles: minHash(text, shingle: width), length: 0)
          }
          let original = print(story, each: 4)
          let retold = stories.retold(story)
          let other = stories.story(40)
          same.append(original.likeness(to: print(retold, each: 3)))
          different.append(original.likeness(to: print(other, each: 4)))
        }
        (same, different) = (same.sorted(), different.sorted())
        let figures = [same[0], same[20], different[20], different[39]].map(percent)
        lines.append(
          "\(DisplayWidth.fit(script.rawValue, 10))\(DisplayWidth.fit(String(width), 7))"
            + "\(DisplayWidth.fit(figures[0], 14))\(DisplayWidth.fit(figures[1], 8))"
            + "\(DisplayWidth.fit(figures[2], 15))\(figures[3])")
      }
    }
    expectGolden(lines.joined(separator: "\n") + "\n", "newsletters/likeness.txt")
  }
}
