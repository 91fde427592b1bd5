import Foundation
import Manuscript
import Resources
import TestSupport
import Testing
import Themes

@testable import PDF

/// Whole books, from the manuscript to the file, with frozen fonts.
@Suite(.enabled(if: Tool.exists("qpdf") && Tool.exists("pdftotext"))) struct PDFExporterTests {
  private let theme: Theme

  init() throws {
    theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("book")
  }

  private func options(jobs: Int = 1, fonts: URL = TestFolder.fonts.appending(path: "paint")) throws
    -> PDFOptions
  {
    PDFOptions(
      created: try #require(PostDate(year: 2022, month: 3, day: 14)), generator: "Bifolium", jobs: jobs,
      fontFolders: [fonts.path], hyphenationFolders: [],
      fontCacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
  }

  private func publication(cover: Cover = .drawn) -> Publication {
    let chapters = ["春", "夏", "秋"].enumerated().map { index, title in
      Chapter(
        id: ChapterID("c-\(index)"), title: title,
        blocks: [
          .paragraph(Paragraph([.text("山高月小，水落石出。"), .noteReference(NoteID("一"))])),
          .heading(Heading(level: 2, [.text("\(title)风")])),
          .paragraph(Paragraph([.link(Link(.chapter(ChapterID("c-0"), anchor: nil), [.text("天地")]))])),
        ], notes: [Note(id: NoteID("一"), blocks: [.paragraph(Paragraph([.text("人用户中文")]))])])
    }
    return Publication(
      metadata: Metadata(title: "春夏秋", creators: [Creator(name: "天地人")]), parts: [Part(chapters: chapters)],
      cover: cover)
  }

  private func exported(
    _ publication: Publication, _ options: PDFOptions, _ body: (URL, PDFResult) throws -> Void
  ) async throws {
    let exporter = PDFExporter(theme: theme, options: options)
    try await TestFolder.with { folder in
      let url = folder.appending(path: "book.pdf")
      let result = try await exporter.export(publication, images: ImageLibrary(), to: url.path)
      try body(url, result)
    }
  }

  @Test func makesASoundBookWithEverythingInIt() async throws {
    try await exported(publication(), options()) { url, result in
      let check = try Tool.run("qpdf", "--check", url.path)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
      let text = try Tool.run("pdftotext", "-raw", url.path, "-").output.filter { !$0.isWhitespace }
      for title in ["春", "夏", "秋"] {
        #expect(text.contains("\(title)山高月小，水落石出。"), "\(text)")
        #expect(text.contains("\(title)风天地"))
      }
      #expect(text.components(separatedBy: "人用户中文").count == 4)
      let facts = try QPDFFacts(url)
      #expect(facts.outline.map { $0.prefix { $0 != "→" } } == ["春 ", "  春风 ", "夏 ", "  夏风 ", "秋 ", "  秋风 "])
      #expect(facts.links.filter { $0.hasSuffix("nowhere") }.isEmpty)
      #expect(facts.pageLabels.first == "Cover")
      #expect(facts.pageLabels.suffix(3) == ["1", "2", "3"])
      #expect(facts.pageLabels.count == result.pages)
    }
  }

  @Test func makesTheSameBytesWithAnyNumberOfWorkers() async throws {
    var files: [Data] = []
    for jobs in [1, 1, 3] {
      try await exported(publication(), options(jobs: jobs)) { url, _ in
        files.append(try Data(contentsOf: url))
      }
    }
    #expect(files[0] == files[1])
    #expect(files[0] == files[2])
  }

  @Test func leavesTheCoverOutOnRequest() async throws {
    var pages: [Int] = []
    for cover in [Cover.drawn, .none] {
      try await exported(publication(cover: cover), options()) { _, result in pages.append(result.pages) }
    }
    // The cover, and the colophon that brings the text to a right-hand page again.
    #expect(pages[0] == pages[1] + 2)
  }

  @Test func drawsTheCoverWhereThePictureForItIsMissing() async throws {
    try await exported(publication(cover: .image(ResourceID("lost"))), options()) { url, _ in
      let cover = try Tool.run("pdftotext", "-l", "1", url.path, "-").output
      #expect(cover.contains("天地人"))
    }
  }

  /// ISO 32000-1 §14.8.2.2.3: the hyphen of a divided word is a soft one.
  @Test(.enabled(if: Tool.exists("mutool"))) func copiedWordsHaveNoHyphenOfOurs() async throws {
    let words = "The sea-wall harbourmountainbadgers, unlike the mountainharbourbadgers, are harbourbadgers. "
    let text = String(repeating: words, count: 6).trimmingCharacters(in: .whitespaces)
    let chapter = Chapter(
      id: ChapterID("c"), title: "Sea", language: .english, blocks: [.paragraph(Paragraph([.text(text)]))])
    let book = Publication(
      metadata: Metadata(title: "Sea", language: .english), parts: [Part(chapters: [chapter])], cover: .none)
    let patterns = ["hyph_en.dic": "UTF-8\nr1b\nn1t\nd1g\n"]
    try await TestFolder.with(patterns) { dictionaries in
      var options = try options(fonts: TestFolder.fonts.appending(path: "text"))
      options.hyphenationFolders = [dictionaries.path]
      try await exported(book, options) { url, _ in
        for command in [
          ["pdftotext", "-raw", url.path, "-"], ["mutool", "draw", "-q", "-F", "txt", url.path],
        ] {
          let copied = try Tool.run(command).output
          let joined = copied.replacing(/\u{AD}\s+/, with: "").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
          #expect(copied.contains("\u{AD}"), "\(command[0])")
          #expect(joined.contains(text), "\(command[0]): \(copied)")
        }
      }
    }
  }

  @Test func namesFamiliesThatAreNotInstalledAndWhereToGetThem() async throws {
    try await exported(publication(), options()) { _, result in
      let missing = result.findings.filter { $0.id == .fontMissing }
      #expect(
        missing.contains { $0.message.contains("LXGW WenKai") && $0.hint == "install fonts-lxgw-wenkai" })
      #expect(!missing.contains { $0.message.contains("Noto Serif CJK SC") })
    }
  }

  @Test func saysThatThereAreNoFonts() async throws {
    try await TestFolder.with { folder in
      let exporter = PDFExporter(theme: theme, options: try options(fonts: folder))
      let path = folder.appending(path: "book.pdf").path
      let error = await #expect(throws: Finding.self) {
        try await exporter.export(publication(), images: ImageLibrary(), to: path)
      }
      #expect(error?.id == .fontMissing)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
