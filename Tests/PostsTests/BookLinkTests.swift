import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

/// Links between posts of a book, in every form that a Jekyll site knows.
@Suite struct BookLinkTests {
  /// A link in `2024-03-01-first.md`, and where it leads: to the other post, perhaps to its anchor, or away.
  struct Form: Sendable, CustomTestStringConvertible {
    var address: String
    var target: String

    init(_ address: String, _ target: String) {
      self.address = address
      self.target = target
    }

    var testDescription: String { address }
  }

  private static let other = "c-2024-03-05-other"
  private static let ferry = "c-2024-03-09-"

  static let forms = [
    // From the root of the site, with and without its base path.
    Form("/b/river/2024/03/05/other.html", other), Form("/river/2024/03/05/other.html", other),
    Form("/b/river/2024/03/05/other", other), Form("/b/river/2024/03/05/other/", other),
    Form("/b/river/2024/03/05/other/index.html", other),
    Form("/b/river/2024/03/05/other.html?from=rss", other),
    Form("/b//river/2024/03/05/./other.html", other),
    // Anchors; one that nothing has leads to the chapter.
    Form("/b/river/2024/03/05/other.html#low-water", other + "#low-water"),
    Form("/b/river/2024/03/05/other#none", other), Form("../05/other.html#low-water", other + "#low-water"),
    // Relative to the page and to the file.
    Form("../05/other.html", other), Form("../05/other", other), Form("./../05/other.html", other),
    Form("2024-03-05-other.md", other), Form("./2024-03-05-other.md#low-water", other + "#low-water"),
    // Whole addresses.
    Form("https://a.example/b/river/2024/03/05/other.html", other),
    Form("http://a.example/b/river/2024/03/05/other", other),
    Form("HTTPS://A.Example:443/b/river/2024/03/05/other/", other),
    Form("//a.example/b/river/2024/03/05/other.html", other),
    Form("{{ site.url }}{{ site.baseurl }}/river/2024/03/05/other.html", other),
    Form("{{ site.baseurl }}/river/2024/03/05/other.html", other),
    Form("{{ '/river/2024/03/05/other.html' | relative_url }}", other),
    Form("{{ '/river/2024/03/05/other.html' | absolute_url }}#low-water", other + "#low-water"),
    // Tags.
    Form("{% post_url 2024-03-05-other %}", other), Form("{% post_url /2024-03-05-other %}", other),
    Form("{{ site.baseurl }}{% post_url 2024-03-05-other %}#low-water", other + "#low-water"),
    Form("{% link _posts/2024-03-05-other.md %}", other),
    Form("{% link /_posts/2024-03-05-other.md %}", other),
    // A permalink of its own and names that are not ASCII.
    Form("/b/ferry/", ferry), Form("/ferry", ferry), Form("/ferry/index.html", ferry),
    Form("/ferry.html", ferry),
    Form("/old/ferry.html", ferry), Form("{% post_url 2024-03-09-渡口 %}", ferry),
    Form("/b/2024/03/12/%E6%B0%B4%E4%BD%8D.html", "c-2024-03-12-"),
    Form("/b/2024/03/12/水位", "c-2024-03-12-"), Form("2024-03-12-%E6%B0%B4%E4%BD%8D.md", "c-2024-03-12-"),
    // Within the page.
    Form("#here", "c-2024-03-01-first#here"),
    Form("/b/river/2024/03/01/first.html#here", "c-2024-03-01-first#here"),
    // Away from the book.
    Form("/b/about/", "https://a.example/b/about/"),
    Form(
      "https://a.example/river/2024/03/05/elsewhere.html", "https://a.example/river/2024/03/05/elsewhere.html"
    ),
    Form(
      "https://other.example/b/river/2024/03/05/other.html",
      "https://other.example/b/river/2024/03/05/other.html"),
    Form("//other.example/x", "https://other.example/x"), Form("mailto:a@b.example", "mailto:a@b.example"),
  ]

  @Test(arguments: forms)
  func leads(_ form: Form) async throws {
    let files = [
      "_config.yml": "url: https://a.example\nbaseurl: /b\n",
      "_posts/2024-03-01-first.md":
        "---\ntitle: A\ncategories: river\n---\n## Here\n\n<a href=\"\(form.address.replacing("\"", with: "'"))\">到</a>\n",
      "_posts/2024-03-05-other.md": "---\ntitle: B\ncategories: river\n---\n## Low water\n\nx\n",
      "_posts/2024-03-09-渡口.md":
        "---\ntitle: C\npermalink: /ferry/\nredirect_from: /old/ferry.html\n---\nx\n",
      "_posts/2024-03-12-水位.md": "---\ntitle: D\n---\nx\n",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      var links = LinkCollector()
      links.walk(reading.publication)
      let found = try #require(links.found.first)
      // The hash of a name in Chinese is no part of the table.
      if form.target.hasSuffix("-") {
        #expect(found.hasPrefix(form.target) && !found.contains("#"))
      } else {
        #expect(found == form.target)
      }
    }
  }
}

extension BookLinkTests {
  /// Hexo keeps capitals and makes a hyphen of each mark; of two headings alike each has its own.
  @Test(arguments: [
    ("#Low-Water-2-0", "c-ferry#Low-Water-2-0"), ("#低水-2-0", "c-ferry#低水-2-0"), ("#none", "c-ferry"),
  ])
  func leadsToHeadingsByTheAnchorsOfHexo(anchor: String, target: String) async throws {
    let files = [
      "_config.yml": "url: https://a.example\npermalink: :title/\n",
      "source/_posts/bank.md": "---\ntitle: A\ndate: 2024-03-01\n---\n<a href=\"/ferry/\(anchor)\">到</a>\n",
      "source/_posts/ferry.md":
        "---\ntitle: B\ndate: 2024-03-05\n---\n## Low Water (2.0)\n\nx\n\n## 低水（2.0）\n\nx\n",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      var links = LinkCollector()
      links.walk(reading.publication)
      #expect(links.found.map { $0.replacing(/2024-03-05-/, with: "") } == [target])
    }
  }
}

/// Where links lead, as text.
private struct LinkCollector: Walker {
  var found: [String] = []

  mutating func visit(_ inline: Inline) {
    if case .link(let link) = inline {
      switch link.destination {
      case .chapter(let chapter, let anchor): found.append("\(chapter)" + (anchor.map { "#" + $0 } ?? ""))
      case .external(let address): found.append(address)
      }
    }
    walkChildren(of: inline)
  }
}
