import Foundation
import Manuscript
import Posts

/// Which issue of a plan a worker process is to make, and where its files go.
public struct ItemOrder: Sendable, Equatable, Codable {
  /// The plan folder.
  public var plan: String
  /// The shard.
  public var shard: Int
  /// The issue.
  public var key: String
  /// An empty folder for its files.
  public var folder: String

  /// An order for the issue `key` of a shard.
  public init(plan: String, shard: Int, key: String, folder: String) {
    self.plan = plan
    self.shard = shard
    self.key = key
    self.folder = folder
  }

  /// Where the worker says what it has made, in its folder.
  public static let answer = "made.json"
}

/// Makes one issue of a plan: find → load → survey → compare → compose → prepare → print → examine.
package struct MakeItem: Sendable {
  let item: ItemOrder
  let digests: InputDigests
  let run: JobRun

  /// An issue that is made with the press of `run`.
  package init(_ item: ItemOrder, digests: InputDigests, run: JobRun) {
    self.item = item
    self.digests = digests
    self.run = run
  }

  /// Makes the files, and says in ``ItemOrder/answer`` which they are.
  package func make() async -> JobOutcome {
    var record = RunRecord(run.surroundings)
    do throws(RunFailure) {
      try await make(&record)
    } catch {
      record.outcome.fail(error)
    }
    return record.outcome
  }

  private func make(_ record: inout RunRecord) async throws(RunFailure) {
    let planned = try find()
    let job = try await record.step(.load) { () throws(RunFailure) -> Job in try load(planned) }
    record.take(job)
    let survey = try await record.step(.survey) { () throws(RunFailure) -> JobSurvey in
      try await readPosts(of: job)
    }
    let selection = try await record.step(.select) { () throws(RunFailure) -> Selection in
      try recall(planned, in: job, survey)
    }
    let issue = try await record.step(.compose) { () throws(RunFailure) -> Issue in
      try await failing(.job) { () async throws(Finding) -> Issue in
        try await composeIssue(
          job, number: planned.recipe.number, selection: selection, from: survey.survey, jobs: run.order.jobs)
      }
    }
    record.take(issue)
    let images = record.listener(.prepare)
    let prepared = try await record.step(.prepare) { () throws(RunFailure) -> any PreparedIssue in
      try await run.press.prepare(issue, jobs: run.order.jobs, progress: images)
    }
    record.outcome.findings += prepared.findings
    let files = try await print(issue, prepared, &record)
    let made = MadeItem(
      title: issue.publication.metadata.title, files: files,
      findings: record.outcome.findings.reduce(into: [:]) { $0[$1.id.rawValue, default: 0] += 1 })
    try await failing(.failed) { () throws(Finding) in
      try createFile("\(item.folder)/\(ItemOrder.answer)", PlanJSON.text(made))
    }
    record.outcome.end(.made)
  }

  private func print(
    _ issue: Issue, _ prepared: any PreparedIssue, _ record: inout RunRecord
  ) async throws(RunFailure) -> [MadeFile] {
    let listener = record.listener(.print)
    var files: [MadeFile] = []
    for (count, order) in issue.orders.inPrintingOrder.enumerated() {
      if count > 0 { try record.pass("\(RunStep.print.rawValue).\(count)") }
      let index = issue.orders.firstIndex(of: order) ?? count
      let format = order.output.format.rawValue
      let name = "\(index + 1).\(format)"
      let path = "\(item.folder)/\(name)"
      let printed = try await record.step(.print) { () throws(RunFailure) -> Printed in
        try await failing(.failed) { () async throws(Finding) -> Printed in
          try await prepared.print(order, at: path, progress: listener)
        }
      }
      try await record.step(.examine) { () throws(RunFailure) in
        try await failing(.invalid) { () throws(Finding) in try prepared.examine(order, at: path, printed) }
      }
      record.outcome.findings += printed.findings
      files.append(MadeFile(file: name, path: order.name, format: format, pages: printed.pages))
    }
    // The plan has the order of the job; the files are numbered in it.
    return issue.orders.compactMap { order in files.first { $0.path == order.name } }
  }
}

