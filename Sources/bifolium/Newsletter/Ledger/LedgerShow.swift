import ArgumentParser
import Foundation
import Newsletters

/// `bifolium newsletter ledger show JOB`.
struct LedgerShow: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows the issues of a job, the posts that wait, and tries that were not finished.",
    discussion: "Example:\n  bifolium newsletter ledger show weekly.yml --issue 12")

  @OptionGroup var options: LedgerOptions

  @Option(help: ArgumentHelp("Show the posts of this issue; 0 has those that were adopted.", valueName: "n"))
  var issue: Int?

  @Flag(help: "Read everything and say what is damaged; a million posts take a while.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in environment: Environment) async -> Exit {
    await options.run(in: environment) { job in
      let ledger = try options.reading(job)
      if check, let problem = try ledger.damage().first {
        throw LedgerError(.broken, job.ledgerPath, "the ledger is damaged: \(problem)")
      }
      guard let issue else { return try environment.print(overview(ledger, job)) }
      guard let issued = try ledger.issue(issue) else {
        throw LedgerError(.missing, job.ledgerPath, "the ledger has no issue \(issue)")
      }
      return environment.print(json ? JSON.text(ShownIssue(issued)) : posts(issued, job.timeZone))
    }
  }

  private func overview(_ ledger: Ledger, _ job: Job) throws(LedgerError) -> String {
    let issues = try ledger.issues()
    let waiting = try ledger.waiting()
    let unfinished = try ledger.attempts().filter { [.publishing, .failed].contains($0.state) }
    if json { return JSON.text(ShownLedger(job.key, issues, waiting, unfinished)) }
    var lines = issues.map { line($0, job.timeZone) }
    lines += waiting.map { "waiting: \($0)" }
    lines += unfinished.map { attempt in
      let end = attempt.message.map { ": \($0)" } ?? ""
      return "unfinished: issue \(attempt.attempt.number), \(attempt.state.rawValue)\(end)"
    }
    return (lines.isEmpty ? ["no issue yet"] : lines).map { Terminal.safe($0) + "\n" }.joined()
  }

  private func line(_ issue: IssueSummary, _ zone: TimeZone) -> String {
    let period = "\(day(issue.window.since, in: zone)) – \(day(issue.window.until, in: zone))"
    let start = issue.number == 0 ? "adopted" : "issue \(issue.number)"
    let files = issue.outputs.map { "\($0.path) (\($0.sha256.prefix(8)))" }
    let count = "\(issue.posts) \(issue.posts == 1 ? "post" : "posts")"
    return (["\(start)  \(period)  \(day(issue.published, in: zone))  \(count)"] + files).joined(
      separator: "  ")
  }

  private func posts(_ issue: IssuedIssue, _ zone: TimeZone) -> String {
    issue.posts.map { Terminal.safe("\(day($0.instant, in: zone))  \($0.title)  (\($0.id))") + "\n" }.joined()
  }
}

/// A ledger as JSON.
private struct ShownLedger: Encodable {
  struct Attempt: Encodable {
    var number: Int
    var began: Int
    var state: String
    var message: String?
  }

  var job: String
  var issues: [ShownIssue]
  var waiting: [String]
  var unfinished: [Attempt]

  init(_ job: String, _ issues: [IssueSummary], _ waiting: [String], _ attempts: [RecordedAttempt]) {
    self.job = job
    self.issues = issues.map(ShownIssue.init)
    self.waiting = waiting
    unfinished = attempts.map {
      Attempt(
        number: $0.attempt.number, began: $0.attempt.began, state: $0.state.rawValue, message: $0.message)
    }
  }
}

/// An issue as JSON; its posts are listed where it was asked for by number.
private struct ShownIssue: Encodable {
  struct Post: Encodable {
    var id: String
    var url: String
    var title: String
    var instant: Int?
  }

  var number: Int
  var title: String
  var since: Int?
  var until: Int
  var published: Int
  var count: Int
  var outputs: [IssuedOutput]
  var posts: [Post]?

  init(_ issue: IssueSummary) {
    (number, title, since, until) = (issue.number, issue.title, issue.window.since, issue.window.until)
    (published, count, outputs) = (issue.published, issue.posts, issue.outputs)
  }

  init(_ issue: IssuedIssue) {
    (number, title, since, until) = (issue.number, issue.title, issue.window.since, issue.window.until)
    (published, count, outputs) = (issue.published, issue.posts.count, issue.outputs)
    posts = issue.posts.map { Post(id: $0.id, url: $0.url, title: $0.title, instant: $0.instant) }
  }
}
