import Foundation
import Manuscript

@testable import Newsletters

/// Jobs and candidates for tests of selection, each a default with something changed.
enum SelectionSample {
  static let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
  static let day = 86_400
  /// Monday, 2024-03-04, 00:00 in Shanghai.
  static let monday = 1_709_481_600

  static func job(_ change: (inout Job) -> Void = { _ in }) -> Job {
    var job = Job(
      path: "weekly.yml", key: "weekly", timeZone: shanghai,
      sources: ["site", "wire"].map { JobSource(id: $0, path: $0) },
      selection: SelectionRules(
        since: .lastIssue, until: .now, firstRun: .period(7 * day), late: .include, filter: PostFilter(),
        duplicates: [.id, .url, .content, .similar], similarity: 0.8, order: .dateAscending, groupBy: .none,
        minimum: 1, maximum: nil),
      issue: IssueTemplate(title: "周报", authors: [], firstNumber: 1),
      outputs: [
        JobOutput(format: .pdf, path: "out/{{issue.number}}.pdf", theme: "brief", profile: "generic"),
        JobOutput(format: .epub, path: "out/{{issue.number}}.epub", theme: "book", profile: "generic"),
      ],
      schedule: nil, limits: JobLimits(), ledgerPath: "weekly.ledger")
    change(&job)
    return job
  }

  /// A post of which the text is known by `text`: equal texts are equal posts.
  static func post(
    _ name: String, at instant: Int?, text: String? = nil, _ change: (inout Candidate) -> Void = { _ in }
  ) -> Candidate {
    var post = Candidate(
      index: 0, id: "site:\(name)", source: "site", path: "site/\(name).md", title: name, date: nil,
      instant: instant, language: .zhHans, categories: [], tags: [], url: "https://example.com/\(name)",
      exclusion: nil, fingerprint: Fingerprint(content: text ?? name, shingles: [], length: 500))
    change(&post)
    return post
  }

  /// Candidates in the order of their places.
  static func numbered(_ posts: [Candidate]) -> [Candidate] {
    posts.enumerated().map { place, post in
      var post = post
      post.index = place
      return post
    }
  }
}

/// A ledger in memory: what the real one promises to selection, in a few lines.
struct SampleLedger {
  var issues: [IssuedIssue] = []
  var waiting: Set<String> = []

  var memory: Memory {
    var memory = Memory(nextNumber: issues.count + 1)
    memory.lastUntil = issues.last?.window.until
    memory.origin = issues.first?.window.since
    let posts = issues.flatMap(\.posts)
    memory.byID = Dictionary(posts.map { ($0.id, $0) }) { $1 }
    memory.byURL = Dictionary(posts.map { ($0.url, $0) }) { $1 }
    memory.byContent = Dictionary(posts.map { ($0.fingerprint.content, $0) }) { $1 }
    memory.recent = issues.suffix(2).flatMap(\.posts)
    memory.waiting = waiting
    return memory
  }

  mutating func record(_ selection: Selection) {
    waiting = Set(selection.waiting)
    guard !selection.taken.isEmpty else { return }
    let number = issues.count + 1
    let posts = selection.taken.map(\.candidate).map { post in
      IssuedPost(
        number: number, id: post.id, url: post.url, title: post.title, instant: post.instant,
        fingerprint: post.fingerprint)
    }
    issues.append(
      IssuedIssue(
        number: number, title: "", window: selection.window, published: selection.window.until, posts: posts,
        outputs: []))
  }
}
