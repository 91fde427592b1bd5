import Foundation
import Posts
import TestSupport
import Testing

/// One post for each subject; its header says why it exists.
@Suite struct ManuscriptGoldens {
  static let folder = TestFolder.suite.appending(path: "posts")

  @Test(arguments: [
    "paragraphs.md", "emphasis.md", "headings.md", "lists.md", "tables.md", "code.md", "notes.md",
    "images.md",
    "news.md", "embeds.md", "math.md", "liquid.md", "kramdown.md", "elements.md", "dirty.md", "article.html",
    "lazy.md", "hidden.md",
    "unveiled.md", "layout.md", "highlighters.md", "breaks.md", "formulas.md", "drawings.md", "cards.md",
    "article-page.html",
  ])
  func readsPost(name: String) async throws {
    let file = Self.folder.appending(path: name)
    let reading = try await PostReader().read([file.path])
    let subject = file.deletingPathExtension().lastPathComponent
    expectGolden(dump(reading, below: Self.folder), "posts/\(subject).txt")
  }
}
