import Checking
import Foundation
import Manuscript
import PDFChecking
import PDFDocuments
import Resources
import TestSupport
import Testing
import Themes

@testable import PDF

/// Books on sheets that are cut: where the page is on them, and that nothing else about it changes.
@Suite struct PressSheetTests {
  private func book(bleed: Double, marks: Bool) async throws -> [UInt8] {
    var theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("book")
    (theme.page.bleed, theme.page.marks) = (bleed, marks)
    let options = PDFOptions(
      created: try #require(PostDate(year: 2022, month: 3, day: 14)), generator: "Bifolium",
      fontFolders: [TestFolder.fonts.appending(path: "paint").path], hyphenationFolders: [],
      fontCacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
    let link = Inline.link(Link(.external("https://example.com/"), [.text("天地")]))
    let chapter = Chapter(
      id: ChapterID("c"), title: "春", blocks: [.paragraph(Paragraph([.text("山高月小，"), link]))])
    let publication = Publication(
      metadata: Metadata(title: "春夏秋"), parts: [Part(chapters: [chapter])], cover: .drawn)
    return try await TestFolder.with { folder in
      let path = folder.appending(path: "book.pdf").path
      _ = try await PDFExporter(theme: theme, options: options)
        .export(publication, images: ImageLibrary(), to: path)
      return Array(try Data(contentsOf: URL(filePath: path)))
    }
  }

  private func box(_ name: String, _ page: PDFValue) -> [Double]? {
    page[name].array?.compactMap(\.number).map { ($0 * 100).rounded() / 100 }
  }

  @Test func saysWhatIsLeftOfASheetThatIsCut() async throws {
    let document = try PDFDocument(bytes: try await book(bleed: 9, marks: true))
    for id in try document.pages() {
      #expect(box("MediaBox", document[id]) == [0, 0, 479.53, 655.28])
      #expect(box("BleedBox", document[id]) == [21, 21, 458.53, 634.28])
      #expect(box("TrimBox", document[id]) == [30, 30, 449.53, 625.28])
    }
  }

  @Test func saysNothingWhereNothingIsCut() async throws {
    let document = try PDFDocument(bytes: try await book(bleed: 0, marks: false))
    for id in try document.pages() {
      #expect(box("TrimBox", document[id]) == nil)
      #expect(box("MediaBox", document[id]) == [0, 0, 419.53, 595.28])
    }
  }

  @Test func movesLinksAndDestinationsWithThePage() async throws {
    let plain = try PDFDocument(bytes: try await book(bleed: 0, marks: false))
    let sheet = try PDFDocument(bytes: try await book(bleed: 9, marks: true))
    let rects = try [plain, sheet].map { document in
      try document.pages().compactMap { document[$0]["Annots"].array }.joined()
        .compactMap { box("Rect", document.resolved($0)) }
    }
    #expect(!rects[0].isEmpty)
    for (before, after) in zip(rects[0], rects[1]) {
      for (one, other) in zip(before, after) { #expect(abs(other - one - 30) < 0.02) }
    }
  }

  @Test(arguments: [(8.5, false), (0, true), (8.5, true)])
  func keepsToAllRequirements(bleed: Double, marks: Bool) async throws {
    let document = try PDFDocument(bytes: try await book(bleed: bleed, marks: marks))
    let failures = try checkPDF(document).filter { $0.verdict.name == "fail" }.map(\.requirement.number)
    #expect(failures.isEmpty, "\(failures)")
  }
}
