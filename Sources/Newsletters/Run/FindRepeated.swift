import Foundation
public import Manuscript

/// Jobs that would get into each other's way when they are run together: of one key, of one ledger, or with
/// an output of one name.
///
/// - Returns: a finding `job-repeated` for each pair.
public func findRepeated(_ jobs: [Job]) -> [Finding] {
  var owners: [String: String] = [:]
  return jobs.flatMap { job in
    claims(of: job).compactMap { claim in
      guard let other = owners.updateValue(job.path, forKey: "\(claim.kind) \(claim.name)") else {
        return nil
      }
      return Finding(
        .jobRepeated, "the \(claim.kind) “\(claim.name)” is that of \(other) too",
        hint: "name each job file once, and give each job a key, a ledger and outputs of its own",
        at: SourcePlace(path: job.path))
    }
  }
}

/// What a job wants for itself.
private func claims(of job: Job) -> [(kind: String, name: String)] {
  [("key", job.key), ("ledger", absolute(job.ledgerPath))] + outputs(of: job).map { ("output", $0) }
}

/// The outputs of any one issue: jobs whose outputs have one name then have one name always, or may one day.
private func outputs(of job: Job) -> [String] {
  let nothing = Selection(window: Window(since: 0, until: 0), parts: [], left: [], findings: [])
  var facts = IssueFacts(job, number: 1, selection: nothing)
  let language = job.issue.language ?? .zhHans
  facts.title = (try? FillTemplates(facts: facts, language: language).text(job.issue.title)) ?? ""
  // A template that cannot be filled is told of when the job is run.
  let orders = try? orderOutputs(job, FillTemplates(facts: facts, language: language))
  return orders?.map { absolute($0.path) } ?? []
}

private func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
