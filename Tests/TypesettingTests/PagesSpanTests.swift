import Manuscript
import Resources
import TestSupport
import Testing
@testable import Themes

@testable import Typesetting

/// What stands over several columns: wide figures, and the head of the first article.
@Suite struct PagesSpanTests {
  /// Columns of ten em, with twenty points between them; pages of twenty lines.
  private func theme(columns: Int = 3, _ change: (inout Theme) -> Void = { _ in }) -> Theme {
    TestTheme.make {
      $0.page.size = PageSize(width: 100 + 100 * Double(columns) + 20 * Double(columns - 1), height: 500)
      $0.page.columns = Columns(count: columns, gutter: 20, rule: true)
      $0.page.chapterStart = .runOn
      change(&$0)
    }
  }

  private func picture(_ id: String, _ width: Double, _ height: Double) -> ImageResource {
    ImageResource(
      id: ResourceID(id), kind: .png, width: width, height: height, digest: id, hasAlpha: false,
      content: .memory([]))
  }

  private func figure(_ id: String, caption: String = "", isWide: Bool = false) -> Block {
    let image = Image(ResourceID(id), alternative: "图")
    return .figure(
      Figure(images: [image], caption: caption.isEmpty ? [] : [.text(caption)], isWide: isWide))
  }

  private func images(_ pages: BookPages) -> [(page: Int, rect: Rect, region: Region)] {
    pages.enumerated().flatMap { number, page in
      page.frames.flatMap { frame in
        frame.items.compactMap { item in
          if case .image(_, let rect, _) = item { (number, rect, frame.region) } else { nil }
        }
      }
    }
  }

  /// Whether no glyphs of a page lie in a picture of it, and none outside of the type area.
  private func expectClear(_ page: Page, _ theme: Theme, isRecto: Bool) {
    let area = PageGeometry(theme).typeArea(isRecto: isRecto)
    let rects = images(BookPages([page])).map(\.rect)
    for frame in page.frames where frame.region != .head && frame.region != .foot {
      for case .glyphs(let run) in frame.items {
        #expect(run.origin.y <= area.y + area.height + 0.01, "\(run.text)")
        for rect in rects {
          let isBeside = run.origin.x >= rect.x + rect.width || run.origin.x + run.size <= rect.x
          #expect(isBeside || run.origin.y <= rect.y || run.origin.y - run.size >= rect.y + rect.height)
        }
      }
    }
  }

  @Test func setsAWideFigureOverTheColumnsOfItsPage() async throws {
    let blocks = [
      paragraph(150), figure("wide", caption: ideographs(12, from: 9000)), paragraph(200, from: 1000),
    ]
    let dump = try await Pages.dump(blocks, theme(), images: [picture("wide", 1000, 300)])
    expectGolden(dump, "pages/span.txt")
  }

  @Test(arguments: [(300.0, 200.0, 1), (1000, 400, 2), (1000, 200, 3), (150, 20, 1)])
  func takesAsManyColumnsAsAPictureNeeds(width: Double, height: Double, columns: Int) async throws {
    let theme = theme()
    let book = try await Pages.set(
      [Pages.chapter([paragraph(100), figure("p"), paragraph(400, from: 1000)])], theme,
      images: [picture("p", width, height)])
    let found = try #require(images(book.pages).first)
    let measure = PageGeometry(theme).width(of: columns)
    #expect(found.rect.width <= measure + 0.01)
    #expect(columns == 1 || found.rect.width > measure - 0.01)
    #expect((found.region == .spanning) == (columns > 1))
  }

  @Test(arguments: FigureStyle.Span.allCases) func asksTheThemeAndTheAuthor(span: FigureStyle.Span)
    async throws
  {
    let blocks = [paragraph(100), figure("a", isWide: true), paragraph(100), figure("b"), paragraph(600)]
    let book = try await Pages.set(
      [Pages.chapter(blocks)], theme { $0.figure.span = span },
      images: [picture("a", 900, 700), picture("b", 1000, 200)])
    let widths = images(book.pages).map(\.rect.width)
    let spanning = widths.filter { $0 > 101 }.count
    #expect(spanning == (span == .auto ? 2 : span == .asked ? 1 : 0), "\(widths)")
  }

