import Foundation
import Manuscript
@testable import Newsletters
import TestSupport

/// Issues, posts and ledgers for tests.
enum Samples {
  /// A post of a made-up site, recognised by `name`; its text has the digest of `text`.
  static func post(_ name: String, issue: Int = 1, text: String? = nil, instant: Int? = 1_700_000_000)
    -> IssuedPost
  {
    IssuedPost(
      number: issue, id: "site:_posts/\(name).md", url: "https://example.com/\(name)/", title: "渡口·\(name)",
      instant: instant,
      fingerprint: Fingerprint(
        content: digest(text ?? name), shingles: Array(repeating: 0xBEEF, count: 64), length: 812))
  }

  /// Sixty-four hexadecimal digits that differ for different texts.
  static func digest(_ text: String) -> String {
    let value = text.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let digits = String(value, radix: 16)
    return String(String(repeating: String(repeating: "0", count: 16 - digits.count) + digits, count: 4))
  }

  /// Issue `number` with posts of these names, and two files; a week of seconds long.
  static func issue(_ number: Int, _ names: [String], text: String? = nil) -> IssuedIssue {
    let until = 1_700_000_000 + number * 604_800
    return IssuedIssue(
      number: number, title: "江声周报 第 \(number) 期", window: Window(since: until - 604_800, until: until),
      published: until + 60, posts: names.map { post($0, issue: number, text: text) },
      outputs: [
        IssuedOutput(
          path: "out/weekly-\(number).epub", format: "epub", sha256: digest("epub \(number)"), bytes: 20_480),
        IssuedOutput(
          path: "out/weekly-\(number).pdf", format: "pdf", sha256: digest("pdf \(number)"), bytes: 81_920,
          pages: 12),
      ])
  }

  /// A post of the survey, as it would be issued.
  static func candidate(_ name: String, text: String? = nil) -> Candidate {
    let post = post(name, text: text)
    return Candidate(
      index: 0, id: post.id, source: "site", path: "_posts/\(name).md", title: post.title, date: nil,
      instant: post.instant, language: .zhHans, categories: [], tags: [], url: post.url, exclusion: nil,
      fingerprint: post.fingerprint)
  }

  /// Makes a ledger of these issues, lets go of it, and gives `body` its path.
  static func withLedger<Result>(_ issues: [IssuedIssue] = [], _ body: (String) throws -> Result) throws
    -> Result
  {
    try TestFolder.with { folder in
      let path = folder.appending(path: "weekly.ledger").path
      let ledger = try Ledger(path: path, job: "weekly")
      for issue in issues { try ledger.record(issue, waiting: []) }
      return try body(path)
    }
  }
}
