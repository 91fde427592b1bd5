import Manuscript
import Resources
import TestSupport
import Testing
@testable import Themes

@testable import Typesetting

/// The column beside the text, with its notes and the captions of figures.
@Suite struct PagesSideTests {
  /// A measure of twenty em, and sixty points beside it.
  private func theme(at place: SideStyle.Place = .right, _ change: (inout Theme) -> Void = { _ in }) -> Theme
  {
    TestTheme.make {
      $0.page.size = PageSize(width: 380, height: 300)
      $0.page.side = SideStyle(width: 60, gutter: 20, at: place)
      change(&$0)
    }
  }

  private func referring(_ count: Int, to notes: [String], from first: Int = 0) -> Block {
    .paragraph(
      Paragraph([.text(ideographs(count, from: first))] + notes.map { .noteReference(NoteID($0)) }))
  }

  private func note(_ id: String, _ count: Int, from first: Int) -> Note {
    Note(id: NoteID(id), blocks: [paragraph(count, from: first)])
  }

  private func picture(_ id: String, _ width: Double, _ height: Double) -> ImageResource {
    ImageResource(
      id: ResourceID(id), kind: .png, width: width, height: height, digest: id, hasAlpha: false,
      content: .memory([]))
  }

  private func figure(_ caption: String) -> Block {
    .figure(Figure(images: [Image(ResourceID("p"), alternative: "图")], caption: [.text(caption)]))
  }

  private func runs(_ page: Page, _ region: Region) -> [GlyphRun] {
    page.frames.filter { $0.region == region }.flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run } else { nil }
    }
  }

  private func text(_ book: SetBook) -> String {
    book.pages.flatMap(\.frames).flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.text } else { nil }
    }.joined()
  }

  @Test func setsNotesAndCaptionsBesideWhatTheyBelongTo() async throws {
    let blocks = [
      referring(50, to: ["a"]), referring(30, to: ["b"], from: 500), figure("图题在旁边，有两行"),
      paragraph(60, from: 1000),
    ]
    let dump = try await Pages.dump(
      blocks, notes: [note("a", 12, from: 8000), note("b", 20, from: 9000)], theme(),
      images: [picture("p", 100, 60)])
    expectGolden(dump, "pages/side.txt")
  }

  /// Notes stand apart, within the page, and all of each is there once.
  @Test(arguments: [1, 4, 9, 30]) func keepsNotesApartHoweverMany(count: Int) async throws {
    let ids = (0..<count).map { "n\($0)" }
    let notes = ids.enumerated().map { note($1, 9 + 7 * ($0 % 5), from: 8000 + 100 * $0) }
    let theme = theme()
    let book = try await Pages.set(
      [Pages.chapter([referring(70, to: ids), paragraph(300, from: 1000)], notes: notes)], theme)
    for (index, page) in book.pages.enumerated() {
      let area = PageGeometry(theme).typeArea(isRecto: index % 2 == 0)
      let lines = runs(page, .side).filter { $0.size == 8 && $0.text.count > 1 }.map(\.origin.y).sorted()
      #expect(lines.allSatisfy { $0 <= area.y + area.height + 4 })
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $1 - $0 > 9.9 || $1 == $0 })
    }
    let all = text(book)
    for (index, note) in notes.enumerated() {
      let last = ideographs(1, from: 8000 + 100 * index + 8)
      #expect(all.split(separator: last, omittingEmptySubsequences: false).count == 2, "\(note.id)")
    }
  }

  @Test func setsANoteThatIsLongerThanTheColumnAtTheFoot() async throws {
    let notes = [note("a", 400, from: 8000), note("b", 9, from: 9000)]
    let book = try await Pages.set(
      [Pages.chapter([referring(70, to: ["a"]), referring(70, to: ["b"], from: 500)], notes: notes)], theme())
    let pages = Pages.body(of: book)
    #expect(!pages.flatMap { runs($0, .notes) }.isEmpty)
    let all = text(book)
    #expect(all.contains(ideographs(1, from: 8399)) && all.contains(ideographs(1, from: 9008)))
    // The note behind it follows it, for their order is kept.
    #expect(runs(pages[0], .side).isEmpty)
  }

  @Test func setsACaptionThatIsTooLongBelowItsFigure() async throws {
    let book = try await Pages.set(
      [Pages.chapter([figure(ideographs(90, from: 8000)), paragraph(60)])], theme(),
      images: [picture("p", 100, 60)])
    #expect(book.pages.allSatisfy { runs($0, .side).isEmpty })
    #expect(text(book).contains(ideographs(1, from: 8089)))
  }

  @Test func standsAtTheForeEdgeWhereTheThemeAsks() async throws {
    let notes = [note("a", 9, from: 8000), note("b", 9, from: 9000)]
    let blocks = [referring(60, to: ["a"]), paragraph(110, from: 100), referring(60, to: ["b"], from: 500)]
    for place in SideStyle.Place.allCases {
      let theme = theme(at: place)
      let book = try await Pages.set([Pages.chapter(blocks, notes: notes)], theme)
      for (index, page) in book.pages.enumerated() where !runs(page, .side).isEmpty {
        let isRecto = index % 2 == 0
        let (beside, column) = (runs(page, .side).map(\.origin.x), runs(page, .column(0)).map(\.origin.x))
        let isAtLeft = (beside.max() ?? 0) < (column.min() ?? 0)
        #expect(isAtLeft == (place == .outer && !isRecto))
        let area = PageGeometry(theme).typeArea(isRecto: isRecto)
        #expect(beside.allSatisfy { $0 >= area.x - 0.01 && $0 < area.x + area.width })
      }
    }
  }

  @Test func standsBelowTheLinesOfAVerticalPage() async throws {
    let theme = theme {
      $0.page.writing = .vertical
      $0.page.size = PageSize(width: 300, height: 380)
    }
    let dump = try await Pages.dump(
      [referring(50, to: ["a"]), paragraph(60, from: 1000)], notes: [note("a", 9, from: 8000)], theme)
    expectGolden(dump, "pages/side-vertical.txt")
  }

  @Test func movesBlocksDownAndThenUpFromTheFoot() {
    let blocks = [(0.0, 30.0), (10, 20), (80, 10), (82, 10)].map {
      SideBlock(source: .note(0), y: $0.0, height: $0.1)
    }
    #expect(SettleSide.run(blocks, height: 200, grid: 20) == [0, 38, 80, 98])
    #expect(SettleSide.run(blocks, height: 100, grid: 20) == [0, 38, 72, 90])
  }

  @Test func leavesThePageWholeWhereItHasNoSide() {
    let (with, without) = (PageGeometry(theme()), PageGeometry(theme { $0.page.side.width = 0 }))
    #expect(with.measure == 200 && without.measure == 280)
    #expect(with.typeArea(isRecto: true).width == 280)
    #expect(theme { $0.page.columns.count = 2 }.page.sideExtent == 0)
  }

  @Test func givesTheSideUpOnASmallPage() {
    let small = theme().resized(to: PageSize(width: 200, height: 300))
    #expect(small.page.sideExtent == 0)
  }
}
