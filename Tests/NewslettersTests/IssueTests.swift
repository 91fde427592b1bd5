import EPUB
import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

/// Issues as publications: what their templates, posts, editorials and sources come to.
@Suite struct IssueTests {
  static let suite = TestFolder.suite.appending(path: "newsletters/issue").path

  /// An issue with parts, an editorial, two sources and a late post, which uses every fact.
  static var whole: IssueMaker {
    var maker = IssueMaker(sources: ["\(suite)/river", "\(suite)/market"])
    maker.template = IssueTemplate(
      title: "河岸周报 第{{issue.number}}期", subtitle: "{{issue.since}}至{{issue.until}}，{{issue.count}}篇",
      authors: ["编辑部", "{{job}}"], publisher: "河岸社", rights: "© {{issue.year}} 河岸社",
      language: .zhHans, identifier: "https://river.example/weekly/{{issue.number}}",
      editorial: "../editorial.md", firstNumber: 1)
    maker.isGrouped = true
    return maker
  }

  @Test func composesPartsEditorialAndSources() async throws {
    let issue = try await Self.whole.make()
    let findings = issue.findings.map { "\($0.severity.rawValue)[\($0.id.rawValue)]: \($0.message)" }
    let text = ManuscriptDump.text(of: issue.publication) + findings.joined(separator: "\n") + "\n"
    expectGolden(text.split(separator: Self.suite).joined(separator: "…"), "newsletters/issue.txt")
  }

  @Test func isTheSameHoweverManyWorkAtIt() async throws {
    var (one, many) = (Self.whole, Self.whole)
    (one.jobs, many.jobs) = (1, 4)
    #expect(try await one.make().publication == (try await many.make().publication))
  }

  @Test(arguments: ["zh-Hans", "zh-Hant", "ja", "ko", "en"])
  func knowsEveryFactInEveryLanguage(tag: String) async throws {
    var maker = Self.whole
    maker.template.language = Language(tag)
    let facts = try await maker.make().facts
    let templates = FillTemplates(facts: facts, language: Language(tag))
    let lines = try IssueFacts.names.map { name in
      let text = try templates.text("{{\(name)}}")
      #expect(!text.isEmpty)
      return "\(name) = \(text)\n"
    }
    expectGolden(lines.joined(), "newsletters/facts-\(tag).txt")
  }

  @Test func takesTheLanguageOfMostPosts() async throws {
    var maker = Self.whole
    maker.template.language = nil
    #expect(try await maker.make().publication.metadata.language == .zhHans)
    maker = IssueMaker(sources: ["\(Self.suite)/market"])
    #expect(try await maker.make().publication.metadata.language == .english)
  }

  @Test func endsOnTheDayBeforeWhereTheDayHasOnlyBegun() async throws {
    var maker = Self.whole
    // Midnight in Shanghai, 1 April 2024.
    maker.window = Window(since: 1_709_222_400, until: 1_711_900_800)
    let facts = try await maker.make().facts
    #expect(facts.until.calendarDate == "2024-03-31")
    #expect(facts.date.calendarDate == "2024-04-01")
  }

  @Test func beginsWithItsFirstPostWhereThePeriodIsOpen() async throws {
    var maker = Self.whole
    maker.window.since = nil
    #expect(try await maker.make().facts.since.calendarDate == "2024-02-20")
  }

  @Test func isStampedWithTheEndOfItsPeriod() async throws {
    #expect(try await Self.whole.make().stamp.iso8601 == "2024-03-08T07:00:00+08:00")
  }
}

/// Editorials: files that stand before the posts.
@Suite struct EditorialTests {
  @Test func isCalledEditorialWhereItHasNoTitle() async throws {
    var maker = IssueTests.whole
    maker.template.editorial = "../untitled.md"
    let issue = try await maker.make()
    #expect(issue.publication.chapters.first?.title == "卷首语")
    #expect(issue.publication.chapters.first?.role == .editorial)
    #expect(!issue.findings.contains { $0.id == .titleMissing })
  }

