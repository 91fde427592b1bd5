import Manuscript
import TestSupport
import Testing
@testable import Themes

@testable import Typesetting

@Suite struct PagesBookTests {
  private var chapters: [Chapter] {
    [
      Chapter(
        id: ChapterID("one"), title: "第一篇",
        byline: Byline(
          authors: ["甲", "乙"], date: PostDate(year: 2024, month: 3, day: 5), source: "https://example.org/1",
          categories: ["随笔"]),
        blocks: [paragraph(60), .heading(Heading(level: 2, [.text("小节")])), paragraph(200, from: 100)]),
      Chapter(id: ChapterID("two"), title: "第二篇的题目比一行还要长所以要折成两行", blocks: [paragraph(30, from: 400)]),
      Chapter(id: ChapterID("three"), title: "第三篇", blocks: []),
    ]
  }

  private func book(_ change: (inout Theme) -> Void = { _ in }, jobs: Int = 1, hasCover: Bool = false)
    async throws -> SetBook
  {
    let parts = [
      Part(title: "上编", chapters: Array(chapters[..<2])), Part(title: "下编", chapters: [chapters[2]]),
    ]
    let metadata = Metadata(
      title: "集子", creators: [Creator(name: "某人")], date: PostDate(year: 2025, month: 1, day: 2))
    return try await Pages.set(
      Publication(metadata: metadata, parts: parts), TestTheme.make(change), jobs: jobs, hasCover: hasCover)
  }

  @Test func setsABookWithPartsContentsAndRunningHeads() async throws {
    expectGolden(PageDump.text(of: try await book { $0.page.links = .notes }.pages), "pages/book.txt")
  }

  @Test func setsANewsletterInTwoColumns() async throws {
    let set = try await book {
      $0.page.size = PageSize(width: 500, height: 300)
      $0.page.columns = Columns(count: 2, gutter: 20, rule: true)
      $0.page.chapterStart = .runOn
      $0.page.contents = ContentsStyle(depth: 1, leaders: true, summary: true)
    }
    expectGolden(PageDump.text(of: set.pages), "pages/newsletter.txt")
  }

  @Test func doesNotDependOnTheNumberOfWorkers() async throws {
    #expect(try await book(jobs: 1) == (try await book(jobs: 3)))
  }

  @Test(arguments: [false, true])
  func beginsTheBodyOnARightHandPageWithoutBlankPages(hasCover: Bool) async throws {
    let set = try await book(hasCover: hasCover)
    let front = set.pages.prefix { Int($0.label) == nil }
    #expect(front.count % 2 == (hasCover ? 1 : 0))
    #expect(front.first?.label == (hasCover ? "ii" : "i"))
    #expect(!set.pages.contains { $0.master == .blank })
  }

