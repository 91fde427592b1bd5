import ArgumentParser
import Foundation
import Manuscript
import Newsletters

/// `bifolium newsletter ledger adopt JOB`.
struct LedgerAdopt: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Marks posts as already out, so that an old site does not begin with a giant issue.",
    discussion: """
      Takes all posts of the job's sources that are dated before the date, whatever the job selects. The first \
      issue begins at that date.

      Example:
        bifolium newsletter ledger adopt weekly.yml --until 2024-03-01
      """)

  @OptionGroup var options: LedgerOptions

  @Option(
    help: ArgumentHelp("Posts before this day or time are out; without it, until now.", valueName: "date"))
  var until: Moment?

  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  func run(in environment: Environment) async -> Exit {
    await options.run(in: environment) { job in
      let now = environment.now()
      let until = until?.instant(in: job.timeZone) ?? now
      let survey = try await surveyJob(job, jobs: environment.processors)
      options.talk.printer(in: environment).lines(survey.findings).forEach(environment.talk)
      let posts = survey.candidates.filter { $0.exclusion == nil && ($0.instant ?? until) < until }
        .map(IssuedPost.init(adopted:))
      let count = try dryRun ? unknown(posts, job) : adopt(posts, until, now, job)
      let what = "\(count) \(count == 1 ? "post" : "posts") before \(day(until, in: job.timeZone))"
      return environment.print(dryRun ? "would adopt \(what)\n" : "adopted \(what)\n")
    }
  }

  private func adopt(_ posts: [IssuedPost], _ until: Int, _ now: Int, _ job: Job) throws(LedgerError) -> Int {
    let lock = try LedgerLock(job.ledgerPath)
    defer { withExtendedLifetime(lock) {} }
    return try Ledger(path: job.ledgerPath, job: job.key).adopt(posts, until: until, now: now)
  }

  private func unknown(_ posts: [IssuedPost], _ job: Job) throws(LedgerError) -> Int {
    guard let ledger = try Ledger.reading(path: job.ledgerPath, job: job.key) else { return posts.count }
    return try ledger.unknown(posts)
  }
}

extension IssuedPost {
  /// A post of the sources, as one that is out already.
  fileprivate init(adopted post: Candidate) {
    self.init(
      number: 0, id: post.id, url: post.url, title: post.title, instant: post.instant,
      fingerprint: post.fingerprint)
  }
}
