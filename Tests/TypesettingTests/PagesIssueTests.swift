import Manuscript
import TestSupport
import Testing
@testable import Themes

@testable import Typesetting

/// The front and the end of newsletters: masthead, summary, editorial, imprint.
@Suite struct PagesIssueTests {
  private func theme(_ change: (inout Theme) -> Void = { _ in }) -> Theme {
    TestTheme.make {
      $0.page.size = PageSize(width: 500, height: 400)
      $0.page.columns = Columns(count: 2, gutter: 20, rule: false)
      $0.page.chapterStart = .runOn
      $0.page.contents = ContentsStyle(depth: 1, leaders: true, summary: true)
      change(&$0)
    }
  }

  private func issue(articles: Int, _ theme: Theme) async throws -> SetBook {
    let editorial = Chapter(
      id: ChapterID("ed"), title: "开篇", blocks: [paragraph(40)], role: .editorial)
    let posts = (0..<articles).map { number in
      Chapter(id: ChapterID("a\(number)"), title: "第\(number)篇", blocks: [paragraph(80, from: 100 * number)])
    }
    let metadata = Metadata(
      title: "周报 第12期", creators: [Creator(name: "编辑部", role: "edt")],
      date: PostDate(year: 2024, month: 3, day: 8), series: Series(name: "周报", number: "12"),
      sources: [SourceCredit(name: "手记", address: "https://a.example", posts: articles)])
    let parts = [Part(chapters: [editorial]), Part(title: "要闻", chapters: posts)]
    return try await Pages.set(Publication(metadata: metadata, parts: parts), theme)
  }

  @Test func setsMastheadSummaryEditorialAndImprint() async throws {
    let set = try await issue(articles: 3, theme())
    expectGolden(PageDump.text(of: set.pages), "pages/issue.txt")
  }

  /// Every article of the issue is on the front with the folio of its page, however many there are.
  @Test(arguments: [1, 6, 30, 120])
  func keepsItsMastheadAndItsSummaryHoweverLong(articles: Int) async throws {
    let set = try await issue(articles: articles, theme())
    #expect(PageDump.text(of: [set.pages[0]]).contains("星期五"))
    let labels = Dictionary(set.pages.flatMap { page in page.targets.map { ($0.name, page.label) } }) { $1 }
    let front = set.pages.flatMap(\.frames).filter { $0.region == .contents }
    let named = Set(front.flatMap(\.links).map(\.destination))
    for number in 0..<articles { #expect(named.contains(.target("a\(number)"))) }
    #expect(labels.count >= articles)
    #expect(Set(set.pages.map(\.label)).count == set.pages.count)
  }

  /// A page of nothing but the end of a long summary would be a hole in the issue.
  @Test(arguments: [24, 30, 36, 48, 60, 90])
  func beginsTheTextBelowTheEndOfALongSummary(articles: Int) async throws {
    let theme = theme { $0.page.size = PageSize(width: 500, height: 700) }
    let set = try await issue(articles: articles, theme)
    let height = PageGeometry(theme).height
    for page in set.pages {
      let listed = page.frames.filter { $0.region == .contents }.flatMap(\.items)
      let depths = listed.compactMap { if case .glyphs(let run) = $0 { run.origin.y - 50 } else { nil } }
      guard let depth = depths.max(), depth < 0.4 * height else { continue }
      #expect(page.frames.contains { $0.region == .column(0) })
    }
  }

  @Test func endsWithItsSources() async throws {
    let set = try await issue(articles: 4, theme())
    #expect(PageDump.text(of: set.pages.suffix(1)).contains("https://a.example"))
  }

  @Test func endsBooksWithAColophonWhereNoneStandsBefore() async throws {
    let set = try await issue(articles: 2, theme { $0.page.chapterStart = .page })
    let colophons = set.pages.filter { PageDump.text(of: [$0]).contains("https://a.example") }
    #expect(colophons.count == 1)
  }
}