  /// Ten of them in a row, and one that is higher than a page would be.
  @Test(arguments: [2, 3], [ChapterStart.runOn, .page])
  func placesManyWideFiguresWithoutCoveringText(columns: Int, start: ChapterStart) async throws {
    let theme = theme(columns: columns) { $0.page.chapterStart = start }
    var blocks: [Block] = [paragraph(60)]
    var pictures: [ImageResource] = []
    for number in 0..<10 {
      blocks.append(figure("p\(number)", caption: ideographs(9, from: 300 * number), isWide: true))
      pictures.append(picture("p\(number)", 1000, [250, 900, 4000, 120, 600][number % 5]))
    }
    blocks.append(paragraph(700, from: 5000))
    let book = try await Pages.set([Pages.chapter(blocks)], theme, images: pictures)
    #expect(images(book.pages).count == 10)
    for (index, page) in book.pages.enumerated() { expectClear(page, theme, isRecto: index % 2 == 0) }
  }

  /// Text of every length around a figure: it stands on the page of its text, or on the next one.
  @Test(arguments: 0..<24) func staysNearItsText(lines: Int) async throws {
    let theme = theme()
    let blocks = [
      paragraph(10 * lines * 4 + 8), figure("p", caption: "题"), paragraph(9, from: 12_000),
      paragraph(900, from: 14_000),
    ]
    let book = try await Pages.set([Pages.chapter(blocks)], theme, images: [picture("p", 1000, 260)])
    let mark = ideographs(1, from: 12_000)
    let text = try #require(book.pages.firstIndex { PageDump.text(of: [$0]).contains(mark) })
    let found = try #require(images(book.pages).first)
    #expect(found.page == text || found.page == text + 1)
    for (index, page) in book.pages.enumerated() { expectClear(page, theme, isRecto: index % 2 == 0) }
  }

