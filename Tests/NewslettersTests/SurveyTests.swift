import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

@Suite struct SurveyTests {
  @Test func tellsWhatAPostIsKnownBy() async throws {
    try await TestFolder.with([
      "a/_config.yml": "url: https://example.com\n",
      "a/_posts/2024-03-05-yu.md": "---\ntitle: 雨\ncategories: 河事\n---\n春雨落在渡口。\n",
      "b/one.md": "---\nid: first\ntitle: One\ndraft: true\n---\nA line.\n",
    ]) { folder in
      let sources = ["a", "b"].map { Source.path(folder.appending(path: $0).path) }
      let posts = try await PostReader().survey(sources).posts
      #expect(posts.map(\.identity) == ["_posts/2024-03-05-yu.md", "first"])
      #expect(posts.map(\.source) == [0, 1])
      #expect(posts.map(\.language) == [.zhHans, .english])
      #expect(posts.map(\.exclusion) == [nil, .draft])
      #expect(posts.first?.address.hasPrefix("https://example.com/") == true)
    }
  }

  @Test func linksToTheSiteWhereAPostIsNotInTheBook() async throws {
    try await TestFolder.with([
      "_config.yml": "url: https://example.com\n",
      "_posts/2024-03-05-a.md": "---\ntitle: A\n---\n[B]({% post_url 2024-03-06-b %})\n",
      "_posts/2024-03-06-b.md": "---\ntitle: B\n---\nBeta.\n",
    ]) { folder in
      let reader = PostReader()
      let survey = try await reader.survey([.path(folder.path)])
      let reading = await reader.compose(survey, parts: [SurveyedPart(posts: [0])])
      #expect(reading.findings == [])
      let text = ManuscriptDump.text(of: reading.publication)
      #expect(text.contains("https://example.com/2024/03/06/b.html"), "\(text)")
    }
  }

  @Test func composesPartsInTheOrderThatIsAskedFor() async throws {
    try await TestFolder.with([
      "a.md": "# A\n\nAlpha.\n", "b.md": "# B\n\nBeta.\n", "c.md": "# C\n\nGamma.\n",
    ]) { folder in
      let reader = PostReader()
      let survey = try await reader.survey([.path(folder.path)])
      let parts = [SurveyedPart(title: "Last", posts: [2]), SurveyedPart(posts: [0])]
      let publication = await reader.compose(survey, parts: parts).publication
      #expect(publication.parts.map(\.title) == ["Last", nil])
      #expect(publication.chapters.map(\.title) == ["C", "A"])
    }
  }
}
