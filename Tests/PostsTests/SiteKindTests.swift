import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Posts

@Suite struct SiteKindTests {
  @Test(arguments: [
    "hexo", "hugo", "collections", "feeds/rss.xml", "feeds/atom.xml", "feeds/feed.json",
    "feeds/wordpress.xml",
  ])
  func readsSite(name: String) async throws {
    var options = ReadingOptions()
    options.now = PostDate(year: 2024, month: 12, day: 1)?.secondsSince1970
    let sites = SiteTests.sites
    let reading = try await PostReader(options: options).read([sites.appending(path: name).path])
    var text = dump(reading, below: sites)
    text += "skipped\n" + reading.skipped.map { "  \($0.title): \($0.reason.rawValue)\n" }.joined()
    expectGolden(text, "sites/\(name.replacing("/", with: "-")).txt")
  }

  @Test func recognisesSitesByOneEvidence() throws {
    let files = [
      "a/hugo.toml": "", "b/config.yaml": "", "b/content/x.md": "", "c/config.yaml": "", "c/x.md": "",
      "d/source/_posts/x.md": "", "d/_config.yml": "", "e/_posts/x.md": "", "f/_config.yml": "",
      "g/hugo.yaml": "", "g/_posts/x.md": "",
    ]
    try TestFolder.with(files) { folder in
      func place(_ name: String) -> SitePlace? { recogniseSite(folder.appending(path: name).path) }
      #expect(place("a")?.kind == .hugo)
      #expect(place("b")?.kind == .hugo)
      #expect(place("c") == nil)
      #expect(place("d")?.kind == .hexo)
      #expect(place("d")?.rivals == [])
      #expect(place("e")?.kind == .jekyll)
      #expect(place("f")?.kind == .jekyll)
      #expect(place("g")?.rivals == [.jekyll])
    }
  }

  @Test func saysWhatAnAmbiguousFolderWasTakenFor() async throws {
    let files = [
      "hugo.yaml": "title: 甲", "_posts/2024-01-01-x.md": "y", "content/z.md": "---\ntitle: 丙\n---\n丙",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      #expect(reading.findings.first?.id == .sourceKind)
      #expect(reading.findings.first?.severity == .note)
      #expect(reading.posts.map(\.title) == ["丙"])
    }
  }

  @Test(arguments: ["hugo/content/post", "hugo/content/post/wind.md", "hexo/source/_posts/start.md"])
  func knowsTheSiteAroundASource(name: String) async throws {
    let reading = try await PostReader().read([SiteTests.sites.appending(path: name).path])
    #expect(reading.publication.metadata.site?.contains("example.org") == true)
  }

  @Test func takesTheTranslationThatIsAskedFor() async throws {
    var options = ReadingOptions()
    options.language = .english
    let site = SiteTests.sites.appending(path: "hugo").path
    let reading = try await PostReader(options: options).read([site])
    #expect(reading.posts.map(\.title).contains("Wind"))
    #expect(reading.skipped.contains { $0.title == "风" && $0.reason == .translation })
  }

  @Test(arguments: ["hexo", "hugo", "collections", "feeds/rss.xml", "feeds/wordpress.xml"])
  func selectsOnEveryKindOfSite(name: String) async throws {
    let site = SiteTests.sites.appending(path: name).path
    let all = try await PostReader().read([site]).posts
    let category = try #require(all.flatMap(\.categories).first)
    var options = ReadingOptions()
    options.categories = [category]
    options.order = .dateDescending
    options.groupBy = .category
    let chosen = try await PostReader(options: options).read([site])
    #expect(!chosen.posts.isEmpty)
    #expect(chosen.posts.allSatisfy { $0.categories.contains(category) })
    #expect(chosen.publication.parts.contains { $0.title == category })
    if let tag = all.flatMap(\.tags).first {
      options = ReadingOptions()
      options.excludedTags = [tag]
      options.limit = 1
      let others = try await PostReader(options: options).read([site]).posts
      #expect(others.count == 1)
      #expect(!others[0].tags.contains(tag))
    }
  }
}

@Suite struct HostileSiteTests {
  @Test func followsNoLinkOutOfTheSite() async throws {
    try await TestFolder.with([
      "secret/a.md": "秘密", "secret/p.png": "x", "site/_posts/2024-01-01-b.md": "![](/p.png)",
    ]) {
      folder in
      let manager = FileManager.default
      let site = folder.appending(path: "site")
      let secret = folder.appending(path: "secret")
      try manager.createSymbolicLink(at: site.appending(path: "_drafts"), withDestinationURL: secret)
      try manager.createSymbolicLink(
        at: site.appending(path: "_posts/2024-01-02-a.md"), withDestinationURL: secret.appending(path: "a.md")
      )
      try manager.createSymbolicLink(
        at: site.appending(path: "p.png"), withDestinationURL: secret.appending(path: "p.png"))
      var options = ReadingOptions()
      options.includesDrafts = true
      let reading = try await PostReader(options: options).read([site.path])
      #expect(reading.posts.count == 1)
      #expect(reading.findings.filter { $0.id == .sourceOutside }.count == 3)
      #expect(reading.findings.contains { $0.id == .imageMissing })
      #expect(!reading.publication.resources.values.contains { if case .file = $0 { true } else { false } })
    }
  }

