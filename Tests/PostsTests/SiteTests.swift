import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

@Suite struct SiteTests {
  static let sites = TestFolder.suite.appending(path: "sites")

  @Test(arguments: ["jekyll", "jekyll/_posts", "folder"])
  func readsSite(name: String) async throws {
    let folder = Self.sites.appending(path: name)
    let reading = try await PostReader().read([folder.path])
    let golden = name.replacing("/", with: "-")
    expectGolden(dump(reading, below: Self.sites), "sites/\(golden).txt")
  }

  @Test func readsTheSameWithAnyNumberOfJobs() async throws {
    let folders = [Self.sites.path, TestFolder.suite.appending(path: "posts").path]
    var options = ReadingOptions()
    let one = try await PostReader(options: options).read(folders)
    options.jobs = 7
    for _ in 0..<5 {
      let many = try await PostReader(options: options).read(folders)
      #expect(many.publication == one.publication)
      #expect(many.findings == one.findings)
      #expect(many.posts == one.posts)
    }
  }

  /// Nobody keeps root out of a folder.
  @Test(.enabled(if: geteuid() != 0, "root can read every folder"), arguments: ["site", "site/closed"])
  func tellsOfFoldersThatDoNotOpen(source: String) async throws {
    try await TestFolder.with(["site/a.md": "---\ntitle: a\n---\nx", "site/closed/b.md": "x"]) { folder in
      let closed = folder.appending(path: "site/closed").path
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed) }
      let path = folder.appending(path: source).path
      if path == closed {
        let error = await #expect(throws: ReadingError.self) { try await PostReader().read([path]) }
        #expect(error?.findings.map(\.id) == [.sourceUnreadable])
      } else {
        let reading = try await PostReader().read([path])
        #expect(reading.posts.count == 1)
        #expect(reading.findings.contains { $0.id == .sourceUnreadable && $0.place?.path == closed })
      }
    }
  }

  /// The definition is kramdown's alone.
  @Test(arguments: [
    ("kramdown", true), ("redcarpet", true), ("rdiscount", true), ("CommonMarkGhPages", false),
  ])
  func knowsTheDialectOfJekyllsEngines(engine: String, isKramdown: Bool) async throws {
    let files = [
      "_config.yml": "markdown: \(engine)", "_posts/2024-05-06-a.md": "---\ntitle: T\n---\n甲\n: 乙\n",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.path])
      #expect(ManuscriptDump.text(of: reading.publication).contains("definitions") == isKramdown)
    }
  }

  @Test func namesWhatIsWrongWithSources() async throws {
    try await TestFolder.with(["empty/readme.txt": "x", "site/_config.yml": "title: t"]) { folder in
      for (name, id) in [("none", FindingID.sourceMissing), ("empty", .sourceEmpty), ("site", .sourceEmpty)] {
        let path = folder.appending(path: name).path
        let error = await #expect(throws: ReadingError.self) { try await PostReader().read([path]) }
        #expect(error?.findings.map(\.id) == [id])
      }
      let error = await #expect(throws: ReadingError.self) { try await PostReader().read([String]()) }
      #expect(error?.findings.map(\.id) == [.sourceEmpty])
    }
  }

  @Test func knowsASiteWithoutConfigurationByItsPosts() async throws {
    let files = [
      "site/_posts/2024-03-05-a.md": "雨。",
      "site/_layouts/post.html": "<p>{{ post.url }}</p>",
      "site/index.html": "<p>首页</p>", "site/README.md": "# 说明",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.appending(path: "site").path])
      #expect(reading.posts.map(\.path).map { $0.split(separator: "/").last } == ["2024-03-05-a.md"])
    }
  }

  @Test func findsPicturesBelowTheSourceOfTheSite() async throws {
    let files = [
      "site/_config.yml": "source: ./src", "site/src/i/a.png": "x",
      "site/src/_posts/2024-03-05-a.md": "![](/i/a.png)",
    ]
    try await TestFolder.with(files) { folder in
      let reading = try await PostReader().read([folder.appending(path: "site").path])
      let path = folder.appending(path: "site/src/i/a.png").path
      #expect(Array(reading.publication.resources.values) == [.file(path)])
    }
  }

  @Test func givesThePostItsTitleInLiquid() async throws {
    let text = "---\ntitle: 春水\n---\n《{{ page.title }}》，{{ page.title | append: \"续\" }}。"
    try await TestFolder.with(["a.md": text]) { folder in
      let reading = try await PostReader().read([folder.appending(path: "a.md").path])
      #expect(reading.findings.isEmpty)
      #expect(ManuscriptDump.text(of: reading.publication).contains("《春水》，春水续。"))
    }
  }

  @Test func tellsOfAMissingPictureWhereverItIsShown() async throws {
    let text = "---\ntitle: 图\n---\n![甲](a.png)\n\n乙 ![](a.png)"
    try await TestFolder.with(["a.md": text]) { folder in
      let reading = try await PostReader().read([folder.appending(path: "a.md").path])
      #expect(reading.findings.map(\.id) == [.imageMissing, .imageMissing])
      #expect(reading.findings.map(\.place?.line) == [4, 6])
      let path = folder.appending(path: "a.png").path
      #expect(Array(reading.publication.resources.values) == [.missing(path)])
    }
  }

  @Test(arguments: [
    "<div>\n<br>春水\n<br><a href=\"/tags/a\">甲</a></div>", "<div><br><b>春水</b></div>", "<p><br>春水</p>",
  ])
  func keepsALastParagraphThatHoldsMoreThanLinks(html: String) async throws {
    let reading = try await read("<h1>雨</h1>\(html)", name: "a.html")
    #expect(!reading.findings.contains { $0.id == .navigationRemoved })
    #expect(ManuscriptDump.text(of: reading.publication).contains("春水"))
  }

  @Test func readsDraftsWhenAsked() async throws {
    var options = ReadingOptions()
    options.includesDrafts = true
    let site = Self.sites.appending(path: "jekyll").path
    let titles = try await PostReader(options: options).read([site]).posts.map(\.title)
    #expect(titles == ["开篇", "第二篇", "雨", "未发布", "草稿"])
  }

  @Test func findsConfigurationAboveASingleFile() async throws {
    let file = Self.sites.appending(path: "jekyll/_posts/2024-03-01-first.md").path
    let reading = try await PostReader().read([file])
    #expect(reading.posts.first?.date?.iso8601 == "2024-03-01T08:05:00+08:00")
    #expect(reading.publication.metadata.creators.map(\.name) == ["林渡"])
  }

  @Test func readsAFileOnceThatIsNamedTwice() async throws {
    let folder = Self.sites.appending(path: "folder").path
    let reading = try await PostReader().read([folder + "/b/one.md", folder, folder + "/./two.md"])
    #expect(reading.posts.count == 3)
  }
}

