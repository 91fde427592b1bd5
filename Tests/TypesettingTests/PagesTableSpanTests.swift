import Manuscript
import TestSupport
import Testing
@testable import Themes

@testable import Typesetting

/// Tables over several columns: three of ten em, with twenty points between them; pages of twenty lines.
@Suite struct PagesTableSpanTests {
  private func theme(_ change: (inout Theme) -> Void = { _ in }) -> Theme {
    TestTheme.make {
      $0.page.size = PageSize(width: 440, height: 500)
      $0.page.columns = Columns(count: 3, gutter: 20, rule: true)
      $0.page.chapterStart = .runOn
      change(&$0)
    }
  }

  /// A table whose columns need so many em of eight points, and one more. Its letters are those of `name`, but for
  /// the head and the first column, which may stand there more than once.
  private func table(_ ems: [Int], rows: Int = 3, name: Character = "x", note: NoteID? = nil) -> Block {
    let cell = { (letter: Character, count: Int) in
      Table.Cell([.paragraph(Paragraph([.text(String(repeating: letter, count: count))]))])
    }
    let row = ems.enumerated().map { cell($0 > 0 ? name : "o", $1) }
    var body = Array(repeating: row, count: rows)
    if let note { body[rows - 1][0].blocks = [.paragraph(Paragraph([.noteReference(note)]))] }
    return .table(
      Table(columns: ems.map { _ in nil }, head: [ems.map { _ in cell("h", 1) }], body: body))
  }

  /// The letters of tables that stand over columns, and those of tables within one.
  private func letters(_ book: SetBook, _ name: Character = "x") -> (over: Int, within: Int) {
    var (over, within) = (0, 0)
    for frame in Pages.body(of: book).flatMap(\.frames) {
      for case .glyphs(let run) in frame.items {
        let count = run.text.filter { $0 == name }.count
        if frame.region == .spanning { over += count } else { within += count }
      }
    }
    return (over, within)
  }

  @Test func setsAWideTableOverTheColumnsOfItsPage() async throws {
    let dump = try await Pages.dump(
      [paragraph(150), table([6, 6, 6]), paragraph(200, from: 1000)], theme())
    expectGolden(dump, "pages/span-table.txt")
  }

  @Test(arguments: [
    ([3, 3], 1), ([6, 6, 6], 2), ([9, 9, 9], 3), ([14, 14, 14], 3), ([20, 20, 20, 20], 1),
  ])
  func takesAsManyColumnsAsATableNeeds(ems: [Int], columns: Int) async throws {
    let theme = theme()
    let book = try await Pages.set(
      [Pages.chapter([paragraph(100), table(ems), paragraph(400, from: 1000)])], theme)
    let width = Pages.body(of: book).flatMap(\.frames).filter { $0.region == .spanning }.flatMap(\.items)
      .compactMap { if case .fill(let rect, _) = $0 { rect.width } else { nil } }.max()
    let measure = columns > 1 ? PageGeometry(theme).width(of: columns) : nil
    #expect(width == measure)
    #expect(letters(book).over + letters(book).within == 3 * ems.dropFirst().reduce(0, +))
  }

  @Test(arguments: TableStyle.Wide.allCases) func spansOnlyWhereTheThemeLetsItTurn(wide: TableStyle.Wide)
    async throws
  {
    let book = try await Pages.set(
      [Pages.chapter([paragraph(100), table([6, 6, 6]), paragraph(400)])], theme { $0.table.wide = wide })
    #expect((letters(book).over > 0) == (wide == .turn))
    #expect(
      book.findings.map(\.id) == (wide == .turn ? [] : wide == .divide ? [.tableDivided] : [.tableTooWide]))
  }

  @Test func leavesATableInItsColumnThatIsTooHighForThePageAndSaysSo() async throws {
    let book = try await Pages.set(
      [Pages.chapter([paragraph(100), table([5, 5], rows: 40), paragraph(400)])],
      theme { $0.table.smallest = 0.9 })
    #expect(letters(book) == (0, 200))
    #expect(book.findings.map(\.id) == [])
    let divided = try await Pages.set(
      [Pages.chapter([paragraph(100), table([6, 6, 6], rows: 40), paragraph(400)])], theme())
    #expect(letters(divided).over == 0)
    #expect(divided.findings.map(\.id) == [.tableDivided])
  }

  /// More than may wait for a page, each on more than half of it.
  @Test func printsEveryCellOfManyWideTablesOnce() async throws {
    let names: [Character] = ["a", "b", "c", "d", "e", "f", "g"]
    let tables = names.map { table([6, 6, 6], rows: 12, name: $0) }
    let book = try await Pages.set(
      [Pages.chapter([paragraph(40)] + tables + [paragraph(700, from: 5000)])], theme())
    for name in names {
      let (over, within) = letters(book, name)
      #expect(over + within == 12 * 12, "\(name): \(over) over columns, \(within) within one")
    }
  }

  @Test func keepsTheNotesOfItsCellsOnThePages() async throws {
    let id = NoteID("n")
    let note = Note(id: id, blocks: [.paragraph(Paragraph([.text("注文")]))])
    let blocks = [paragraph(100), table([6, 6, 6], note: id), paragraph(300, from: 1000)]
    let book = try await Pages.set([Pages.chapter(blocks, notes: [note])], theme())
    #expect(letters(book).over > 0)
    #expect(Pages.lines(book.pages, "notes").joined().filter { $0.contains("注文") }.count == 1)
    let targets = book.pages.flatMap(\.targets).map(\.name)
    #expect(targets.contains(TargetName.noteReference(id, in: ChapterID("a"))))
  }

  @Test func readsATableWhereItsAuthorPutIt() async throws {
    let blocks = [paragraph(100), table([6, 6, 6]), paragraph(300, from: 1000)]
    let book = try await Pages.set([Pages.chapter(blocks)], theme())
    let texts = book.pages.flatMap(\.frames).flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.text } else { nil }
    }.joined()
    let cells = try #require(texts.firstRange(of: "xxxxxx")?.lowerBound)
    let before = try #require(texts.firstRange(of: ideographs(1, from: 99))?.lowerBound)
    let after = try #require(texts.firstRange(of: ideographs(1, from: 1000))?.lowerBound)
    #expect(before < cells && cells < after)
  }
}
