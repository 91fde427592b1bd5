import Foundation
import Manuscript
import TestSupport
import Testing
import Typesetting

@testable import PDF

/// Outline, links and page labels, as qpdf reads them.
@Suite(.enabled(if: Tool.exists("qpdf"))) struct NavigationTests {
  /// The file as qpdf's JSON.
  private func json(_ file: PDFFile) throws -> (facts: QPDFFacts, findings: [Finding]) {
    try TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      let findings = try file.write(to: url.path).findings
      return (try QPDFFacts(url), findings)
    }
  }

  @Test func nestsTheOutline() throws {
    let maker = try PageMaker()
    let outline = [
      OutlineEntry(
        title: "上编：春", level: 0, target: "a",
        children: [OutlineEntry(title: "(一) \\ 花", level: 1, target: "b")]),
      OutlineEntry(title: "下编", level: 0, target: "b"),
    ]
    let pages = [maker.page(["一"], targets: ["a"]), maker.page(["二"], targets: ["b"])]
    let (facts, findings) = try json(maker.file(pages, outline: outline))
    #expect(facts.outline == ["上编：春 → 1", "  (一) \\ 花 → 2", "下编 → 2"])
    #expect(findings.isEmpty)
  }

  @Test func labelsPagesAsTheyAreNumbered() throws {
    let maker = try PageMaker()
    let labels = ["封面", "i", "ii", "1", "2"]
    let (facts, _) = try json(maker.file(labels.map { maker.page(["一"], label: $0) }))
    #expect(facts.pageLabels == labels)
  }

  @Test(arguments: [
    ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
    ("https://example.org/风_(花)", "https://example.org/%E9%A3%8E_%28%E8%8A%B1%29"),
    ("https://example.org/it's\\100%25", "https://example.org/it's%5C100%25"),
  ])
  func leadsToAddresses(_ address: String, _ written: String) throws {
    let maker = try PageMaker()
    let area = LinkArea(rect: Rect(x: 20, y: 20, width: 60, height: 14), destination: .address(address))
    let (facts, _) = try json(maker.file([maker.page(["一"], links: [area])]))
    #expect(facts.links == ["1: [20 20 60 14] \(written)"])
  }

  @Test func leadsToPlacesOnLaterAndEarlierPages() throws {
    let maker = try PageMaker()
    func link(_ name: String) -> LinkArea {
      LinkArea(rect: Rect(x: 20, y: 20, width: 60, height: 14), destination: .target(name))
    }
    let pages = [
      maker.page(["一"], targets: ["post-1--a_b"], links: [link("end")]),
      maker.page(["二"], targets: ["end"], links: [link("post-1--a_b")]),
    ]
    let (facts, findings) = try json(maker.file(pages))
    #expect(facts.links == ["1: [20 20 60 14] page 2", "2: [20 20 60 14] page 1"])
    #expect(findings.isEmpty)
  }

  @Test func reportsAddressesThatAreTooLong() throws {
    let maker = try PageMaker()
    let address = "https://example.com/" + String(repeating: "天", count: 4_000)
    let area = LinkArea(rect: Rect(x: 0, y: 0, width: 9, height: 9), destination: .address(address))
    let (facts, findings) = try json(maker.file([maker.page(["一"], links: [area])]))
    #expect(facts.links.isEmpty)
    #expect(findings.map(\.id) == [.linkUnresolved])
  }

  @Test func reportsLinksThatLeadNowhere() throws {
    let maker = try PageMaker()
    let area = LinkArea(rect: Rect(x: 0, y: 0, width: 9, height: 9), destination: .target("gone"))
    let outline = [OutlineEntry(title: "无", level: 1, target: "gone too")]
    let (facts, findings) = try json(maker.file([maker.page(["一"], links: [area])], outline: outline))
    #expect(facts.links.isEmpty)
    #expect(facts.outline.isEmpty)
    #expect(findings.map(\.id) == [.linkUnresolved, .linkUnresolved])
  }
}
