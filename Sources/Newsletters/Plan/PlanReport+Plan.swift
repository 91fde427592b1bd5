public import Foundation
import Manuscript

extension PlanReport {
  /// The report of a plan.
  public init(_ plan: Plan) {
    let zone = plan.job.timeZone
    job = plan.job.key
    number = plan.number
    status = plan.makesIssue ? "issue" : "skipped"
    findings = plan.findings.map(Note.init)
    estimate = plan.estimate.map(Estimate.init)
    guard case .success(let selection) = plan.outcome else {
      (taken, left) = ([], [])
      return
    }
    window = Period(selection.window, zone)
    (taken, left) = PlanReport.posts(of: selection, zone)
  }

  /// The posts of a selection, with the times of a zone.
  public static func posts(of selection: Selection, _ zone: TimeZone) -> (taken: [Post], left: [Post]) {
    let taken = selection.parts.flatMap { part in
      part.posts.map { Post($0.candidate, reason: $0.reason.code, part: part.title, zone) }
    }
    return (taken, selection.left.map { Post($0, zone) })
  }
}

extension PlanReport.Period {
  /// A period, with the times of a zone.
  public init(_ window: Window, _ zone: TimeZone) {
    since = window.since.map { localDate($0, in: zone).iso8601 }
    until = localDate(window.until, in: zone).iso8601
    timezone = zone.identifier
  }
}

extension PlanReport.Post {
  fileprivate init(_ candidate: Candidate, reason: String, part: String? = nil, _ zone: TimeZone) {
    id = candidate.id
    source = candidate.source
    path = candidate.path
    title = candidate.title
    date = candidate.instant.map { localDate($0, in: zone).iso8601 }
    language = candidate.language.description
    characters = candidate.fingerprint.length
    self.part = part
    self.reason = reason
  }

  fileprivate init(_ post: LeftPost, _ zone: TimeZone) {
    self.init(post.candidate, reason: post.reason.code, zone)
    switch post.reason {
    case .issued(let number, let edited): (issue, self.edited) = (number, edited)
    case .issuedAs(let id, let number, let by): (other, issue, self.by) = (id, number, by.rawValue)
    case .duplicate(let id, let by, let similarity):
      (other, self.by, self.similarity) = (id, by.rawValue, similarity)
    default: break
    }
  }
}

extension PlanReport.Note {
  fileprivate init(_ finding: Finding) {
    id = finding.id.rawValue
    severity = finding.severity.rawValue
    message = finding.message
    hint = finding.hint
    path = finding.place?.path
    line = finding.place?.line
  }
}

extension PlanReport.Estimate {
  fileprivate init(_ estimate: IssueEstimate) {
    characters = estimate.characters
    pictures = estimate.pictures
    // Tenths: no estimate knows more.
    seconds = (estimate.seconds * 10).rounded() / 10
    outputs = estimate.outputs.map {
      PlanReport.Output(path: $0.path, format: $0.format.rawValue, pages: $0.pages)
    }
  }
}
