import Foundation
import TestSupport
import Testing

/// An EPUB with the page numbers of the PDF that the same run makes.
@Suite(.enabled(if: Tool.exists("pdftotext") && Tool.exists("qpdf") && Tool.exists("unzip")))
struct PageListTests {
  /// A long post, whose pages are small.
  private static let posts = [
    "posts/2024-05-01-jiang.md": "---\ntitle: 江\n---\n"
      + (0..<40).map { paragraph in
        (0..<90).map { letter(paragraph * 90 + $0) }.joined() + "。\n\n- 其" + letter(4000 + paragraph)
          + "\n- 又" + letter(5000 + paragraph) + "\n\n"
      }.joined(),
    "posts/2024-05-02-an.md": "---\ntitle: 岸\n---\n" + (0..<400).map { letter(8000 + $0) }.joined() + "\n",
    "vertical.yml": "extends: book\nname: vertical\nwriting: vertical\n",
  ]

  private static func letter(_ index: Int) -> String {
    String(Unicode.Scalar(0x4e00 + UInt32(index)).map(Character.init) ?? "字")
  }

  private func with<Result>(_ body: (Bifolium) throws -> Result) throws -> Result {
    try TestFolder.with(PageListTests.posts) { try body(Bifolium(folder: $0)) }
  }

  @Test(arguments: ["book", "newspaper", "vertical.yml"])
  func namesThePagesOfThePDF(theme: String) throws {
    try with { (bifolium) throws in
      let made = try bifolium("export epub posts -o a.epub -o a.pdf --theme \(theme) --page-size 110x140mm")
      #expect(made.status == 0, "\(made.errors)")
      let book = try PagedBook(epub: "a.epub", pdf: "a.pdf", in: bifolium.folder)
      #expect(book.listed.count > 8)
      #expect(zip(book.places, book.places.dropFirst()).allSatisfy { $0 < $1 }, "in the order of the spine")
      for page in book.listed {
        let text = book.printed[page.label] ?? "no such page in the PDF"
        // The first page of a newspaper has the summary above the text.
        let isFirst = page.label == book.listed.first?.label
        let start = page.following.prefix(8)
        #expect(isFirst ? text.contains(start) : text.hasPrefix(start), "page \(page.label) of \(theme)")
      }
      if let problems = try EPUBCheck.problems(of: bifolium.folder.appending(path: "a.epub")) {
        #expect(problems == "")
      }
    }
  }

  @Test func listsEveryPageOfTheBody() throws {
    try with { (bifolium) throws in
      #expect(try bifolium("export epub posts -o a.epub -o a.pdf --page-size 110x140mm").status == 0)
      let book = try PagedBook(epub: "a.epub", pdf: "a.pdf", in: bifolium.folder)
      #expect(book.listed.map(\.label) == (1...book.bodyPages).map(String.init))
    }
  }

  @Test func makesTheSameBytesWithOneWorkerAndInAnyOrder() throws {
    try with { (bifolium) throws in
      #expect(try bifolium("export epub posts -o a.epub -o a.pdf --jobs 1").status == 0)
      #expect(try bifolium("export epub posts -o b.pdf -o b.epub --jobs 2").status == 0)
      #expect(try bifolium.bytes("a.epub") == bifolium.bytes("b.epub"))
    }
  }

