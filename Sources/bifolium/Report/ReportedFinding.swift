import Manuscript

/// A finding as it stands in a report.
struct ReportedFinding: Sendable, Codable {
  private(set) var event = "finding"
  var id: String
  var severity: String
  var message: String
  var hint: String?
  var path: String?
  var line: Int?
  var column: Int?

  init(_ finding: Finding) {
    id = finding.id.rawValue
    severity = finding.severity.rawValue
    message = finding.message
    hint = finding.hint
    path = finding.place?.path
    line = finding.place?.line
    column = finding.place?.column
  }

  /// The finding again; `nil` where its id is none of ours.
  var finding: Finding? {
    FindingID(rawValue: id).map { id in
      Finding(
        id, message, hint: hint, at: path.map { SourcePlace(path: $0, line: line, column: column) },
        severity: Severity(rawValue: severity))
    }
  }
}
