import Manuscript
import Posts
import TestSupport
import Testing

/// Feeds of other programs than those that follow their specification to the letter.
@Suite struct FeedTests {
  private func dump(_ text: String, _ name: String = "feed.xml") async throws -> String {
    let reading = try await PostReader().read([Source.text(name: name, bytes: Array(text.utf8))])
    return ManuscriptDump.text(of: reading.publication)
  }

  @Test func knowsTheSiteOfAnAtomFeedByItsBase() async throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/blog/"><title>河</title><id>urn:x</id>
      <entry><title>甲</title><link href="a.html"/><updated>2024-03-05T10:00:00Z</updated>
      <content type="html">&lt;p&gt;水&lt;/p&gt;</content></entry>
      <entry><title>乙</title><link href="b.html"/><updated>2024-03-06T10:00:00Z</updated>
      <content type="html">&lt;p&gt;见&lt;a href="a.html"&gt;甲&lt;/a&gt;&lt;/p&gt;</content></entry>
      <entry><title>丙</title><id>urn:c</id><updated>2024-03-07T10:00:00Z</updated><summary>岸</summary></entry></feed>
      """
    let found = try await dump(feed)
    #expect(found.contains("(link c-2024-03-05-a \"甲\")"))
    #expect(found.contains("source \"https://e.org/blog/b.html\""))
    #expect(!found.contains("source \"https://e.org/blog/\""))
  }

  @Test func linksToWhatIsToBeHeard() async throws {
    let feed = """
      <rss version="2.0"><channel><title>河</title><link>https://e.org/</link><item><title>甲</title>
      <pubDate>Wed, 6 Mar 24 10:00 GMT</pubDate><description>水</description>
      <enclosure url="https://e.org/x.mp3" type="audio/mpeg" length="1"/></item></channel></rss>
      """
    let found = try await dump(feed)
    #expect(found.contains("link-card \"e.org\" \"https://e.org/x.mp3\""))
    #expect(found.contains("date 2024-03-06T10:00:00Z"))
  }
}