  @Test func leavesThemOutWhereNobodyWantsThem() throws {
    try with { (bifolium) throws in
      #expect(try bifolium("export epub posts -o a.epub -o a.pdf --page-list none").status == 0)
      #expect(try bifolium("export epub posts -o b.epub").status == 0)
      #expect(try bifolium.bytes("a.epub") == bifolium.bytes("b.epub"))
      #expect(
        try Tool.run("unzip", "-p", "a.epub", in: bifolium.folder).output.contains("pagebreak") == false)
    }
  }

  @Test func makesTheEPUBWithoutThemWhereThePDFFails() throws {
    try with { (bifolium) throws in
      #expect(try bifolium("export epub posts -o a.epub -o no/such/a.pdf").status == 4)
      #expect(try bifolium("export epub posts -o b.epub").status == 0)
      #expect(try bifolium.bytes("a.epub") == bifolium.bytes("b.epub"))
    }
  }

  @Test(arguments: [("auto", true), ("none", false)])
  func standsInIssuesToo(choice: String, isThere: Bool) throws {
    let outputs = """
        - { path: "out/{{job}}-{{issue.number}}.epub", theme: brief, page-list: \(choice) }
        - { path: "out/{{job}}-{{issue.number}}.pdf", theme: brief }
      """
    let job = "job: both\nsources: [{ id: site, path: site }]\noutputs:\n\(outputs)\n"
    try Newsroom.with(["both.yml": job]) { (newsroom) throws in
      let run = try newsroom.run("both.yml")
      #expect(run.status == 0, "\(run.errors)")
      let all = try Tool.run("unzip", "-p", "out/both-1.epub", in: newsroom.bifolium.folder).output
      #expect(all.contains("epub:type=\"page-list\"") == isThere)
      #expect(all.contains("pageBreakSource") == isThere)
    }
  }
}

/// The pages that an EPUB lists, and those of the PDF.
private struct PagedBook {
  struct Listed {
    var label: String
    /// The letters behind the beginning of the page, without rubies and marks of notes.
    var following: String
  }

  private(set) var listed: [Listed] = []
  /// Where the pages begin: the number of the document in the spine, and the place in it.
  private(set) var places: [(document: Int, offset: Int)] = []
  /// The letters on each page of the PDF, in the order of reading, by its label.
  private(set) var printed: [String: String] = [:]
  private(set) var bodyPages = 0

  init(epub: String, pdf: String, in folder: URL) throws {
    let spine = try PagedBook.file("package.opf", of: epub, in: folder).matches(of: #/idref="doc-([^"]+)"/#)
      .map { "\($0.1).xhtml" }
    let navigation = try PagedBook.file("nav.xhtml", of: epub, in: folder)
    for match in navigation.matches(of: #/<a href="([^"#]+)#(page-[^"]+)">([^<]+)</a>/#) {
      let document = try PagedBook.file(String(match.1), of: epub, in: folder)
      let mark = try #require(document.range(of: "id=\"\(match.2)\""))
      let rest = document[mark.upperBound...].drop { $0 != ">" }.dropFirst()
      listed.append(
        Listed(label: String(match.3), following: PagedBook.letters(PagedBook.plain(String(rest)))))
      places.append(
        (try #require(spine.firstIndex(of: String(match.1))), document[..<mark.lowerBound].utf8.count))
    }
    let labels = try Tool.run("qpdf", "--json", "--json-key=pagelabels", pdf, in: folder).output
    let body = try #require(labels.firstMatch(of: #/"index": (\d+),\s*"label": \{\s*"/S": "/D"/#))
    let pages = try Tool.run("pdftotext", "-raw", pdf, "-", in: folder).output.components(
      separatedBy: "\u{c}")
    let first = try #require(Int(body.1))
    bodyPages = pages.count - 1 - first
    for (index, text) in pages.dropFirst(first).enumerated() {
      printed["\(index + (theFirstLabel(labels) ?? 1))"] = PagedBook.letters(text)
    }
  }

  /// A newsletter's cover is page 1.
  private func theFirstLabel(_ labels: String) -> Int? {
    labels.firstMatch(of: #/"/S": "/D",\s*"/St": (\d+)/#).flatMap { Int($0.1) }
  }

  private static func file(_ name: String, of epub: String, in folder: URL) throws -> String {
    try Tool.run("unzip", "-p", epub, "EPUB/\(name)", in: folder).output
  }

  private static func plain(_ markup: String) -> String {
    markup.replacing(#/<rt>.*?</rt>|<rp>.*?</rp>|<sup class="mark">.*?</sup>/#, with: "")
      .replacing(#/<[^>]*>/#, with: "")
  }

  private static func letters(_ text: String) -> String {
    String(text.precomposedStringWithCompatibilityMapping.filter { $0.isLetter || $0.isNumber })
  }
}
