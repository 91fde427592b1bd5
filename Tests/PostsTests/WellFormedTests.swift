import Foundation
import TestSupport
import Testing

@testable import Posts

/// The quick way to a tree gives that of the HTML Standard, or none.
@Suite struct WellFormedTests {
  @Test(arguments: [
    "字", "<p>a</p>", "<p>a<br>b<br/>c<BR />d</p>\n<P>e</P>",
    "<div><ul>\n<li>a</li>\n<li><p>b</p><ol><li>c</li></ol></li></ul></div>",
    "<a href=\"/x?a=1&b=2&copy=3\" target=_blank title='“&quot;&#8212;&nbsp;”'>b</a>",
    "<b><i>x</i></b> <b><div>y</div></b>",
    "<pre>\n\n x\n</pre><pre>\na</pre>", "<h2><p>a</p></h2>", "<img alt='' src=a.png data-x=\"\n1\">",
    "a<!-- b -->c<!---->",
    "<dl><dt>a</dt><dd>b</dd></dl>", "1 < 2 & 3 &lt; 4 <3 &amp;amp;",
    "<x-tex display>a &lt; b</x-tex><x-separator></x-separator>",
    "，<span id=x>Ａ</span>\u{FF5E}\u{1F600}", "<details><summary>a</summary><p>b</p></details>",
    "<p></p>\n\n<p hidden>a</p>",
    "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n", "<center><font color=red>a</font></center>",
  ])
  func readsWhatEndsWhereItShould(html: String) {
    let found = compareTrees(Array(html.utf8))
    #expect(found.isWellFormed == !html.contains("<!---->"))
    #expect(found.isSame)
  }

  /// Each of these needs a rule of the tree construction.
  @Test(arguments: [
    "<p>a", "a</p>", "<p><div>a</div></p>", "<b><p>a</b></p>", "<ul><li>a<li>b</ul>", "<li>a</li>",
    "<a><a>x</a></a>",
    "<table><tr><td>a</td></tr></table>", "<h2><h3>a</h3></h2>", "<p>a<hr>b</p>", "<div/>a</div>",
    "<p a=1 a=2>b</p>",
    "&copy x", "&#128;", "&#1;", "&odd;", "<script>a</script>", "<svg></svg>", "<iframe></iframe>",
    "<!DOCTYPE html>a",
    "<!-- a --!> b -->", "<?php ?>", "<p title=a\"b>c</p>", "<p \"a\">b</p>", "<body>a</body>", "a\u{FFFF}b",
    "<p",
    "<p title=\"a", "<", "<textarea><p></textarea>", "<select><p></p></select>", "<button><p>a</p></button>",
    "</br>",
    "<p a = b>c</p>", "<a href=b/>c</a>", "\r\n", "<img c=''\u{B}t=''>", "<p\u{C}a>b</p>", "a\u{7F}",
    "a\u{9A}", "<dd>a</dd>",
  ])
  func leavesTheRestToTheStandard(html: String) {
    #expect(compareTrees(Array(html.utf8)).isWellFormed == false)
  }

  @Test func nestsNoDeeperThanOthersDo() {
    let html = String(repeating: "<div>", count: 120) + String(repeating: "</div>", count: 120)
    #expect(compareTrees(Array(html.utf8)).isWellFormed == false)
  }

  /// All that the suite has, whole and cut at each line.
  @Test func agreesOnAllPostsOfTheSuite() throws {
    let files =
      FileManager.default.enumerator(atPath: TestFolder.suite.path)?.compactMap { $0 as? String } ?? []
    var wellFormed = 0
    for name in files.sorted() where name.hasSuffix(".md") || name.hasSuffix(".html") {
      let bytes = decodeText(Array(try Data(contentsOf: TestFolder.suite.appending(path: name))), path: name)
        .bytes
      for part in [bytes] + bytes.split(separator: 0x0A).map(Array.init) {
        let found = compareTrees(part)
        #expect(found.isSame, "\(name)")
        if found.isWellFormed { wellFormed += 1 }
      }
    }
    #expect(wellFormed > 100)
  }
}
