import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

private typealias Sample = SelectionSample

@Suite struct SelectTests {
  private let week = Window(since: Sample.monday, until: Sample.monday + 7 * Sample.day)
  private let tuesday = Sample.monday + Sample.day

  private func reasons(
    _ posts: [Candidate], _ memory: Memory = Memory(), _ change: (inout Job) -> Void = { _ in }
  ) -> [String: String] {
    let selection = select(Sample.numbered(posts), for: Sample.job(change), memory: memory, window: week)
    let taken = selection.taken.map { ($0.candidate.title, "+" + $0.reason.code) }
    let left = selection.left.map { ($0.candidate.title, $0.reason.words) }
    return Dictionary(taken + left) { first, second in "\(first), \(second)" }
  }

  @Test func takesWhatIsDatedInTheHalfOpenPeriod() {
    let posts = [
      Sample.post("before", at: week.until - 8 * Sample.day), Sample.post("first", at: Sample.monday),
      Sample.post("last", at: week.until - 1), Sample.post("after", at: week.until),
      Sample.post("none", at: nil),
    ]
    let expected = [
      "before": "before the period", "first": "+new", "last": "+new", "after": "after the period",
      "none": "no date",
    ]
    #expect(reasons(posts) == expected)
  }

  @Test func leavesDraftsAndWhatItsHeaderLeavesOut() {
    let posts = [
      Sample.post("a", at: tuesday) { $0.exclusion = "draft" },
      Sample.post("b", at: tuesday) { $0.exclusion = "header" },
    ]
    #expect(reasons(posts) == ["a": "a draft", "b": "its header says so"])
  }

  @Test func filtersByNamesWithoutRegardToCase() {
    let posts = [
      Sample.post("a", at: tuesday) { ($0.categories, $0.tags) = (["News", "Rates"], ["Bank"]) },
      Sample.post("b", at: tuesday) { $0.categories = ["News"] },
      Sample.post("c", at: tuesday) { ($0.categories, $0.tags) = (["news", "rates"], ["PRIVATE"]) },
      Sample.post("d", at: tuesday),
    ]
    let found = reasons(posts) {
      $0.selection.filter.categories = .init(any: ["NEWS", "other"], all: ["rates"])
      $0.selection.filter.tags = .init(none: ["private"])
    }
    #expect(found == ["a": "+new", "b": "its categories", "c": "its tags", "d": "its categories"])
  }

  @Test func letsALanguageCoverItsKinds() {
    let tags = ["zh-Hans", "zh-Hant-HK", "zh-Hant", "ja", "en-GB"]
    let posts = tags.map { tag in Sample.post(tag, at: tuesday) { $0.language = Language(tag) } }
    func taken(_ language: String) -> [String] {
      reasons(posts) { $0.selection.filter.languages = [LanguageRange(language)] }
        .filter { $0.value == "+new" }.keys.sorted()
    }
    #expect(taken("zh") == ["zh-Hans", "zh-Hant", "zh-Hant-HK"])
    #expect(taken("zh-Hant") == ["zh-Hant", "zh-Hant-HK"])
    #expect(taken("zh-Hans") == ["zh-Hans"])
    #expect(taken("en") == ["en-GB"])
  }

