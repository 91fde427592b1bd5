import Foundation
import Manuscript
import TestSupport
import Testing

@testable import EPUB
@testable import Themes

/// The page numbers of a printed edition.
@Suite struct PageListTests {
  private static let chapter = ChapterID("chapter")

  /// A page that begins at a letter of a block.
  private static func start(_ label: Int, _ block: Int, _ letters: Int) -> PageStart {
    PageStart(
      label: "\(label)",
      position: TextPosition(chapter: chapter, place: .text(block: block, letters: letters)))
  }

  private func book(_ blocks: [Block], _ starts: [PageStart], notes: [Note] = []) -> TestBook {
    var book = TestBook("pages", blocks, notes: notes)
    book.options.pageList = PageList(source: "一书 · PDF, 148 × 210 mm", starts: starts)
    return book
  }

  /// The body with ⟦N⟧ where page N begins.
  private func marked(_ book: TestBook) async throws -> String {
    let mark = #/<span id="page-(\d+)" epub:type="pagebreak" role="doc-pagebreak" title="\1"></span>/#
    return try await book.body().replacing(mark) { "⟦\($0.1)⟧" }.trimmingCharacters(in: .newlines)
  }

  private static func p(_ inlines: Inline...) -> Block { .paragraph(Paragraph(inlines)) }

  private static let places: [(blocks: [Block], starts: [PageStart], body: String)] = [
    ([p(.text("山中一夜雨"))], [start(2, 0, 2)], "<p>山中⟦2⟧一夜雨</p>"),
    ([p(.text("山中，《一夜》雨"))], [start(2, 0, 2)], "<p>山中，⟦2⟧《一夜》雨</p>"),
    ([p(.text("山中")), p(.text("一夜"))], [start(2, 1, 0)], "<p>山中</p>\n<p>⟦2⟧一夜</p>"),
    (
      [p(.text("山"), .strong([.text("中一"), .emphasis([.text("夜")])]), .text("雨"))], [start(2, 0, 3)],
      "<p>山<strong>中一<em>⟦2⟧夜</em></strong>雨</p>"
    ),
    (
      [p(.text("Call "), .code("f(x)"), .text(" now"))], [start(2, 0, 5)],
      "<p>Call <code>f⟦2⟧(x)</code> now</p>"
    ),
    (
      [p(.text("去"), .ruby([RubyPair(base: [.text("京都")], text: "きょうと")]), .text("的"))],
      [start(2, 0, 2), start(3, 0, 3)],
      "<p>去⟦2⟧<ruby>京都<rp>(</rp><rt>きょうと</rt><rp>)</rp></ruby>⟦3⟧的</p>"
    ),
    (
      [.code(CodeBlock("let a = 1\nlet b = 2"))], [start(2, 0, 5)],
      "<pre><code>let a = 1\n⟦2⟧let b = 2</code></pre>"
    ),
    (
      [.heading(Heading(level: 2, [.text("小节")])), p(.text("文"))], [start(2, 0, 0)],
      "⟦2⟧<h2 id=\"chapter.h.1\">小节</h2>\n<p>文</p>"
    ),
    (
      [.figure(Figure(images: [Image(ResourceID("none"), alternative: "远山")], caption: [.text("图")]))],
      [start(2, 0, 0)],
      "<figure id=\"chapter.f.1\">\n⟦2⟧<span class=\"missing-image\">远山</span>\n<figcaption><span class=\"label\">图 1</span>\u{2003}图</figcaption>\n</figure>"
    ),
    (
      [.list(List(.bullet, isTight: true, items: [.init([p(.text("甲"))]), .init([p(.text("乙丙"))])]))],
      [start(2, 0, 1), start(3, 0, 2)], "<ul>\n<li>甲</li>\n<li>⟦2⟧乙⟦3⟧丙</li>\n</ul>"
    ),
    ([.rule(Attributes()), p(.text("文"))], [start(2, 0, 0)], "<hr/>\n<p>⟦2⟧文</p>"),
    ([p(.text("短"))], [start(2, 0, 0), start(3, 0, 0), start(4, 0, 90)], "<p>⟦2⟧⟦3⟧短</p>\n⟦4⟧"),
  ]

  @Test(arguments: places.indices) func beginsPagesBeforeTheirFirstLetter(index: Int) async throws {
    let place = PageListTests.places[index]
    #expect(try await marked(book(place.blocks, place.starts)) == place.body)
  }

