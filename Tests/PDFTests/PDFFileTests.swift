import Foundation
import Manuscript
import PDFDocuments
import PangoCairo
import TestSupport
import Testing
import Typesetting

@testable import PDF

private let hasTools = ["qpdf", "pdfinfo", "pdftotext", "pdffonts"].allSatisfy(Tool.exists)

/// What other programs read in the files that we write.
@Suite(.enabled(if: hasTools)) struct PDFFileTests {
  private func written(_ file: PDFFile, _ body: (URL, PDFResult) throws -> Void) throws {
    try TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      try body(url, try file.write(to: url.path))
    }
  }

  @Test func isSoundAndCountsItsPagesAndBytes() throws {
    let maker = try PageMaker()
    let link = LinkArea(rect: Rect(x: 20, y: 20, width: 60, height: 14), destination: .target("end"))
    let pages = [
      maker.page(["山高月小，水落石出。"], label: "i", links: [link]),
      maker.page(["Office 😀 用"], targets: ["end"]),
    ]
    try written(maker.file(pages)) { url, result in
      let check = try Tool.run("qpdf", "--check", url.path)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
      #expect(result.pages == 2)
      #expect(result.findings.isEmpty)
      let length = try Data(contentsOf: url).count
      #expect(length == result.bytes)
    }
  }

  @Test(arguments: [
    "山高月小，水落石出。", "Office file AVA “用户” 2022-03-14", "天地 😀 人", "（甲）《Book》", "一一二二 111",
  ])
  func givesBackTheTextOfItsRuns(_ text: String) throws {
    let maker = try PageMaker()
    try written(maker.file([maker.page([text])])) { url, _ in
      let copied = try Tool.run("pdftotext", "-raw", url.path, "-").output
      #expect(copied.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
  }

  @Test(arguments: [1, 64, 65, 130]) func findsAnyPageOfManyByWayOfFew(_ count: Int) throws {
    let maker = try PageMaker()
    let file = maker.file((1...count).map { maker.page(["第\($0)页"], label: String($0)) })
    try written(file) { url, result in
      let document = try PDFDocument(path: url.path)
      let pages = try document.pages()
      #expect(pages.count == count)
      let tree = document.resolved(document[document.catalog]["Pages"])
      #expect(tree["Count"].integer == count)
      #expect(tree["Kids"].array?.count == (count > 64 ? (count + 63) / 64 : count))
      let last = document.resolved(document[try #require(pages.last)]["Parent"])
      #expect(last["Kids"].array?.last == .reference(try #require(pages.last)))
      #expect(document.takeWarnings().isEmpty)
      try examineFile(url.path, pages: count)
      #expect(throws: Finding.self) { try examineFile(url.path, pages: count + 1) }
      #expect(try Tool.run("qpdf", "--check", url.path).status == 0)
    }
  }

  /// Text that runs upward is read upright where viewers turn its page.
  @Test func keepsTheTextOfPagesThatLie() throws {
    let maker = try PageMaker()
    var page = maker.page(["山 Ab 😀 用"])
    page.rotation = 90
    for frame in page.frames.indices {
      page.frames[frame].items = page.frames[frame].items.map { item in
        guard case .glyphs(var run) = item else { return item }
        run.glyphs = run.glyphs.map { Glyph(id: $0.id, x: $0.y, y: -$0.x) }
        run.origin = Point(x: run.origin.y, y: 150 - run.origin.x)
        run.orientation = .rising
        return .glyphs(run)
      }
    }
    try written(maker.file([page])) { url, result in
      let copied = try Tool.run("pdftotext", "-raw", url.path, "-").output
      #expect(copied.filter { !$0.isWhitespace } == "山Ab😀用")
      #expect(try Tool.run("pdfinfo", url.path).output.contains("Page rot:        90"))
      #expect(result.findings.isEmpty)
    }
  }

  @Test(arguments: ["山水 Ab", "&#23665;&#x6c34; Ab"])
  func keepsTheTextOfDrawings(_ text: String) throws {
    let maker = try PageMaker()
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
        <text x="10" y="50" font-size="30" font-family="No Such Family, serif">\(text)</text>
      </svg>
      """
    let drawing = FrameItem.drawing(svg: svg, Rect(x: 0, y: 0, width: 200, height: 100))
    try written(maker.file([maker.page([], items: [drawing])])) { url, _ in
      let copied = try Tool.run("pdftotext", "-raw", url.path, "-").output
      #expect(copied.filter { !$0.isWhitespace } == "山水Ab")
      let fonts = try Tool.run("pdffonts", url.path).output
      #expect(fonts.contains("NotoSerifCJKsc"))
    }
  }

  @Test func keepsTheOrderOfFramesWhereverTheyStand() throws {
    let maker = try PageMaker()
    var page = maker.page(["一", "二", "三"])
    page.frames[0].items.reverse()
    try written(maker.file([page])) { url, _ in
      let copied = try Tool.run("pdftotext", "-raw", url.path, "-").output
      #expect(copied.split(separator: "\n").prefix(3) == ["三", "二", "一"])
    }
  }

  @Test func missesNoPictureOfWhiteSpaceBetweenEmoji() throws {
    let maker = try PageMaker()
    try written(maker.file([maker.page(["😀 😀\u{2002}😀"])])) { _, result in #expect(result.findings.isEmpty) }
  }

  @Test func embedsEveryFontAsASmallSubset() throws {
    let maker = try PageMaker()
    try written(maker.file([maker.page(["天地 Book 😀"])])) { url, result in
      let fonts = try Tool.run("pdffonts", url.path).output.split(separator: "\n").dropFirst(2)
      #expect(!fonts.isEmpty)
      for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
      #expect(result.bytes < 40_000)
    }
  }

  @Test func statesWhatItIs() throws {
    let maker = try PageMaker()
    try written(maker.file([maker.page(["一"])], title: "风（花）雪月")) { url, _ in
      let information = try Tool.run(
        ["pdfinfo", "-isodates", url.path], environment: ["TZ": "UTC"]
      ).output
      let facts = [
        "Title: 风（花）雪月", "Author: 某人", "Subject: 题", "Keywords: 甲, 乙", "Creator: Bifolium",
        "CreationDate: 2022-03-14T17:32:21+08", "ModDate: 2022-03-14T17:32:21+08",
      ]
      let read = information.split(separator: "\n").map {
        $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      }
      for fact in facts { #expect(read.contains(fact), "\(fact) is not in\n\(information)") }
    }
  }

  @Test func writesTheSameBytesTwice() throws {
    let maker = try PageMaker()
    let file = maker.file([maker.page(["天地 😀"], targets: ["a"])])
    try written(file) { first, _ in
      try written(file) { second, _ in
        let (one, two) = (try Data(contentsOf: first), try Data(contentsOf: second))
        #expect(one == two)
      }
    }
  }
}

/// Pictures as qpdf finds them in the file.
@Suite(.enabled(if: Tool.exists("pdfimages"))) struct EmbeddedPictureTests {
  private func images(_ pages: [Page]) throws -> (list: [String], bytes: Data, findings: [Finding]) {
    let maker = try PageMaker()
    return try TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      let result = try maker.file(pages, images: TestPictures.library).write(to: url.path)
      let list = try Tool.run("pdfimages", "-list", url.path).output
      let lines = list.split(separator: "\n").dropFirst(2).map(String.init)
      return (lines, try Data(contentsOf: url), result.findings)
    }
  }

  private func page(_ id: ResourceID, times: Int = 1) throws -> Page {
    let items = (0..<times).map {
      FrameItem.image(id, Rect(x: 20 + 70 * Double($0), y: 20, width: 60, height: 60))
    }
    return try PageMaker().page([], items: items)
  }

  @Test func keepsTheBytesOfAJPEG() throws {
    let jpeg = try Data(contentsOf: TestPictures.folder.appending(path: "stripes.jpg"))
    let found = try images([page(TestPictures.jpeg)])
    #expect(found.bytes.range(of: jpeg) != nil)
  }

  /// Cairo would name the picture twice in the resources of the page.
  @Test(.enabled(if: Tool.exists("qpdf")), arguments: [TestPictures.jpeg, TestPictures.png], [3, 2000])
  func drawsAPictureOftenOnAPageOfASoundFile(_ id: ResourceID, _ times: Int) throws {
    try TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      _ = try PageMaker().file([page(id, times: times)], images: TestPictures.library).write(to: url.path)
      let check = try Tool.run("qpdf", "--check", url.path)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
    }
  }

  @Test(arguments: [TestPictures.jpeg, TestPictures.png])
  func embedsAPictureOnceOnHoweverManyPages(_ id: ResourceID) throws {
    let found = try images([page(id, times: 2), page(id), page(id)])
    let objects = found.list.map { line in
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      return "\(fields[2]) \(fields[10])"
    }
    #expect(objects.count >= 4)
    #expect(Set(objects).count == (id == TestPictures.png ? 2 : 1), "\(found.list)")
  }

  @Test func asksForNoInterpolation() throws {
    let found = try images([page(TestPictures.jpeg), page(TestPictures.png)])
    #expect(found.list.allSatisfy { !$0.split(separator: " ").dropFirst(9).prefix(1).contains("yes") })
  }

  @Test func keepsDrawingsFreeOfPixels() throws {
    #expect(try images([page(TestPictures.svg)]).list.isEmpty)
  }

  @Test func reportsAPictureThatIsNotAtHand() throws {
    let found = try images([page(ResourceID("lost"))])
    #expect(found.findings.map(\.id) == [.imageMissing])
  }
}
