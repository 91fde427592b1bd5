import Foundation
import Manuscript
import Testing

@testable import EPUB

/// Big chapters become several documents, and everything in them is still found.
@Suite struct SplittingTests {
  @Test func leavesOrdinaryChaptersWhole() {
    let chapter = Chapter(id: ChapterID("c"), title: "一", blocks: [paragraph("一"), paragraph("二")])
    #expect(SplitChapter.ranges(of: chapter) == [0..<2])
    #expect(SplitChapter.ranges(of: Chapter(id: ChapterID("c"), title: "一", blocks: [])) == [0..<0])
  }

  @Test func cutsBeforeTheHighestHeadingInReach() {
    let text = String(repeating: "字", count: 1000)
    let heading = { (level: Int) in Block.heading(Heading(level: level, [.text("节")])) }
    let blocks = [paragraph(text), paragraph(text), heading(2), paragraph(text), heading(3), paragraph(text)]
    let chapter = Chapter(id: ChapterID("c"), title: "一", blocks: blocks)
    #expect(SplitChapter.ranges(of: chapter, limit: 15_000) == [0..<2, 2..<6])
  }

  @Test func tellsOfABlockThatNoCutDivides() async throws {
    let row = [Table.Cell([paragraph("山中一夜雨")]), Table.Cell([paragraph("树杪百重泉")])]
    let place = SourcePlace(path: "big.md", line: 12)
    let table = Block.table(
      Table(
        columns: [nil, nil], head: [], body: Array(repeating: row, count: 4000),
        attributes: Attributes(place: place)))
    let book = TestBook("table", [paragraph("先"), table, paragraph("后")])
    let findings = try await book.tree().findings
    #expect(findings.map(\.id) == [.blockTooLarge])
    #expect(findings.first?.place == place)
    #expect(try await TestBook.big.tree().findings.allSatisfy { $0.id != .blockTooLarge })
  }

  @Test func neverLeavesAHeadingAtTheEnd() {
    let text = String(repeating: "字", count: 1000)
    let blocks: [Block] = [paragraph(text), .heading(Heading(level: 2, [.text("节")])), paragraph(text)]
    let chapter = Chapter(id: ChapterID("c"), title: "一", blocks: blocks)
    #expect(SplitChapter.ranges(of: chapter, limit: 7_200) == [0..<1, 1..<3])
  }

  @Test func keepsDocumentsBelowTheLimit() async throws {
    let files = try await TestBook.big.tree().files
    let sizes = files.filter { $0.path.hasSuffix(".xhtml") }.compactMap { $0.text?.utf8.count }
    #expect(files.map(\.path).filter { $0.contains("/big") }.count > 2)
    #expect(sizes.allSatisfy { $0 <= SplitChapter.limit })
  }

  @Test func leadsEveryLinkToAnIdThatIsThere() async throws {
    let files = try await TestBook.big.tree().files
    var ids: Set<String> = []
    var links: Set<String> = []
    for file in files {
      guard let text = file.text else { continue }
      let name = String(file.path.dropFirst("EPUB/".count))
      ids.formUnion(text.matches(of: /\bid="([^"]+)"/).map { "\(name)#\($0.1)" })
      links.formUnion(
        text.matches(of: /(?:href|src)="([^":]*#[^"]+)"/).map {
          $0.1.hasPrefix("#") ? name + $0.1 : String($0.1)
        })
    }
    #expect(links.count > 30)
    #expect(links.subtracting(ids) == [])
  }

  @Test func putsANoteWhereItIsReferredToFirst() async throws {
    let book = TestBook.big
    let first = try await book.file("big.xhtml")
    #expect(first.contains("起首的注") && first.contains("第1节的注") && !first.contains("第12节的注"))
    let files = try await book.tree().files.compactMap(\.text)
    #expect(files.filter { $0.contains("第12节的注") }.count == 1)
  }

  @Test func hasOneTitleAndOneBarOfLinks() async throws {
    let parts = try await TestBook.big.tree().files.filter { $0.path.contains("EPUB/big") }.compactMap(\.text)
    #expect(parts.filter { $0.contains("epub:type=\"chapter\"") }.count == 1)
    #expect(parts.filter { $0.contains("class=\"way\"") }.count == 1)
    #expect(parts.allSatisfy { $0.contains("<title>长篇</title>") })
  }
}