  @Test func mayHaveTheNumberInItsName() async throws {
    var maker = IssueTests.whole
    maker.template.editorial = "../editorial-{{issue.number}}.md"
    let finding = await #expect(throws: Finding.self) { try await maker.make() }
    #expect(finding?.id == .sourceMissing)
    #expect(finding?.message.contains("editorial-12.md") == true)
  }

  @Test func isLeftOutWithAFindingWhereItSaysNothing() async throws {
    try await TestFolder.with(["a/p.md": "# P\n\nText.\n", "e.md": "# 卷首\n"]) { folder in
      var maker = IssueMaker(sources: [folder.appending(path: "a").path])
      maker.template.editorial = "../e.md"
      let issue = try await maker.make()
      #expect(issue.publication.chapters.map(\.role) == [.article])
      #expect(issue.findings.contains { $0.id == .sourceEmpty })
    }
  }

  @Test func isOneFile() async throws {
    var maker = IssueTests.whole
    maker.template.editorial = "../river"
    let finding = await #expect(throws: Finding.self) { try await maker.make() }
    #expect(finding?.id == .sourceUnreadable)
  }
}

/// The names of outputs.
@Suite struct OutputNameTests {
  private func names(_ paths: [String], title: String = "周报", key: String = "weekly") async throws -> [String]
  {
    var maker = IssueMaker(sources: ["\(IssueTests.suite)/market"])
    maker.template.title = title
    maker.key = key
    maker.outputs = paths.map { JobOutput(format: .pdf, path: $0, theme: "brief", profile: "generic") }
    return try await maker.make().orders.map(\.name)
  }

  @Test(arguments: [
    ("a/../../etc", "out/a-..-..-etc.pdf"), ("../x", "out/---x.pdf"), ("..", "out/--.pdf"),
    ("R&D <1> “二”：三", "out/R&D -1- “二”：三.pdf"), ("a\\b:c*d", "out/a-b-c-d.pdf"),
    ("tab\there", "out/tab-here.pdf"),
  ])
  func keepsValuesInTheirFolder(title: String, name: String) async throws {
    #expect(try await names(["out/{{issue.title}}.pdf"], title: title) == [name])
  }

  @Test func keepsTheNumberBehindALongTitle() async throws {
    let title = String(repeating: "很长的题目", count: 60)
    let name = try await names(["{{issue.title}}-{{issue.number}}.pdf"], title: title)[0]
    #expect(name.hasSuffix("-12.pdf"))
    #expect(name.utf8.count <= FileNames.mostBytes)
  }

  @Test func refusesNamesThatNoFileCanHave() async throws {
    let path = String(repeating: "n", count: 300) + ".pdf"
    let finding = await #expect(throws: Finding.self) { try await names([path]) }
    #expect(finding?.id == .templateInvalid)
  }

  @Test func refusesOneNameForTwoFiles() async throws {
    let finding = await #expect(throws: Finding.self) {
      try await names(["a.pdf", "{{issue.title}}.pdf"], title: "a")
    }
    #expect(finding?.id == .templateInvalid)
  }

  @Test func resolvesThemAgainstTheFolderOfTheJob() {
    #expect(resolve("out/a.pdf", besides: "jobs/weekly.yml") == "jobs/out/a.pdf")
    #expect(resolve("a.pdf", besides: "weekly.yml") == "a.pdf")
    #expect(resolve("/tmp/a.pdf", besides: "jobs/weekly.yml") == "/tmp/a.pdf")
  }

  @Test(arguments: [
    ("金融周报 第{{issue.number}}期", "金融周报"), ("金融周报（总第 {{issue.number}} 期）", "金融周报"),
    ("River Notes, No. {{issue.number}}", "River Notes"), ("Piano {{issue.number}}", "Piano"),
    ("{{issue.date}} 周报", "weekly"), ("《河岸》{{issue.number}}", "《河岸》"), ("말 제{{issue.number}}호", "말"),
    ("月报", "月报"),
  ])
  func namesTheSeriesWithoutTheNumber(title: String, series: String) async throws {
    var maker = IssueMaker(sources: ["\(IssueTests.suite)/market"])
    maker.template.title = title
    #expect(nameSeries(maker.job) == series)
  }
}
