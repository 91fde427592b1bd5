import Foundation
import Manuscript
import Posts
import TestSupport

@testable import Newsletters

/// Composes issues without a job file and without selection: every post of the sources, by category where asked.
struct IssueMaker {
  var sources: [String]
  var template = IssueTemplate(title: "河事周报 第{{issue.number}}期", authors: ["编辑部"], firstNumber: 1)
  var outputs = [
    JobOutput(format: .epub, path: "out/{{job}}-{{issue.number}}.epub", theme: "brief", profile: "generic")
  ]
  var isGrouped = false
  var number = 12
  /// Friday, 8 March 2024, seven o'clock in Shanghai; one week.
  var window = Window(since: 1_709_247_600, until: 1_709_852_400)
  var key = "weekly"
  var jobs = 2

  /// The job file stands in the folder of the first source.
  var job: Job {
    Job(
      path: sources[0] + "/weekly.yml", key: key, timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
      sources: sources.enumerated().map { JobSource(id: "s\($0)", path: $1) },
      selection: SelectionRules(
        since: .lastIssue, until: .due, firstRun: .all, late: .include, filter: PostFilter(),
        duplicates: [.id], similarity: 0.9, order: .dateAscending, groupBy: .none, minimum: 1, maximum: nil),
      issue: template, outputs: outputs, schedule: nil, limits: JobLimits(), ledgerPath: "weekly.ledger")
  }

  func make() async throws -> Newsletters.Issue {
    let survey = try await PostReader().survey(sources.map(Source.path))
    return try await composeIssue(
      job, number: number, selection: selection(of: survey), from: survey, jobs: jobs)
  }

  private func selection(of survey: Survey) -> Selection {
    let since = window.since ?? .min
    let candidates = survey.posts.indices.map { Candidate($0, survey.posts[$0]) }
    let sorted = candidates.sorted { first, second in
      let (one, other) = (first.instant ?? .max, second.instant ?? .max)
      return one == other ? first.index < second.index : one < other
    }
    let posts = sorted.map { candidate -> TakenPost in
      let isLate = candidate.instant.map { $0 < since } ?? false
      return TakenPost(candidate: candidate, reason: isLate ? .late : .new)
    }
    var parts: [SelectedPart] = []
    for post in posts {
      let title = isGrouped ? post.candidate.categories.first : nil
      if let index = parts.firstIndex(where: { $0.title == title }) {
        parts[index].posts.append(post)
      } else {
        parts.append(SelectedPart(title: title, posts: [post]))
      }
    }
    return Selection(window: window, parts: parts, left: [], findings: [])
  }
}

extension Candidate {
  init(_ index: Int, _ post: SurveyedPost) {
    self.init(
      index: index, id: "s\(post.source):\(post.identity)", source: "s\(post.source)", path: post.path,
      title: post.title, date: post.date, instant: post.date.map { $0.secondsSince1970 - 8 * 3600 },
      language: post.language, categories: post.categories, tags: post.tags, url: post.address,
      exclusion: nil, fingerprint: Fingerprint(content: post.identity, shingles: [], length: 0))
  }
}
