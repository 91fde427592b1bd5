import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes

@testable import Typesetting

@Suite struct FlowTableTests {
  private func cell(_ text: String, columns: Int = 1, rows: Int = 1) -> Table.Cell {
    Table.Cell([.paragraph(Paragraph([.text(text)]))], columnSpan: columns, rowSpan: rows)
  }

  private func table(_ rows: [[Table.Cell]], head: [String] = ["A", "B"], caption: [Inline] = []) -> Block {
    .table(
      Table(
        caption: caption, columns: Array(repeating: nil, count: head.count), head: [head.map { cell($0) }],
        body: rows))
  }

  @Test func setsATableBetweenParagraphs() async throws {
    let rows = [[cell("甲"), cell("12.50")], [cell("乙"), cell("3")]]
    let dump = try await Pages.dump([
      paragraph(30), table(rows, caption: [.text("表")]), paragraph(30, from: 500),
    ])
    expectGolden(dump, "flow/table.txt")
  }

  @Test func repeatsTheHeadOnEveryPage() async throws {
    let rows = (0..<40).map { [cell(ideographs(3, from: $0 * 10)), cell("\($0)")] }
    let book = try await Pages.set([Pages.chapter([table(rows)])])
    let pages = Pages.lines(Pages.body(of: book), "column 0").filter { !$0.isEmpty }
    #expect(pages.count > 2)
    for page in pages { #expect(page.first?.contains("A") == true) }
  }

  @Test func doesNotBreakRowsShorterThanHalfAPage() async throws {
    let rows = (0..<8).map { [cell(ideographs(100, from: $0 * 200)), cell("x\($0)")] }
    let book = try await Pages.set([Pages.chapter([table(rows)])])
    for (row, _) in rows.enumerated() {
      let text = Set(ideographs(100, from: row * 200))
      let pages = Pages.lines(Pages.body(of: book), "column 0").filter { page in
        page.contains { $0.contains { text.contains($0) } }
      }
      #expect(pages.count == 1)
    }
  }

  @Test func breaksACellLongerThanAPage() async throws {
    let book = try await Pages.set([Pages.chapter([table([[cell(ideographs(1500)), cell("x")]])])])
    let printed = Pages.lines(Pages.body(of: book), "column 0").joined().joined().filter { !$0.isASCII }
    #expect(printed == ideographs(1500))
    #expect(Pages.body(of: book).count > 3)
  }

  @Test func isSetSmallerRatherThanItsTextHasNoRoom() async throws {
    let numbers = (0..<2).map { _ in cell("12345.50") }
    let rows = (0..<3).map { [cell(ideographs(12, from: 100 * $0))] + numbers }
    let book = try await Pages.set(
      [Pages.chapter([table(rows, head: ["A", "B", "C"])])], TestTheme.make { $0.table.size = 9 })
    #expect(book.findings.map(\.id) == [.tableNarrowed])
    let lines = Pages.lines(Pages.body(of: book), "column 0").joined()
    #expect(lines.contains(ideographs(5)))
  }

  @Test func resolvesSpans() async throws {
    let rows = [
      [cell("跨列", columns: 2), cell("一")], [cell("跨行", rows: 2), cell("二"), cell("三")],
      [cell("四"), cell("五")],
    ]
    let dump = try await Pages.dump([table(rows, head: ["A", "B", "C"])])
    expectGolden(dump, "flow/table-spans.txt")
  }

  /// A table of one row, each column of which needs some em at the size of eight and one em more.
  private func row(_ ems: [Int], rows: Int = 1) -> Block {
    let cells = ems.enumerated().map {
      cell(String(repeating: "abcdefghij".dropFirst($0).first ?? "x", count: $1))
    }
    let names = (0..<ems.count).map { "\(Unicode.Scalar(UInt8(65 + $0)))" }
    return table(Array(repeating: cells, count: rows), head: names)
  }

  private func findings(_ block: Block, _ change: (inout Theme) -> Void = { _ in }) async throws
    -> [FindingID]
  {
    try await Pages.set([Pages.chapter([block])], TestTheme.make(change)).findings.map(\.id)
  }

  /// The column is 200 points wide; a page of this theme is 400 high.
  private func high(_ theme: inout Theme) { theme.page.size.height = 500 }

  @Test func narrowsWhatIsTooWideAndSaysSo() async throws {
    #expect(try await findings(row([5, 5, 5, 5])) == [])
    #expect(try await findings(row([6, 6, 6, 6])) == [.tableNarrowed])
  }

  @Test func narrowsNoFurtherThanTheThemeAllows() async throws {
    #expect(try await findings(row([6, 6, 6, 6])) { $0.table.smallest = 0.9 } == [.tableDivided])
    #expect(try await findings(row([9, 9, 9, 9])) { $0.table.smallest = 0.6 } == [.tableNarrowed])
  }

  @Test func turnsWhatIsTooWideForTheColumnButNotForTheHeightOfThePage() async throws {
    let dump = try await Pages.dump(
      [paragraph(30), row([9, 9, 9, 9, 4], rows: 12), paragraph(60, from: 500)], TestTheme.make(high))
    expectGolden(dump, "flow/table-turned.txt")
    #expect(try await findings(row([9, 9, 9, 9, 4]), high) == [.tableTurned])
  }

  @Test func turnsOnlyPagesOnWhichATableLies() async throws {
    let book = try await Pages.set(
      [Pages.chapter([paragraph(30), row([9, 9, 9, 9, 4]), paragraph(60, from: 500)])], TestTheme.make(high))
    for page in Pages.body(of: book) {
      let rises = page.frames.flatMap(\.items).contains { item in
        if case .glyphs(let run) = item { run.orientation == .rising } else { false }
      }
      #expect((page.rotation == 90) == rises)
    }
  }

  @Test func dividesWhatIsTooWideForAnyPageAndRepeatsTheFirstColumn() async throws {
    let dump = try await Pages.dump([row([3, 9, 9, 9, 9])])
    expectGolden(dump, "flow/table-divided.txt")
    #expect(try await findings(row([3, 9, 9, 9, 9])) == [.tableDivided])
  }

  @Test func dividesWhereTheThemeTurnsNoTables() async throws {
    #expect(
      try await findings(row([3, 9, 9, 9])) {
        high(&$0)
        $0.table.wide = .divide
      } == [.tableDivided])
  }

