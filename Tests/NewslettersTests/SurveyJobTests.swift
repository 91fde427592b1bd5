import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

@Suite struct SurveyJobTests {
  private func survey(_ folder: URL, _ paths: [String]) async throws -> JobSurvey {
    try await surveyJob(
      SelectionSample.job { job in
        job.sources = paths.map { JobSource(id: $0, path: folder.appending(path: $0).path) }
      })
  }

  @Test func readsAFolderOnceThatTwoSourcesLeadTo() async throws {
    try await TestFolder.with(["a/one.md": "# One\n", "a/two.md": "# Two\n"]) { folder in
      let found = try await survey(folder, ["a", "a/../a"])
      #expect(found.candidates.map(\.id) == ["a:one.md", "a:two.md"])
      #expect(found.findings.map(\.id) == [.sourceRepeated])
    }
  }

  @Test func keepsEqualPathsOfDifferentSourcesApart() async throws {
    try await TestFolder.with(["a/one.md": "# One\n", "b/one.md": "# One\n"]) { folder in
      let candidates = try await survey(folder, ["a", "b"]).candidates
      #expect(Set(candidates.map(\.id)).count == 2)
      #expect(Set(candidates.map(\.url)).count == 2)
    }
  }

  @Test func takesPostsWhenTheirSiteFirstShowsThem() async throws {
    let later = "---\ndate: 2024-03-04\npublishDate: 2024-03-05\ntitle: A\n---\ntext\n"
    let earlier = "---\ndate: 2024-03-04\npublishDate: 2024-03-01\ntitle: B\n---\ntext\n"
    try await TestFolder.with(["a/one.md": later, "a/two.md": earlier]) { folder in
      let candidates = try await survey(folder, ["a"]).candidates
      #expect(candidates.map(\.instant) == [SelectionSample.monday + 86_400, SelectionSample.monday])
    }
  }

  @Test func leavesPostsThatTheirSiteNoLongerShows() async throws {
    let post = "---\ndate: 2024-03-04\nexpiryDate: 2024-03-05\ntitle: A\n---\ntext\n"
    try await TestFolder.with(["a/one.md": post]) { folder in
      let candidates = try await survey(folder, ["a"]).candidates
      let job = SelectionSample.job { _ in }
      func reasons(until: Int) -> [LeftReason] {
        let window = Window(since: nil, until: until)
        return select(candidates, for: job, memory: Memory(nextNumber: 1), window: window).left.map(\.reason)
      }
      #expect(reasons(until: SelectionSample.monday + 86_399).isEmpty)
      #expect(reasons(until: SelectionSample.monday + 86_400) == [.expired])
    }
  }

  @Test func beginsDaysInTheZoneOfTheJob() async throws {
    let post = "---\ndate: 2024-03-04\ntitle: A\n---\n![](a.png) <img src=b.png> text\n"
    try await TestFolder.with(["a/one.md": post]) { folder in
      let candidate = try #require(try await survey(folder, ["a"]).candidates.first)
      #expect(candidate.instant == SelectionSample.monday)
      #expect(candidate.pictures == 2)
    }
  }
}
