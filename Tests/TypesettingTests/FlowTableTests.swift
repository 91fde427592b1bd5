import Manuscript
import TestSupport
import Testing

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

  @Test func resolvesSpans() async throws {
    let rows = [
      [cell("跨列", columns: 2), cell("一")], [cell("跨行", rows: 2), cell("二"), cell("三")],
      [cell("四"), cell("五")],
    ]
    let dump = try await Pages.dump([table(rows, head: ["A", "B", "C"])])
    expectGolden(dump, "flow/table-spans.txt")
  }

  @Test func narrowsWhatIsTooWideAndSaysSo() async throws {
    let words = (0..<4).map { _ in cell("abcdefg") }
    let book = try await Pages.set([Pages.chapter([table([words], head: ["A", "B", "C", "D"])])])
    #expect(book.findings.map(\.id) == [.tableNarrowed])
  }

  @Test func setsCellsThatHoldLists() async throws {
    let list = Block.list(
      List(
        .bullet, items: [.init([paragraph(3)]), .init([paragraph(3, from: 10)])], attributes: Attributes()))
    let dump = try await Pages.dump([table([[Table.Cell([list]), cell("右")]])])
    expectGolden(dump, "flow/table-list.txt")
  }
}
