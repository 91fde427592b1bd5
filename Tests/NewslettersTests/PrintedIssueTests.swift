import EPUB
import Foundation
import Manuscript
import PDF
import Resources
import TestSupport
import Testing
import Themes

@testable import Newsletters

/// Issues as files, in the themes that users have.
@Suite struct PrintedIssueTests {
  private func theme(_ name: String) throws -> Theme {
    try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load(name)
  }

  private func exporter(_ issue: Newsletters.Issue, _ theme: String, fonts: URL? = nil) throws -> EPUBExporter
  {
    EPUBExporter(
      theme: try self.theme(theme),
      options: EPUBOptions(
        modified: issue.stamp, tocDepth: 1, jobs: 2, hasChapterLinks: true, fontCacheFolder: fonts?.path))
  }

  private func printPDF(_ issue: Newsletters.Issue, _ theme: String, _ folder: URL, _ name: String = "a")
    async throws -> URL
  {
    let file = folder.appending(path: name + ".pdf")
    let options = PDFOptions(
      created: issue.stamp, generator: "Bifolium", jobs: 2,
      fontCacheFolder: folder.appending(path: "fonts").path)
    _ = try await PDFExporter(theme: try self.theme(theme), options: options).export(
      issue.publication, to: file.path)
    return file
  }

  private func text(_ file: URL, page: Int) throws -> String {
    try Tool.run("pdftotext", "-f", "\(page)", "-l", "\(page)", "-layout", file.path, "-").output
      .filter { $0 != " " }
  }

  @Test func looksAsItDid() async throws {
    let issue = try await IssueTests.whole.make()
    let (tree, findings) = try await exporter(issue, "brief").tree(
      of: issue.publication, images: .init(), cover: nil)
    for file in tree.files {
      guard let text = file.text, !file.path.hasSuffix(".css") else { continue }
      expectGolden(text, "newsletters/epub/\(file.path)")
    }
    #expect(findings.isEmpty)
  }

  @Test(.enabled(if: Epubcheck.isInstalled))
  func satisfiesEpubcheckInBothThemes() async throws {
    let issue = try await IssueTests.whole.make()
    try await TestFolder.with { folder in
      let files = ["brief", "book"].map { folder.appending(path: $0 + ".epub") }
      for (name, file) in zip(["brief", "book"], files) {
        let fonts = folder.appending(path: "fonts")
        _ = try await exporter(issue, name, fonts: fonts).export(issue.publication, to: file.path)
      }
      #expect(try Epubcheck.messages(about: files) == [])
    }
  }

  @Test(.enabled(if: Tool.exists("pdftotext") && Tool.exists("qpdf")), arguments: ["brief", "book"])
  func bearsNameNumberAndDateBeforeTheText(theme: String) async throws {
    let issue = try await IssueTests.whole.make()
    try await TestFolder.with { folder in
      let file = try await printPDF(issue, theme, folder)
      #expect(try Tool.run("qpdf", "--check", file.path).status == 0)
      let first = try text(file, page: 2)
      for word in ["河岸周报", "第12期", "2024年3月8日", "编辑部"] { #expect(first.contains(word)) }
      let all = try Tool.run("pdftotext", file.path, "-").output.filter { $0 != " " }
      for word in ["本期文章来源", "河岸手记", "https://river.example", "market"] { #expect(all.contains(word)) }
    }
  }

  @Test func givesTheSameBytesTwice() async throws {
    let (first, second) = (try await IssueTests.whole.make(), try await IssueTests.whole.make())
    try await TestFolder.with { folder in
      let one = try await printPDF(first, "brief", folder, "one")
      let two = try await printPDF(second, "brief", folder, "two")
      #expect(try Data(contentsOf: one) == Data(contentsOf: two))
      let books = [first, second].enumerated().map { ($1, folder.appending(path: "\($0).epub")) }
      for (issue, file) in books {
        _ = try await exporter(issue, "brief").export(issue.publication, to: file.path)
      }
      #expect(try Data(contentsOf: books[0].1) == Data(contentsOf: books[1].1))
    }
  }
}