  @Test func endsWhereLinksLeadRoundInACircle() async throws {
    try await TestFolder.with(["a/x.md": "甲", "b/y.md": "乙"]) { folder in
      for (place, target) in [("a/loop", "b"), ("b/loop", "a"), ("a/up", ".")] {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: place), withDestinationURL: folder.appending(path: target))
      }
      let reading = try await PostReader().read([folder.path])
      #expect(reading.posts.count == 2)
      #expect(reading.findings.contains { $0.id == .sourceOutside })
    }
  }

  @Test(arguments: ["../../p.png", "/../p.png", "..%2f..%2fp.png"])
  func showsNoPictureFromOutside(address: String) async throws {
    let files = ["p.png": "x", "s/_config.yml": "", "s/_posts/2024-01-01-a.md": "![](\(address))"]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.appending(path: "s").path])
      #expect(reading.findings.contains { $0.id == .imageMissing })
      #expect(!reading.publication.resources.values.contains { if case .file = $0 { true } else { false } })
    }
  }

  @Test func expandsNoEntitiesOfFeeds() async throws {
    var text = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">"
    for (name, inner) in zip("bcdefghij", "abcdefghi") {
      text += "<!ENTITY \(name) \"\(String(repeating: "&\(inner);", count: 10))\">"
    }
    text += "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    text +=
      "<rss><channel><title>t</title><item><title>题</title><description>前&j;&x;后</description></item></channel></rss>"
    let feed = readFeed(Array(text.utf8), path: "f.xml")
    #expect(feed.findings.contains { $0.id == .feedDamaged })
    #expect(feed.entries.allSatisfy { $0.html.utf8.count < 100 && !$0.html.contains("root") })
  }

  @Test func cutsElementsOfFeedsWithTooManyAttributes() {
    let many = (0..<100_000).map { "a\($0)=\"x\"" }.joined(separator: " ")
    let text =
      "<rss><channel><title>t</title><item \(many)><title>甲</title><description>文</description></item></channel></rss>"
    let feed = readFeed(Array(text.utf8), path: "f.xml")
    #expect(feed.entries.first?.html == "文")
    #expect(feed.findings.map(\.id) == [.feedDamaged])
  }

  @Test func knowsTheEntitiesOfHTMLInFeeds() {
    let text =
      "<rss><channel><title>t</title><item><title>甲&ndash;乙</title><description>a&nbsp;b&amp;nbsp;c &lt;p&gt;<![CDATA[&copy;]]></description></item></channel></rss>"
    let feed = readFeed(Array(text.utf8), path: "f.xml")
    #expect(feed.entries.first?.header["title"]?.text == "甲–乙")
    #expect(feed.entries.first?.html.contains("a\u{A0}b&nbsp;c") == true)
    #expect(feed.entries.first?.html.hasSuffix("<p>&copy;") == true)
  }

  /// A text that is empty does not stand before a summary that is not.
  @Test(arguments: [
    "<rss><channel><title>t</title><item><title>甲</title><encoded xmlns=\"http://purl.org/rss/1.0/modules/content/\"> </encoded><description>摘要</description></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>甲</title><content type=\"html\"/><summary type=\"html\">摘要</summary></entry></feed>",
    "<rss><channel><title>t</title><item><title>甲</title><body xmlns=\"http://www.w3.org/1999/xhtml\"><p>摘要</p></body></item></channel></rss>",
  ])
  func takesTheTextThatSaysSomething(text: String) {
    #expect(readFeed(Array(text.utf8), path: "f.xml").entries.first?.html.contains("摘要") == true)
  }

  /// To open a pipe would take for ever.
  @Test(.timeLimit(.minutes(1))) func readsNoPipes() async throws {
    try await TestFolder.with(["s/_posts/2024-01-01-a.md": "![](/p.png)"]) { folder in
      for name in ["s/_posts/2024-01-02-b.md", "s/p.png"] {
        #expect(mkfifo(folder.appending(path: name).path, 0o600) == 0)
      }
      let reading = try await PostReader().read([folder.appending(path: "s").path])
      #expect(reading.posts.count == 1)
      #expect(Set(reading.findings.map(\.id)) == [.sourceUnreadable, .titleMissing, .imageMissing])
    }
  }

  @Test func tellsOfPostsInOtherLanguages() async throws {
    let files = [
      "_config.yml": "", "_posts/2024-01-01-a.mkdown": "---\ntitle: 甲\n---\n甲",
      "_posts/2024-01-02-b.textile": "h1. 乙",
      "_posts/2024-01-03-c.textile": "h1. 丙", "_posts/2024-01-03.png": "x", "notes.org": "* 丁",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      #expect(reading.posts.map(\.title) == ["甲"])
      #expect(reading.findings.map(\.message) == ["2 files end in “.textile”, a language that is not read"])
    }
  }

  @Test func saysWhyAFeedHoldsNoPosts() async {
    let text = Array("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [".utf8)
    await #expect(
      performing: {
        _ = try await PostReader().read([.text(name: "feed.json", bytes: text)])
      },
      throws: { error in
        (error as? ReadingError)?.findings.map(\.id) == [.feedDamaged, .sourceEmpty]
      })
  }

  @Test func readsWhatItCanOfADamagedFeed() {
    let text =
      "<rss><channel><title>t</title><item><title>甲</title><description>a&nbsp;b</description></item><item><title>乙</ti"
    let feed = readFeed(Array(text.utf8), path: "f.xml")
    #expect(feed.entries.first?.header["title"]?.text == "甲")
    #expect(feed.findings.map(\.id).contains(.feedDamaged))
  }

  @Test func parsesNoHeaderThatIsTooLargeOrTooDeep() async throws {
    let large = "---\ntitle: 大\nx: " + String(repeating: "a", count: 12 << 20) + "\n---\n正文"
    let reading = try await read(large)
    #expect(reading.findings.map(\.id) == [.headerBroken])
    #expect(reading.posts.first?.title == "大")
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let deep = String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      #expect(parseHeader(Array(deep.utf8), as: .json).problem != nil)
      #expect(parseHeader(Array("a: \(deep)".utf8), as: .yaml).problem != nil)
      #expect(parseHeader(Array("a = \(deep)".utf8), as: .toml).problem != nil)
    }
  }
}
