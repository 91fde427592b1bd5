import Manuscript
import Testing

@testable import EPUB

/// The one place where text is escaped.
@Suite struct XMLWriterTests {
  @Test(arguments: [
    ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"), ("]]>", "]]&gt;"), ("“引号” \"'", "“引号” \"'"),
    ("a\u{8}b\u{0}c\u{1B}d\u{7F}e\u{85}f", "abcdef"), ("x\u{FFFE}y\u{FFFF}z", "xyz"), ("一\n二\t三", "一\n二\t三"),
    ("\u{2028}\u{E000}\u{1F600}𠮷", "\u{2028}\u{E000}\u{1F600}𠮷"), ("\r\n", "\n"), ("", ""),
  ])
  func escapesText(text: String, expected: String) {
    var xml = XMLWriter()
    xml.element("p", text: text)
    #expect(body(xml) == "<p>\(expected)</p>")
  }

  @Test func escapesAttributes() {
    var xml = XMLWriter()
    xml.empty("a", XMLAttribute("title", "\"<'&\n\t\u{1}"))
    #expect(body(xml) == "<a title=\"&quot;&lt;'&amp;&#10;&#9;\"/>")
  }

  @Test func countsWhatItLeavesOut() {
    var xml = XMLWriter()
    xml.element("p", XMLAttribute("title", "\u{1}\u{2}"), text: "\u{3}")
    #expect(xml.droppedCharacters == 3)
  }

  @Test func closesElementsInTheReverseOrder() {
    var xml = XMLWriter()
    xml.open("a", language: .zhHant)
    xml.open("b")
    xml.close()
    xml.close()
    xml.close()
    #expect(body(xml) == "<a lang=\"zh-Hant\" xml:lang=\"zh-Hant\"><b></b></a>")
  }

  @Test func noticesWhatTheManifestMustDeclare() {
    var xml = XMLWriter()
    xml.empty("svg")
    xml.empty("math")
    xml.empty("script")
    xml.empty("img", XMLAttribute("src", "https://example.org/a.png"))
    #expect(xml.features == Set(DocumentFeature.allCases))
    var plain = XMLWriter()
    plain.empty("img", XMLAttribute("src", "images/a.svg"))
    plain.empty("a", XMLAttribute("href", "https://example.org/"))
    #expect(plain.features == [])
  }

  private func body(_ xml: XMLWriter) -> String {
    String(decoding: xml.bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1).last.map(String.init)
      ?? ""
  }
}
