import Manuscript
import Posts
import TestSupport
import Testing

/// What the editors and plugins of WordPress leave in its exports.
@Suite struct WordPressTests {
  private func read(_ content: String, more: String = "") async throws -> Reading {
    let namespaces =
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\""
    let item = "<item><title>T</title><content:encoded><![CDATA[\(content)]]></content:encoded>"
    let text =
      "<rss version=\"2.0\" \(namespaces)><channel><title>S</title><wp:wxr_version>1.2</wp:wxr_version>"
      + item + "<wp:post_date>2024-03-05 10:00:00</wp:post_date><wp:status>publish</wp:status>\(more)"
      + "<wp:post_type>post</wp:post_type></item></channel></rss>"
    return try await PostReader().read([Source.text(name: "wp.xml", bytes: Array(text.utf8))])
  }

  private func blocks(_ content: String) async throws -> [String] {
    blockLines(of: try await read(content))
  }

  @Test func makesCardsOfEmbeds() async throws {
    let embed = "<p>水</p><figure class=\"wp-block-embed\"><div>\nhttps://vimeo.com/7\n</div></figure>"
    #expect(try await blocks(embed).last == "link-card \"vimeo.com\" \"https://vimeo.com/7\"")
    #expect(
      try await blocks("水\n\n[youtube https://www.youtube.com/watch?v=x]\n\n岸") == [
        "paragraph \"水\"", "link-card \"www.youtube.com\" \"https://www.youtube.com/watch?v=x\"",
        "paragraph \"岸\"",
      ])
    #expect(try await blocks("[vimeo 7]") == ["link-card \"vimeo.com\" \"https://vimeo.com/7\""])
  }

  @Test func takesListsOfPicturesForGalleries() async throws {
    let item =
      "<li class=\"blocks-gallery-item\"><figure><img src=\"https://e.org/a.jpg\" alt=\"\"></figure></li>"
    #expect(
      try await blocks("<p>水</p><ul class=\"blocks-gallery-grid\">\(item)\(item)</ul>").filter {
        $0.hasPrefix("figure")
      }
      .count == 2)
    #expect(try await blocks("<p>水</p><ul class=\"gallery\"><li>岸</li></ul>").contains("list bullet tight"))
  }

  @Test func keepsTheLinesOfPoems() async throws {
    #expect(
      try await blocks("<p>题</p><pre class=\"wp-block-verse\">大江\n<em>东</em>去</pre>").last
        == "paragraph \"大江\" (br) (em \"东\") \"去\"")
  }

  @Test func saysWhichShortcodesAreNotKnown() async throws {
    let reading = try await read("水[contact-form-7 id=\"1\"]和[box type=\"x\"]岸[/box]，[方括号] 与 [1]。")
    #expect(
      reading.findings.filter { $0.id == .liquidUnknown }.map(\.message) == [
        "the shortcode “contact-form-7” is not known", "the shortcode “box” is not known",
      ])
    #expect(ManuscriptDump.text(of: reading.publication).contains("\"水和岸，[方括号] 与 [1]。\""))
  }

  @Test func leavesOutWhatAsksForAPassword() async throws {
    await #expect(throws: ReadingError.self) {
      try await read("水", more: "<wp:post_password>x</wp:post_password>")
    }
  }
}
