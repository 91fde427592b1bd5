import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

private typealias Sample = SelectionSample

/// Statements that hold for any posts and rules, tried with random ones.
@Suite struct SelectionPropertyTests {
  @Test(arguments: 0..<150) func givesEveryCandidateOneVerdict(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let posts = Sample.numbered((0..<60).map { anyPost($0, &random) })
    var memory = Memory(nextNumber: 3)
    memory.lastUntil = Sample.monday
    memory.waiting = Set(posts.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }.map(\.id))
    for post in posts where Int.random(in: 0..<6, using: &random) == 0 {
      let issued = IssuedPost(
        number: 2, id: post.id, url: post.url, title: "", instant: nil, fingerprint: post.fingerprint)
      (memory.byID[post.id], memory.byURL[post.url]) = (issued, issued)
    }
    let job = anyJob(&random)
    let window = Window(since: Sample.monday, until: Sample.monday + 7 * Sample.day)
    let selection = select(posts, for: job, memory: memory, window: window)
    let all = selection.taken.map(\.candidate.index) + selection.left.map(\.candidate.index)
    #expect(all.sorted() == Array(0..<60))
    #expect(Set(selection.taken.map(\.candidate.id)).count == selection.taken.count)
    #expect(selection.taken.count <= job.selection.maximum ?? .max)
    #expect(selection.taken.isEmpty || selection.taken.count >= job.selection.minimum)
    #expect(selection.waiting == Array(Set(selection.waiting)).sorted())
    #expect(selection == select(posts, for: job, memory: memory, window: window))
  }

  /// Posts arrive in time or late, runs are skipped or come twice, issues are too small or full. In the end, each
  /// post that is not older than the first issue was in exactly one.
  @Test(arguments: 0..<150) func issuesEveryPostOnce(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let job = anyJob(&random)
    var (ledger, posts, promised) = (SampleLedger(), [Candidate](), Set<String>())
    var now = Sample.monday
    for _ in 0..<25 {
      now +=
        Int.random(in: 1...10, using: &random) * Sample.day + Int.random(in: 0..<Sample.day, using: &random)
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let age = Int.random(in: -3...25, using: &random) * Sample.day
        posts.append(Sample.post("\(posts.count)", at: now - age))
      }
      if Int.random(in: 0..<4, using: &random) == 0 { continue }
      try run(job, at: now, posts, &ledger)
      promised.formUnion(ledger.waiting)
    }
    var patient = job
    patient.selection.minimum = 1
    while true {
      now += 4 * Sample.day
      let issues = ledger.issues.count
      try run(patient, at: now, posts, &ledger)
      if ledger.issues.count == issues, ledger.waiting.isEmpty { break }
    }
    let issued = ledger.issues.flatMap(\.posts).map(\.id)
    #expect(issued.count == Set(issued).count)
    let origin = ledger.issues.first?.window.since ?? .min
    let expected = posts.filter { $0.instant ?? .max >= origin || promised.contains($0.id) }
    #expect(Set(issued).isSuperset(of: expected.map(\.id)))
  }

  private func run(_ job: Job, at now: Int, _ posts: [Candidate], _ ledger: inout SampleLedger) throws {
    let window = try Window(for: job, memory: ledger.memory, now: now)
    ledger.record(select(Sample.numbered(posts), for: job, memory: ledger.memory, window: window))
  }

  private func anyJob(_ random: inout SeededGenerator) -> Job {
    Sample.job { job in
      job.selection.since = Bool.random(using: &random) ? .lastIssue : .period(7 * Sample.day)
      job.selection.firstRun = Bool.random(using: &random) ? .all : .period(7 * Sample.day)
      job.selection.minimum = Int.random(in: 0...3, using: &random)
      job.selection.maximum = [nil, 3, 5].randomElement(using: &random) ?? nil
      job.selection.order = SelectionRules.Order.allCases.randomElement(using: &random) ?? .title
      job.selection.groupBy = SelectionRules.Grouping.allCases.randomElement(using: &random) ?? .none
    }
  }

  private func anyPost(_ number: Int, _ random: inout SeededGenerator) -> Candidate {
    func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    let instant = number(8) == 0 ? nil : Sample.monday + number(21 * Sample.day) - 7 * Sample.day
    return Sample.post("\(number(50))", at: instant, text: "\(number(40))") { post in
      post.source = number(3) == 0 ? "wire" : "site"
      post.categories = number(2) == 0 ? [] : ["\(number(3))"]
      post.exclusion = number(9) == 0 ? "draft" : nil
      post.url = "https://example.com/\(number(50))"
      post.fingerprint.shingles = (0..<64).map { UInt16(number(20) == 0 ? $0 + 1 : $0) }
    }
  }
}