  @Test func knowsWhatWasIssuedUnderTheSameOrAnotherIdentity() {
    var ledger = SampleLedger()
    let old = ["same", "edited", "moved", "renamed"].map { Sample.post($0, at: tuesday - 7 * Sample.day) }
    ledger.record(
      select(
        old, for: Sample.job(), memory: Memory(),
        window: Window(since: nil, until: Sample.monday)))
    let posts = [
      old[0], Sample.post("edited", at: tuesday, text: "other"),
      Sample.post("moved to", at: tuesday) { $0.url = old[2].url },
      Sample.post("renamed to", at: tuesday, text: "renamed"),
    ]
    #expect(
      reasons(posts, ledger.memory) == [
        "same": "in issue 1", "edited": "in issue 1, edited since",
        "moved to": "in issue 1 as site:moved (same address)",
        "renamed to": "in issue 1 as site:renamed (same text)",
      ])
    let lax = reasons(posts, ledger.memory) { $0.selection.duplicates = [.id] }
    #expect(lax["moved to"] == "+new" && lax["renamed to"] == "+new")
  }

  @Test func keepsOfDuplicatesThatOfTheFirstSourceThenTheLongerThenTheEarlier() {
    let posts = [
      Sample.post("wire", at: tuesday, text: "x") { ($0.source, $0.id) = ("wire", "wire:a") },
      Sample.post("short", at: tuesday, text: "x") { $0.fingerprint.length = 400 },
      Sample.post("late", at: tuesday + 9, text: "x"), Sample.post("early", at: tuesday, text: "x"),
    ]
    let same = "same text as site:early"
    #expect(reasons(posts) == ["wire": same, "short": same, "late": same, "early": "+new"])
  }

  @Test func tellsOfTwoPostsWithOneIdentity() {
    let posts = [
      Sample.post("one", at: tuesday) { $0.id = "site:x" },
      Sample.post("two", at: tuesday) { $0.id = "site:x" },
    ]
    let selection = select(Sample.numbered(posts), for: Sample.job(), memory: Memory(), window: week)
    #expect(selection.taken.map(\.candidate.title) == ["one"])
    #expect(selection.findings.map(\.id) == [.identityRepeated])
  }

  @Test func letsTooFewWaitAndTakesThemWhateverIsSaidOfLatePosts() {
    func rules(_ job: inout Job) { (job.selection.minimum, job.selection.late) = (2, .exclude) }
    var ledger = SampleLedger()
    let one = Sample.post("one", at: tuesday)
    let first = select([one], for: Sample.job(rules), memory: ledger.memory, window: week)
    #expect(first.taken.isEmpty && first.left.map(\.reason) == [.tooFew])
    ledger.record(first)
    let two = Sample.post("two", at: week.until)
    let next = Window(since: week.until, until: week.until + Sample.day)
    let second = select([one, two], for: Sample.job(rules), memory: ledger.memory, window: next)
    #expect(second.taken.map(\.reason) == [.waiting, .new])
  }

  @Test func takesThoseFirstThatWaitedThenTheOldest() {
    var memory = Memory()
    memory.waiting = ["site:c", "site:e"]
    let posts = ["a", "b", "c", "d", "e"].enumerated().map { Sample.post($1, at: tuesday + $0) }
    let found = reasons(posts, memory) { $0.selection.maximum = 3 }
    #expect(
      found == ["a": "+new", "b": "no room: waits", "c": "+waiting", "d": "no room: waits", "e": "+waiting"])
  }

  @Test func goesOnWaitingForWhatIsNotThereToday() {
    var memory = Memory()
    memory.waiting = ["site:gone", "site:draft", "site:here"]
    let posts = [
      Sample.post("here", at: tuesday), Sample.post("draft", at: tuesday) { $0.exclusion = "draft" },
    ]
    let selection = select(posts, for: Sample.job(), memory: memory, window: week)
    #expect(selection.waiting == ["site:draft", "site:gone"])
  }

  @Test func doesNotBringBackTheDuplicateOfALongPastIssue() {
    var values = [UInt16](0..<64)
    let original = Sample.post("original", at: tuesday) { $0.fingerprint.shingles = values }
    values[0] = 999
    let copy = Sample.post("copy", at: tuesday, text: "lightly edited") { post in
      (post.fingerprint.shingles, post.fingerprint.length) = (values, 400)
    }
    var ledger = SampleLedger()
    for number in 0..<5 {
      let filler = Sample.post("filler \(number)", at: week.until + number * Sample.day)
      let since = number == 0 ? Sample.monday : week.until + (number - 1) * Sample.day
      let window = Window(since: since, until: week.until + number * Sample.day + 1)
      ledger.record(
        select(
          Sample.numbered([original, copy, filler]), for: Sample.job(), memory: ledger.memory, window: window)
      )
    }
    #expect(
      ledger.issues.flatMap(\.posts).map(\.title).filter { $0 == "original" || $0 == "copy" } == ["original"])
  }

  @Test func makesPartsInTheOrderThatTheJobNames() {
    let names = ["z", "b", "", "a", "B"]
    let posts = names.enumerated().map { place, name in
      Sample.post("\(place)", at: tuesday + place) { $0.categories = name.isEmpty ? [] : ["top", name] }
    }
    func parts(_ change: @escaping (inout Job) -> Void) -> [String] {
      let job = Sample.job {
        $0.selection.groupBy = .category
        change(&$0)
      }
      return select(Sample.numbered(posts), for: job, memory: Memory(), window: week).parts.map { part in
        "\(part.title ?? "-"): \(part.posts.map(\.candidate.title).joined(separator: " "))"
      }
    }
    #expect(
      parts { $0.selection.filter.categories.any = ["z", "b", "top"] } == ["z: 0", "b: 1 4", "top: 3"])
    #expect(parts { _ in } == ["top: 0 1 3 4", "-: 2"])
  }

  @Test(arguments: [
    ("zh-Hans", "2024年3月5日 星期二"), ("ja", "2024年3月5日（火）"), ("ko", "2024년 3월 5일 화요일"),
    ("en", "Tuesday, 5 March 2024"),
  ])
  func headsDaysInTheLanguageOfTheIssue(language: String, heading: String) {
    let job = Sample.job {
      ($0.selection.groupBy, $0.selection.order) = (.day, .dateDescending)
      $0.issue.language = Language(language)
    }
    let posts = [Sample.post("a", at: tuesday), Sample.post("b", at: tuesday + Sample.day - 1)]
    let parts = select(Sample.numbered(posts), for: job, memory: Memory(), window: week).parts
    #expect(parts.map(\.title) == [heading])
    #expect(parts.flatMap(\.posts).map(\.candidate.title) == ["b", "a"])
  }

  @Test func choosesAmongTenThousandPostsThatAreAllDifferent() {
    var random = SeededGenerator(seed: 1)
    let posts = (0..<10_000).map { number in
      Sample.post("\(number)", at: tuesday) { post in
        post.fingerprint.shingles = (0..<64).map { _ in UInt16.random(in: 0...UInt16.max, using: &random) }
      }
    }
    #expect(
      select(Sample.numbered(posts), for: Sample.job(), memory: Memory(), window: week).taken.count == 10_000)
  }
}