  @Test func readsAFigureWhereItsAuthorPutIt() async throws {
    let blocks = [
      paragraph(100), figure("p", caption: "图题在此"), paragraph(300, from: 1000),
    ]
    let book = try await Pages.set([Pages.chapter(blocks)], theme(), images: [picture("p", 1000, 200)])
    let texts = book.pages.flatMap(\.frames).flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.text } else { nil }
    }.joined()
    let caption = try #require(texts.firstRange(of: "图题在此")?.lowerBound)
    let before = try #require(texts.firstRange(of: ideographs(1, from: 99))?.lowerBound)
    let after = try #require(texts.firstRange(of: ideographs(1, from: 1000))?.lowerBound)
    #expect(before < caption && caption < after)
  }

  @Test func keepsTheNotesOfACaptionOnThePages() async throws {
    let image = Image(ResourceID("p"), alternative: "图")
    let wide = Figure(images: [image], caption: [.text("题"), .noteReference(NoteID("n"))])
    let note = Note(id: NoteID("n"), blocks: [.paragraph(Paragraph([.text("注文")]))])
    let chapter = Pages.chapter([paragraph(100), .figure(wide), paragraph(300)], notes: [note])
    let book = try await Pages.set([chapter], theme(), images: [picture("p", 1000, 200)])
    #expect(Pages.lines(book.pages, "notes").joined().filter { $0.contains("注文") }.count == 1)
  }

  @Test func endsWithAFigureAfterTheLastText() async throws {
    let blocks = [paragraph(2300), figure("p", isWide: true)]
    let book = try await Pages.set([Pages.chapter(blocks)], theme(), images: [picture("p", 1000, 900)])
    #expect(images(book.pages).count == 1)
  }

  /// Else columns without any text would win against those that have it.
  @Test func costsEverythingWhereNoWayIsCheapEnough() {
    let galley = Galley(fragments: (0..<15).map { Fragment(kind: .text, item: $0, height: 20) })
    let way = Paginate.run(galley, columns: 1, height: 200, firstHeight: 200, grid: 20, bound: -1)
    #expect(way.columns.isEmpty && way.cost == .max)
  }

  // MARK: The first article

  private func lead(_ blocks: [Block], pictures: [ImageResource] = [], columns: Int = 3) async throws
    -> SetBook
  {
    let chapters = [
      Pages.chapter(blocks, title: "头条的题目"),
      Pages.chapter([paragraph(120, from: 7000)], id: "b", title: "第二篇"),
    ]
    return try await Pages.set(
      chapters, theme(columns: columns) { $0.page.lead = LeadStyle(span: 2, size: 26) }, images: pictures)
  }

  @Test func setsTheHeadAndPictureOfTheFirstArticleOverColumns() async throws {
    let book = try await lead(
      [paragraph(90), figure("p", caption: "题图"), paragraph(300, from: 1000)],
      pictures: [picture("p", 600, 400)])
    expectGolden(PageDump.text(of: Pages.body(of: book)), "pages/lead.txt")
  }

  /// Without a picture, without text, with a picture alone, and with one that is too small.
  @Test(arguments: [0, 1, 2, 3]) func leadsWithWhatThereIs(kind: Int) async throws {
    let blocks: [[Block]] = [
      [paragraph(300)], [], [figure("p")], [paragraph(90), figure("s"), paragraph(90)],
    ]
    let pictures = [picture("p", 600, 400), picture("s", 60, 40)]
    let book = try await lead(blocks[kind], pictures: pictures)
    let first = Pages.body(of: book)[0]
    let head = first.frames.filter { $0.region == .spanning }.flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.size } else { nil }
    }
    #expect(head.contains(26))
    #expect(PageDump.text(of: book.pages).contains("第二篇"))
    expectClear(first, theme(), isRecto: true)
  }

  /// Its article begins on the page of the head, whatever the length of the first one.
  @Test(arguments: 1..<12) func setsNothingOfAnotherArticleBelowTheHeadOfTheFirst(lines: Int) async throws {
    let chapters = [
      Pages.chapter([paragraph(10 * lines)], title: "头条的题目"),
      Pages.chapter(
        [paragraph(60, from: 7000), figure("p"), paragraph(700, from: 9000)], id: "b", title: "第二篇"),
    ]
    let theme = theme { $0.page.lead = LeadStyle(span: 2, size: 26) }
    let book = try await Pages.set(chapters, theme, images: [picture("p", 1000, 300)])
    let found = try #require(images(BookPages(Pages.body(of: book))).first)
    let area = PageGeometry(theme).typeArea(isRecto: true)
    #expect(found.page > 0 || found.rect.y > area.y + area.height / 2, "\(found)")
  }

  @Test func leavesAnEditorialInItsColumn() async throws {
    let editorial = Chapter(id: ChapterID("e"), title: "开篇", blocks: [paragraph(40)], role: .editorial)
    let book = try await Pages.set(
      [editorial, Pages.chapter([paragraph(90)])], theme { $0.page.lead = LeadStyle(span: 2, size: 26) })
    #expect(!book.pages.flatMap(\.frames).contains { $0.region == .spanning })
  }

  @Test func setsSpansInVerticalBooksToo() async throws {
    let theme = theme(columns: 2) {
      $0.page.writing = .vertical
      $0.page.size = PageSize(width: 500, height: 320)
      $0.page.lead = LeadStyle(span: 2, size: 26)
    }
    let blocks = [paragraph(90), figure("p", caption: "题"), paragraph(300, from: 1000)]
    let book = try await Pages.set([Pages.chapter(blocks)], theme, images: [picture("p", 200, 1000)])
    expectGolden(PageDump.text(of: Pages.body(of: book)), "pages/span-vertical.txt")
  }
}