@Suite struct SelectionTests {
  private func titles(_ change: (inout ReadingOptions) -> Void) async throws -> [String] {
    var options = ReadingOptions()
    change(&options)
    let texts = [
      ("2024-01-05-a.md", "title: A\ncategories: [x, y]\ntags: news"),
      ("2024-02-05-b.md", "title: B\ncategories: y\ntags: [news, ad]"),
      ("2024-03-05-c.md", "title: C\nbook:\n  order: 1\n  section: 附"),
      ("2024-04-05-d.md", "title: D\ndraft: true"),
      ("2024-05-05-e.md", "title: E\nbook: {skip: true}"),
    ]
    let sources = texts.map { name, header in
      Source.text(name: name, bytes: Array("---\n\(header)\n---\n正文".utf8))
    }
    return try await PostReader(options: options).read(sources).posts.map(\.title)
  }

  @Test func ordersAndLimits() async throws {
    #expect(try await titles { _ in } == ["C", "A", "B"])
    #expect(try await titles { $0.order = .dateDescending } == ["C", "B", "A"])
    #expect(try await titles { $0.order = .title } == ["C", "A", "B"])
    #expect(try await titles { $0.limit = 2 } == ["C", "A"])
    #expect(try await titles { $0.includesDrafts = true } == ["C", "A", "B", "D"])
  }

  @Test func selectsByDateCategoryAndTag() async throws {
    #expect(try await titles { $0.since = PostDate(year: 2024, month: 2, day: 5) } == ["C", "B"])
    #expect(try await titles { $0.until = PostDate(year: 2024, month: 2, day: 5) } == ["A", "B"])
    #expect(try await titles { $0.categories = ["X"] } == ["A"])
    #expect(try await titles { $0.tags = ["news"] } == ["A", "B"])
    #expect(
      try await titles {
        $0.tags = ["news"]; $0.excludedTags = ["AD"]
      } == ["A"])
  }

  @Test func saysThatNothingIsLeft() async {
    let error = await #expect(throws: ReadingError.self) { try await titles { $0.categories = ["none"] } }
    #expect(error?.findings.first?.id == .sourceEmpty)
  }

  @Test func groupsIntoParts() async throws {
    let sources = ["2024-01-05-a.md", "2024-01-09-b.md", "2024-02-05-c.md"].map {
      Source.text(name: $0, bytes: Array("---\ntitle: 题\ncategories: 江\n---\n正文".utf8))
    }
    var options = ReadingOptions()
    options.groupBy = .month
    let months = try await PostReader(options: options).read(sources).publication.parts
    #expect(months.map(\.title) == ["2024年1月", "2024年2月"])
    for (language, title) in [
      (Language.korean, "2024년 1월"), (.english, "2024-01"), (Language("de"), "2024-01"),
    ] {
      options.language = language
      let parts = try await PostReader(options: options).read(sources).publication.parts
      #expect(parts.first?.title == title)
    }
    #expect(months.map(\.chapters.count) == [2, 1])
    options.groupBy = .category
    #expect(try await PostReader(options: options).read(sources).publication.parts.map(\.title) == ["江"])
  }
}
