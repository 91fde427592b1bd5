import Foundation
import Manuscript
@testable import Newsletters
import Posts
import TestSupport
import Testing

@Suite("Loading a job")
struct JobLoaderTests {
  static let shortest = "job: weekly\nsources: [../site]\noutputs: [\"out/{{issue.number}}.epub\"]\n"

  /// Loads a job file `jobs/weekly.yml` that holds `text`.
  static func load(_ text: String) throws -> Job {
    try TestFolder.with(["jobs/weekly.yml": text]) { folder in
      try JobLoader().load(folder.path + "/jobs/weekly.yml")
    }
  }

  /// The findings of a job that cannot be loaded, as `line:column id message (hint)`.
  static func problems(_ text: String) -> [String] {
    do {
      _ = try load(text)
      return []
    } catch let error as JobError {
      return error.findings.map { finding in
        let place = [finding.place?.line, finding.place?.column].map { $0.map(String.init) ?? "-" }
        let hint = finding.hint.map { " (\($0))" } ?? ""
        return "\(place[0]):\(place[1]) \(finding.id.rawValue) \(finding.message)\(hint)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func takesSelectorsOfWhatIssuesLeaveOut() throws {
    let job = try Self.load(Self.shortest + "drop: [.share, 'div#ads > p']\n")
    #expect(job.drops.map(\.description) == [".share", "div#ads > p"])
    #expect(try Self.load(Self.shortest + "drop: .share\n").drops.count == 1)
    let problems = Self.problems(Self.shortest + "drop: ['p::before']\n")
    #expect(problems.count == 1 && problems[0].hasPrefix("4:"))
  }

  @Test func fillsInWhatTheShortestJobLeavesOut() throws {
    let job = try Self.load(Self.shortest)
    #expect(job.key == "weekly" && job.timeZone.secondsFromGMT() == 0 && job.schedule == nil)
    #expect(job.path.hasSuffix("/jobs/weekly.yml"))
    let folder = String(job.path.dropLast("/jobs/weekly.yml".count))
    #expect(job.sources == [JobSource(id: "site", path: folder + "/site")])
    #expect(job.ledgerPath == folder + "/jobs/weekly.ledger")
    #expect(job.selection.since == .lastIssue && job.selection.until == .now)
    #expect(job.selection.firstRun == .period(7 * 86_400) && job.selection.late == .include)
    #expect(job.selection.duplicates == [.id, .url, .content] && job.selection.similarity == 0.8)
    #expect(job.selection.order == .dateAscending && job.selection.groupBy == .none)
    #expect(
      job.selection.minimum == 1 && job.selection.maximum == nil && job.selection.filter == PostFilter())
    #expect(job.issue.title == "{{job}} {{issue.number}}" && job.issue.firstNumber == 1)
    #expect(
      job.outputs == [
        JobOutput(
          format: .epub, path: "out/{{issue.number}}.epub", theme: "book", page: nil, profile: "generic")
      ])
    #expect(job.limits == JobLimits(memory: nil, wall: nil))
  }

  @Test func decodesEveryKey() throws {
    let path = TestFolder.samples.appending(path: "jobs/quarterly.yml").path
    let job = try JobLoader().load(path)
    #expect(job.timeZone.identifier == "Asia/Shanghai")
    #expect(job.selection.filter.tags.none.isEmpty == false)
    #expect(job.limits.memory == 1_000_000_000 && job.limits.wall == 900)
    #expect(job.outputs.map(\.format) == [.epub, .pdf])
  }

  @Test func readsWhatOtherSystemsWrite() throws {
    let text = "\u{FEFF}" + Self.shortest.replacing("\n", with: "\r\n")
    #expect(try Self.load(text).key == "weekly")
  }

  @Test func takesAnIdFromThePathAsItIsWritten() throws {
    func ids(_ sources: String) throws -> [String] {
      try Self.load("job: a\noutputs: [\"{{issue.number}}.pdf\"]\nsources: \(sources)").sources.map(\.id)
    }
    #expect(try ids("[.., ../blog/, a/./news.md, /srv/notes]") == ["site", "blog", "news.md", "notes"])
    #expect(try ids("[\"my posts\"]") == ["site"])
  }

  @Test func readsDatesInTheZoneOfTheJob() throws {
    func since(_ date: String) throws -> SelectionRules.Since {
      try Self.load(Self.shortest + "timezone: Asia/Shanghai\nselect: { since: \(date) }").selection.since
    }
    // 2022-03-01T00:00:00+08:00
    #expect(try since("2022-03-01") == .instant(1_646_064_000))
    #expect(try since("\"2022-03-01T08:30\"") == .instant(1_646_064_000 + 8 * 3600 + 1800))
    #expect(try since("\"2022-03-01 00:00:00Z\"") == .instant(1_646_092_800))
    #expect(try since("\"2022-03-01T00:00-05:00\"") == .instant(1_646_092_800 + 5 * 3600))
    #expect(try since("2w") == .period(14 * 86_400))
  }

