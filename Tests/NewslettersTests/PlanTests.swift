import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Newsletters

/// `Tests/Suite/newsletters/reasons` with a ledger of one issue: every reason that there is, at least once.
@Suite struct PlanTests {
  private let friday = SelectionSample.monday + 4 * SelectionSample.day + 7 * 3600

  private func survey() async throws -> (job: Job, survey: JobSurvey) {
    let folder = TestFolder.suite.appending(path: "newsletters/reasons")
    let job = try JobLoader().load(folder.appending(path: "weekly.yml").path)
    var survey = try await surveyJob(job, jobs: 2)
    let root = folder.path + "/"
    for index in survey.candidates.indices {
      survey.candidates[index].path = survey.candidates[index].path.replacingOccurrences(of: root, with: "")
    }
    return (job, survey)
  }

  /// Issue 7 had four posts, one of which has changed since, one was renamed and one moved.
  private func memory(_ candidates: [Candidate]) -> Memory {
    var memory = Memory(nextNumber: 8)
    memory.lastUntil = friday - 7 * SelectionSample.day
    memory.origin = friday - 28 * SelectionSample.day
    for candidate in candidates {
      var post = IssuedPost(
        number: 7, id: candidate.id, url: candidate.url, title: candidate.title, instant: candidate.instant,
        fingerprint: candidate.fingerprint)
      switch candidate.title {
      case "老钟": memory.byID[post.id] = post
      case "新秤":
        post.fingerprint.content = "as it was"
        memory.byID[post.id] = post
      case "网眼的规矩":
        post.id = "site:_posts/2024-02-26-yuwang.md"
        memory.byContent[candidate.fingerprint.content] = post
      case "戏台":
        post.id = "site:_posts/2024-02-25-xi.md"
        memory.byURL[candidate.url] = post
      case "东堤矮了两指": memory.waiting.insert(post.id)
      default: break
      }
    }
    return memory
  }

  private func plan(_ change: (inout Job) -> Void = { _ in }) async throws -> Plan {
    var (job, survey) = try await survey()
    change(&job)
    let memory = memory(survey.candidates)
    let window = try Window(for: job, memory: memory, now: friday + 1800)
    let selection = select(survey.candidates, for: job, memory: memory, window: window)
    return Plan(job: job, number: memory.nextNumber, selection: selection, survey: survey)
  }

  private func json(_ plan: Plan) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var report = PlanReport(plan)
    let root = TestFolder.suite.appending(path: "newsletters/reasons").path + "/"
    for index in report.findings.indices {
      report.findings[index].path = report.findings[index].path?.replacingOccurrences(of: root, with: "")
    }
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }

  @Test func showsEveryPostWithItsReason() async throws {
    let plan = try await plan()
    expectGolden(PlanTable(plan).text, "newsletters/plan.txt")
    expectGolden(try json(plan), "newsletters/plan.json")
  }

  @Test func saysWhatWaitsWhereThereAreTooFew() async throws {
    let plan = try await plan { ($0.selection.minimum, $0.selection.maximum) = (20, nil) }
    expectGolden(PlanTable(plan).text, "newsletters/plan-too-few.txt")
    #expect(!plan.makesIssue)
    #expect(PlanReport(plan).status == "skipped")
  }

  @Test func hasEveryReason() async throws {
    guard case .success(let full) = try await plan().outcome else { return }
    guard case .success(let few) = try await plan({ $0.selection.minimum = 20 }).outcome else { return }
    let codes = Set((full.left + few.left).map(\.reason.code)).union(full.taken.map(\.reason.code))
    let expected: Set = [
      "new", "late", "waiting", "header", "draft", "undated", "too-old", "not-yet", "category", "tag",
      "language",
      "issued", "issued-as", "duplicate", "too-few",
    ]
    #expect(codes == expected)
  }

  @Test func saysWhyNoIssueIsDue() async throws {
    let (job, survey) = try await survey()
    var memory = memory(survey.candidates)
    memory.lastUntil = friday
    do {
      _ = try Window(for: job, memory: memory, now: friday + 60)
      Testing.Issue.record("an issue is due")
    } catch {
      let plan = Plan(job: job, number: memory.nextNumber, nothing: error)
      let text = "ferry-weekly: no issue — the period up to 2024-03-08T07:00:00+08:00 had its issue\n"
      #expect(PlanTable(plan).text == text)
      #expect(PlanReport(plan).status == "skipped")
    }
  }

  @Test func showsNoControlCharacterOfATitle() {
    let post = SelectionSample.post("a\u{1b}[2Jb\nc", at: SelectionSample.monday)
    let job = SelectionSample.job()
    let window = Window(since: nil, until: SelectionSample.monday + 1)
    let selection = select([post], for: job, memory: Memory(), window: window)
    let rows = PlanTable(Plan(job: job, number: 1, selection: selection, survey: nil)).text
    #expect(rows.contains("a\u{FFFD}[2Jb\u{FFFD}c"))
  }

  @Test func doesNotDependOnTheNumberOfWorkers() async throws {
    let (job, _) = try await survey()
    #expect(try await surveyJob(job, jobs: 1).candidates == surveyJob(job, jobs: 4).candidates)
  }
}