// MARK: - The same issue as in the plan

extension MakeItem {
  private func find() throws(RunFailure) -> PlannedIssue {
    do throws(Finding) {
      let folder = PlanFolder(item.plan)
      let plan = try folder.plan()
      guard plan.shards.indices.contains(item.shard),
        let planned = try folder.shard(item.shard, of: plan).items.first(where: { $0.key == item.key })
      else { throw Finding(.planBroken, "shard \(item.shard) has no issue \(item.key)") }
      guard planned.recipe.generator == digests.generator else {
        throw Finding(
          .planStale, "the plan was made by \(planned.recipe.generator), and this is \(digests.generator)",
          hint: "use one version for all workers, or plan again")
      }
      return planned
    } catch {
      throw RunFailure(error.id == .planStale ? .job : .failed, [error])
    }
  }

  /// The job, if its file is that of the plan.
  private func load(_ planned: PlannedIssue) throws(RunFailure) -> Job {
    let path = PlanFolder(item.plan).resolve(planned.path)
    do throws(JobError) {
      return try JobLoader().load(path)
    } catch {
      throw RunFailure(.job, error.findings)
    }
  }

  private func readPosts(of job: Job) async throws(RunFailure) -> JobSurvey {
    do throws(ReadingError) {
      return try await surveyJob(job, jobs: run.order.jobs)
    } catch {
      throw RunFailure(.unreadable, error.findings)
    }
  }

  /// The selection of the plan, with the posts as they are now, if nothing has changed in them or around them.
  private func recall(_ planned: PlannedIssue, in job: Job, _ survey: JobSurvey) throws(RunFailure)
    -> Selection
  {
    let candidates = Dictionary(survey.candidates.map { ($0.id, $0) }) { first, _ in first }
    var gone: [String] = []
    let parts = planned.recipe.parts.map { part in
      SelectedPart(
        title: part.title,
        posts: part.posts.compactMap { post in
          guard let candidate = candidates[post.id] else {
            gone.append(post.id)
            return nil
          }
          return TakenPost(candidate: candidate, reason: post.reason.taken)
        })
    }
    let window = Window(since: planned.recipe.since, until: planned.recipe.until)
    let selection = Selection(window: window, parts: parts, left: [], findings: [])
    let recipe = try digests.recipe(job, number: planned.recipe.number, selection, survey)
    guard recipe == planned.recipe else { throw stale(planned, recipe, gone) }
    return selection
  }

  private func stale(_ planned: PlannedIssue, _ now: Recipe, _ gone: [String]) -> RunFailure {
    let changed = planned.recipe.changes(to: now, gone: gone)
    let finding = Finding(
      .planStale, "since the plan, \(changed.joined(separator: "; "))",
      hint: "plan again into a new folder; issues that are done and did not change are made again the same",
      at: SourcePlace(path: planned.path))
    return RunFailure(.job, [finding])
  }
}

extension Recipe {
  /// In what another recipe of the same issue differs, in words.
  func changes(to other: Recipe, gone: [String]) -> [String] {
    var changes: [String] = []
    if job != other.job { changes.append("the job file has changed") }
    if editorial != other.editorial { changes.append("the editorial has changed") }
    if themes != other.themes { changes.append("a theme has changed") }
    changes += gone.map { "the post \($0) is gone" }
    let digests = Dictionary(other.parts.flatMap(\.posts).map { ($0.id, $0.digest) }) { first, _ in first }
    for post in parts.flatMap(\.posts) {
      if let digest = digests[post.id], digest != post.digest {
        changes.append("the post \(post.id) has changed")
      }
    }
    return changes.isEmpty ? ["what the issue is made of has changed"] : changes
  }
}

/// Work whose finding makes a run fail.
private func failing<Result>(
  _ kind: RunFailure.Kind, _ body: () async throws(Finding) -> Result
) async throws(RunFailure) -> Result {
  do throws(Finding) { return try await body() } catch { throw RunFailure(kind, [error]) }
}
