import Testing

@testable import EPUB

/// Addresses that every reading system accepts, or none.
@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://example.org", "https://example.org"),
    ("HTTPS://example.org/A?b=c&d#e", "https://example.org/A?b=c&d#e"),
    ("https://example.org/山/水?q=茶", "https://example.org/山/水?q=茶"),
    ("https://例え.jp/", "https://例え.jp/"),
    ("https://example.org/a b[1]|{x}", "https://example.org/a%20b%5B1%5D%7C%7Bx%7D"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/%E5%B1%B1", "https://example.org/%E5%B1%B1"),
    ("https://example.org/#a#b", "https://example.org/#a%23b"),
    ("https://user:secret@example.org:8080/", "https://example.org:8080/"),
    ("http://192.168.0.1/", "http://192.168.0.1/"), ("https://example.org./", "https://example.org./"),
    ("mailto:a@example.org", "mailto:a@example.org"), ("tel:+86-10-1234", "tel:+86-10-1234"),
  ])
  func spellsAddressesSafely(address: String, expected: String) {
    #expect(WebAddress(address)?.text == expected)
  }

  @Test(arguments: [
    "", "example.org", "/a/b", "//example.org/", "http:", "http:/example.org", "http://", "http://:80/",
    "http://a b/",
    "http://[::1]/", "http://1.2.3/", "http://1.2.3.4.5/", "http://256.1.1.1/", "http://a..b/",
    "http://a:99999/",
    "http://-a.org/", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "about:blank",
    "mailto:",
  ])
  func refusesWhatCannotBeFollowed(address: String) {
    #expect(WebAddress(address) == nil)
  }
}