  @Test func takesNamesAsAListOrByConditions() throws {
    let text = Self.shortest + "select: { where: { categories: [手艺, 文字], tags: { all: a, none: [b, c] } } }"
    let filter = try Self.load(text).selection.filter
    #expect(filter.categories == PostFilter.Names(any: ["手艺", "文字"]))
    #expect(filter.tags == PostFilter.Names(all: ["a"], none: ["b", "c"]))
  }

  @Test(arguments: [
    ("1GB", 1_000_000_000), ("512MiB", 536_870_912), ("1.5kB", 1500), ("100B", 100), ("2GiB", 2_147_483_648),
  ])
  func readsByteSizes(text: String, bytes: Int) throws {
    #expect(try Self.load(Self.shortest + "limits: { memory: \(text) }").limits.memory == bytes)
  }

  @Test func reportsEveryMistakeOfAFileAtOnce() {
    let text = """
      version: 2
      jobb: x
      timezone: Asia/Shangai
      sources:
        - { path: ../a/site }
        - { path: ../b/site, id: site }
        - { id: third, pth: c }
        - { id: "a b", path: d }
        - 
      select:
        since: 7 days
        until: due
        first-run: 0d
        late: maybe
        where: { categories: { any: { a: b } }, tags: [[a]], languages: [chinese], authors: [x] }
        duplicates: [id, name]
        similarity: 1.5
        order: date
        group-by: week
        minimum: 9
        maximum: 3
      issue:
        title: "第 {{issue.numer}} 期 {{issue.title}}"
        subtitle: "{{#issue.number}}"
        author: {name: x}
        language: 中文
        identifier:
        editorial: " "
        first-number: 0
      outputs:
        - { format: epub, path: out/book.epub }
        - { format: pdf, path: "out/{{issue.number}}.epub" }
        - { format: mobi, path: "out/{{number}}.mobi", theme: "", page: A11, profile: kindle }
        - { format: epub, path: "x/{{issue.date}}", page: A4 }
        - "x/../x/{{issue.date}}.pdf"
        - "x/{{issue.date}}.pdf"
        - "{{issue.count}}-{{job}}"
      limits: { memory: lots, wall: 90 }
      """
    expectGolden(Self.problems(text).joined(separator: "\n") + "\n", "jobs/problems.txt")
  }

  @Test func namesTheNearestKey() {
    #expect(
      Self.problems(Self.shortest + "select:\n  minimun: 3\nshedule: x\n") == [
        "5:3 job-unknown-key there is no key “select.minimun” (did you mean “minimum”?)",
        "6:1 job-unknown-key there is no key “shedule” (did you mean “schedule”?)",
      ])
  }

  /// A text that no job file holds, and what is said of it.
  struct Broken: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String

    init(_ text: String, _ message: String) { (self.text, self.message) = (text, message) }

    var testDescription: String { "\(text.prefix(12)), \(text.utf8.count) bytes: \(message)" }
  }

  @Test(arguments: [
    Broken("job: [", "not YAML"), Broken("job: a\njob: b", "given twice: job"), Broken("- a", "no keys"),
    Broken("", "no keys"), Broken("--- a\n--- b", "not YAML"), Broken("job: \u{1}", "not YAML"),
    Broken("job: *a", "undefined alias"), Broken(String(repeating: "[", count: 300_000), "nest deeper"),
    Broken(String(repeating: "- ", count: 200_000), "nest deeper"),
    Broken(
      (0..<1200).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"), "nest deeper"),
    Broken(String(repeating: "x", count: 1_000_001), "more than"),
    Broken(bomb, "aliases stand for too many values"), Broken(equalKeys, "more than 50 aliases"),
  ])
  func refusesWhatIsNoJobFile(broken: Broken) {
    let problems = Self.problems(broken.text)
    #expect(problems.count == 1 && problems[0].contains(broken.message), "\(problems)")
  }

  /// Nine levels of five aliases each: less than a kilobyte that stands for millions of values.
  static let bomb = chain("a", levels: 10, width: 5)

  /// Two keys that are equal, which is seen only after 3²⁰ comparisons.
  static let equalKeys = [
    chain("a", levels: 20, width: 3), chain("b", levels: 20, width: 3), "z: { *a19 : 1, *b19 : 2 }",
  ].joined(separator: "\n")

  private static func chain(_ name: String, levels: Int, width: Int) -> String {
    (0..<levels).map { level in
      let item = level == 0 ? "x" : "*\(name)\(level - 1)"
      let items = Array(repeating: item, count: width).joined(separator: ", ")
      return "k\(name)\(level): &\(name)\(level) [\(items)]"
    }.joined(separator: "\n")
  }

  @Test func tellsOfFilesThatCannotBeRead() throws {
    try TestFolder.with { folder in
      let file = folder.appending(path: "job.yml")
      let place = SourcePlace(path: file.path)
      #expect(throws: JobError([Finding(.jobMissing, "the file cannot be read", at: place)])) {
        try JobLoader().load(file.path)
      }
      try Data([0x6A, 0x6F, 0x62, 0x3A, 0x20, 0xB0, 0xA1]).write(to: file)
      #expect(throws: JobError([Finding(.jobInvalid, "the file is not UTF-8", at: place)])) {
        try JobLoader().load(file.path)
      }
    }
  }
}
