import Manuscript

/// Writes findings as lines of text, for people and for editors that jump to a place.
struct FindingPrinter: Sendable {
  /// How much is said.
  var verbosity: Verbosity
  /// Whether severities are coloured.
  var colored: Bool

  /// Findings of one kind beyond this number are only counted, unless everything was asked for.
  static let shown = 20

  /// The lines for `findings`, in the order of their places. Lines that would be equal are folded into one
  /// with a count; of a kind that is met very often only the first ones are shown.
  func lines(_ findings: [Finding]) -> [String] {
    let wanted = findings.filter { $0.severity >= verbosity.least }
    var counts: [Finding: Int] = [:]
    for finding in wanted { counts[finding, default: 0] += 1 }
    var seen: [FindingID: Int] = [:]
    var lines: [String] = []
    for finding in counts.keys.sorted(by: FindingPrinter.precedes) {
      seen[finding.id, default: 0] += 1
      if verbosity != .verbose && seen[finding.id, default: 0] > FindingPrinter.shown { continue }
      lines.append(line(finding, count: counts[finding] ?? 1))
    }
    for (id, count) in seen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let rest = count - FindingPrinter.shown
      guard verbosity != .verbose && rest > 0 else { continue }
      lines.append("… and \(rest) more \(id.rawValue) (all of them with --verbose or in --report)")
    }
    return lines
  }

  /// One finding: `posts/a.md:12:3: warning[image-missing]: message — hint`.
  func line(_ finding: Finding, count: Int = 1) -> String {
    var text = finding.place.map { "\($0): " } ?? ""
    text += "\(colored(finding.severity))[\(finding.id.rawValue)]: \(finding.message)"
    if let hint = finding.hint { text += " — \(hint)" }
    if count > 1 { text += " (×\(count))" }
    return Terminal.safe(text, keeping: colored)
  }

  private func colored(_ severity: Severity) -> String {
    guard colored else { return severity.rawValue }
    switch severity {
    case .note: return "\u{1b}[36mnote\u{1b}[0m"
    case .warning: return "\u{1b}[33mwarning\u{1b}[0m"
    case .error: return "\u{1b}[1;31merror\u{1b}[0m"
    }
  }

  /// By path, line and column; then by what is said, so that the order never depends on timing.
  static func precedes(_ one: Finding, _ other: Finding) -> Bool {
    func key(_ finding: Finding) -> (String, Int, Int, String) {
      (
        finding.place?.path ?? "", finding.place?.line ?? 0, finding.place?.column ?? 0,
        "\(finding.id.rawValue) \(finding.message)"
      )
    }
    return key(one) < key(other)
  }
}

/// How much a command says besides its results.
enum Verbosity: Sendable, Equatable {
  case quiet, normal, verbose

  /// The least severe finding that is printed. All of them are counted, and in the report.
  var least: Severity {
    switch self {
    case .quiet: .error
    case .normal: .warning
    case .verbose: .note
    }
  }
}