  @Test func saysThatWordsWereBrokenWhereNothingHelps() async throws {
    #expect(try await findings(row([20, 20])) == [.tableTooWide])
    #expect(try await findings(row([9, 9, 9, 9])) { $0.table.wide = .squeeze } == [.tableTooWide])
  }

  @Test func keepsEachCellOfADividedTableOnceInTheStructure() async throws {
    let rows = [
      [cell("横跨全表", columns: 5)], ["左", "aaaaaaaaa", "bbbbbbbbb", "ccccccccc", "ddddddddd"].map { cell($0) },
    ]
    let book = try await Pages.set([Pages.chapter([table(rows, head: ["A", "B", "C", "D", "E"])])])
    var text: [ObjectIdentifier: String] = [:]
    for frame in book.pages.flatMap(\.frames) {
      var element: StructureElement?
      for item in frame.items {
        if case .element(let next) = item { element = next }
        if case .glyphs(let run) = item, let element,
          element.parent?.role == .cell || element.role == .paragraph
        {
          text[ObjectIdentifier(element), default: ""] += run.text
        }
      }
    }
    for word in ["横跨全表", "左", "aaaaaaaaa", "ddddddddd"] {
      #expect(text.values.filter { $0 == word }.count == 1)
    }
  }

  @Test func setsCellsThatHoldLists() async throws {
    let list = Block.list(
      List(
        .bullet, items: [.init([paragraph(3)]), .init([paragraph(3, from: 10)])], attributes: Attributes()))
    let dump = try await Pages.dump([table([[Table.Cell([list]), cell("右")]])])
    expectGolden(dump, "flow/table-list.txt")
  }
}