  @Test func countsNoMarksOfNotesAndNoNotes() async throws {
    let blocks = [
      PageListTests.p(.text("山"), .noteReference(NoteID("n")), .text("中")), PageListTests.p(.text("雨")),
    ]
    let notes = [Note(id: NoteID("n"), blocks: [PageListTests.p(.text("注十二字"))])]
    let body = try await marked(
      book(blocks, [PageListTests.start(2, 0, 1), PageListTests.start(3, 1, 0)], notes: notes))
    #expect(body.contains("</sup>⟦2⟧中</p>") && body.contains("<p>⟦3⟧雨</p>") && body.contains("注十二字"))
  }

  @Test func keepsFiguresOfVerticalBooksWhole() async throws {
    var book = book(
      [PageListTests.p(.text("共12人，其中3人"))], [PageListTests.start(2, 0, 2), PageListTests.start(3, 0, 6)])
    book.theme.page.writing = .vertical
    #expect(
      try await marked(book)
        == "<p>共⟦2⟧<span class=\"upright\">12</span>人，其中⟦3⟧<span class=\"upright\">3</span>人</p>")
  }

  @Test func tellsReadingSystemsOfBothKinds() async throws {
    let book = book(
      [PageListTests.p(.text("山中一夜雨"))],
      [
        PageStart(label: "1", position: TextPosition(chapter: PageListTests.chapter, place: .opening)),
        PageListTests.start(2, 0, 2),
      ])
    let navigation = try await book.file("nav.xhtml")
    let ncx = try await book.file("toc.ncx")
    let package = try await book.file("package.opf")
    #expect(navigation.contains("epub:type=\"page-list\" role=\"doc-pagelist\" aria-label=\"页码\""))
    for page in 1...2 {
      #expect(navigation.contains("<a href=\"chapter.xhtml#page-\(page)\">\(page)</a>"))
      #expect(ncx.contains("type=\"normal\" value=\"\(page)\""))
    }
    #expect(ncx.contains("name=\"dtb:totalPageCount\" content=\"2\""))
    #expect(package.contains("<meta property=\"pageBreakSource\">一书 · PDF, 148 × 210 mm</meta>"))
    for feature in ["pageNavigation", "pageBreakMarkers"] {
      #expect(package.contains("\"schema:accessibilityFeature\">\(feature)<"))
    }
  }

  @Test func saysNothingWithoutPages() async throws {
    for starts in [nil, PageList(source: "一书", starts: [])] {
      var book = TestBook("plain", [PageListTests.p(.text("山中一夜雨"))])
      book.options.pageList = starts
      for file in try await book.tree().files {
        let text = file.text ?? ""
        for word in ["pagebreak", "page-list", "pageList", "pageBreak", "pageNavigation"] {
          #expect(!text.contains(word), "\(file.path) has \(word)")
        }
      }
    }
  }

  /// The pages of a chapter of several documents are found in the right ones, in the order of the spine.
  @Test func followsChaptersThatAreSplit() async throws {
    var book = TestBook.big
    let big = try #require(book.publication.chapters.first)
    let starts = big.blocks.indices.filter { $0 % 10 == 5 }.map { index in
      PageStart(
        label: "\(index)", position: TextPosition(chapter: big.id, place: .text(block: index, letters: 0)))
    }
    book.options.pageList = PageList(source: "大书", starts: starts)
    let files = try await book.tree().files
    let navigation = try await book.file("nav.xhtml")
    let links = navigation.matches(of: #/<a href="([^"#]+)#page-(\d+)">\2</a>/#)
    #expect(links.map { String($0.2) } == starts.map(\.label))
    #expect(Set(links.map { String($0.1) }).count > 2)
    for link in links {
      let file = files.first { $0.path == "EPUB/\(link.1)" }
      #expect(file?.text?.contains("id=\"page-\(link.2)\"") == true)
    }
  }

  @Test func beginsPartsOnTheirPages() async throws {
    var book = TestBook("parts", [PageListTests.p(.text("文"))])
    book.publication.parts[0].title = "上编"
    book.options.pageList = PageList(
      source: "一书",
      starts: [PageStart(label: "1", position: TextPosition(chapter: PageListTests.chapter, place: .part))])
    #expect(try await book.file("part.xhtml").contains("title=\"1\"></span><h1"))
    #expect(try await book.file("nav.xhtml").contains("part.xhtml#page-1"))
  }
}