  @Test func beginsChaptersOnRightHandPagesWhereTheThemeSaysSo() async throws {
    let set = try await book { $0.page.chapterStart = .recto }
    for page in set.pages where page.targets.contains(where: { ["one", "two", "three"].contains($0.name) }) {
      #expect((Int(page.label) ?? 0) % 2 == 1)
    }
    for page in set.pages where page.master == .blank { #expect(page.frames.isEmpty) }
  }

  @Test func nestsTheOutline() async throws {
    let outline = try await book().outline
    #expect(outline.map(\.title) == ["上编", "下编"])
    #expect(outline[0].children.map(\.title) == ["第一篇", chapters[1].title])
    #expect(outline[0].children[0].children.map(\.title) == ["小节"])
  }

  @Test func nestsHeadingsByLevel() {
    let flat = [2, 3, 4, 3, 2, 4].map { OutlineEntry(title: "\($0)", level: $0, target: "") }
    let tree = OutlineTree.nest(flat)
    #expect(tree.map(\.children.count) == [2, 1])
    #expect(tree[0].children[0].children.count == 1)
  }

  @Test func leadsEveryLineOfContentsToThePageThatItNames() async throws {
    let set = try await book()
    let labels = Dictionary(set.pages.flatMap { page in page.targets.map { ($0.name, page.label) } }) { $1 }
    let contents = set.pages.filter { $0.master == .contents }
    let links = contents.flatMap(\.frames).flatMap(\.links)
    #expect(links.count >= 6)
    for link in links {
      guard case .target(let name) = link.destination else { continue }
      #expect(labels[name] != nil)
    }
  }

  /// The cover is a right-hand page and counts, so that even numbers stand on left-hand pages as everywhere.
  @Test(arguments: [false, true]) func givesRightHandPagesOddNumbers(hasCover: Bool) async throws {
    let set = try await book(hasCover: hasCover)
    let romans = (1...20).map(Roman.lower)
    for (index, page) in set.pages.enumerated() {
      let number = Int(page.label) ?? romans.firstIndex(of: page.label).map { $0 + 1 } ?? 0
      #expect(number % 2 == (index + (hasCover ? 2 : 1)) % 2, "page \(index) is called \(page.label)")
    }
  }

  /// A page of contents has ten lines; the chapters before one with a heading move that through all places.
  @Test(arguments: 0..<12) func keepsATitleInTheContentsWithItsFirstHeading(before: Int) async throws {
    let theme = TestTheme.make()
    let plain = (0..<before).map { OutlineEntry(title: "\($0)", level: 1, target: "\($0)") }
    let headings = (0..<3).map { OutlineEntry(title: "h\($0)", level: 2, target: "h\($0)") }
    let parent = OutlineEntry(title: "parent", level: 1, target: "parent", children: headings)
    let pages = Contents(
      theme: theme, geometry: PageGeometry(theme), setter: SquareSetter(), language: .zhHans
    ).pages(plain + [parent] + plain, labels: [:])
    let lines = pages.map { page in
      page.parts.flatMap(\.fragments).flatMap(\.fragment.lines).flatMap(\.line.items).compactMap { item in
        if case .glyphs(let run) = item { run.text } else { nil }
      }
    }
    let page = try #require(lines.first { $0.contains("parent") })
    #expect(page.contains("h0"))
  }

  @Test func setsFurtherLinesOfALongTitleInTheContentsIn() async throws {
    let set = try await book()
    let lines = set.pages.filter { $0.master == .contents }.flatMap(\.frames).flatMap(\.items).compactMap {
      item -> (text: String, x: Double)? in
      if case .glyphs(let run) = item { (run.text, run.origin.x) } else { nil }
    }
    let first = try #require(lines.firstIndex { $0.text.hasPrefix("第二篇") })
    let next = lines[first + 1]
    #expect(chapters[1].title == lines[first].text + next.text)
    #expect(next.x == lines[first].x + 10)
  }

  @Test func standsLeadersInLineDownThePage() async throws {
    let set = try await book()
    let dots = set.pages.filter { $0.master == .contents }.flatMap(\.frames).flatMap(\.items).flatMap {
      item in
      if case .glyphs(let run) = item, run.text.hasPrefix("..") {
        run.glyphs.map { run.origin.x + $0.x - (run.origin.x + $0.x).rounded(.down) }
      } else {
        [Double]()
      }
    }
    #expect(dots.count > 20)
    #expect(Set(dots.map { ($0 * 1000).rounded() }).count <= 1)
  }

  @Test func breaksALinkToAPlaceThatIsNotThereAndSaysSo() async throws {
    let link = Inline.link(Link(.chapter(ChapterID("a"), anchor: "nowhere"), [.text("那里")]))
    let gone = Inline.link(Link(.chapter(ChapterID("gone"), anchor: nil), [.text("没有")]))
    let set = try await Pages.set([Pages.chapter([.paragraph(Paragraph([link, gone]))])])
    let links = Pages.body(of: set).flatMap(\.frames).flatMap(\.links)
    #expect(links.map(\.destination) == [.target("a")])
    #expect(set.findings.map(\.id) == [.linkUnresolved, .linkUnresolved])
  }

  @Test func shortensRunningHeadsThatAreTooLong() async throws {
    let title = ideographs(200)
    let set = try await Pages.set([Pages.chapter([paragraph(600)], title: title)])
    for line in Pages.lines(Pages.body(of: set), "head").joined() where line != "书" {
      #expect(line.hasSuffix("…") && line.count <= 25)
    }
  }

  @Test func printsTitlesWithCharactersOfMarkupAsTheyAre() async throws {
    let set = try await Pages.set([Pages.chapter([paragraph(600)], title: "A < B & C")])
    #expect(Pages.lines(Pages.body(of: set), "head").joined().contains("A < B & C"))
  }

  @Test(arguments: [(1, "i"), (4, "iv"), (9, "ix"), (48, "xlviii"), (1999, "mcmxcix")])
  func countsInRomanNumerals(number: Int, expected: String) {
    #expect(Roman.lower(number) == expected)
  }
}
