import Manuscript
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    ([Inline.text("春"), .strong([.emphasis([.text("天")])]), .text("来了。")], "春天来了。"),
    ([.code("a b"), .math("E=mc^2"), .sup([.text("n")])], "a bE=mc^2n"),
    ([.ruby([RubyPair(base: [.text("避")], text: "bì"), RubyPair(base: [.text("头")], text: "tóu")])], "避头"),
    ([.text("一"), .noteReference(NoteID("1")), .lineBreak, .text("二")], "一\n二"),
    (
      [.image(Image(ResourceID("i"), alternative: "江")), .image(Image(ResourceID("j"), alternative: nil))],
      "江"
    ),
    (
      [
        .link(Link(.external("https://a.example"), [.keyboard([.text("Tab")])])),
        .span(.english, [.text("x")]),
      ], "Tabx"
    ),
    ([.strike([.text("a")]), .sub([.text("b")]), .mark([.text("c")]), .underline([.text("d")])], "abcd"),
  ])
  func isWhatAReaderSees(inlines: [Inline], text: String) {
    #expect(inlines.plainText == text)
  }
}
