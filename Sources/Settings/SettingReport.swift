package import Manuscript

/// Collects what is wrong with a file while it is decoded to its end, so that a user sees all of it at once.
package final class SettingReport {
  /// What was found so far, in the order in which it was found.
  package private(set) var findings: [Finding] = []
  /// The full names of all keys that were asked for, whether they were there or not.
  package internal(set) var asked: Set<String> = []
  let kind: SettingsKind

  /// An empty report on a file of a kind.
  package init(_ kind: SettingsKind) { self.kind = kind }

  /// Notes a value that cannot be used.
  package func invalid(_ message: String, hint: String? = nil, at place: SourcePlace?) {
    findings.append(Finding(kind.invalid, message, hint: hint, at: place))
  }

  /// Notes a key that does not exist, with the one that was likely meant.
  func unknown(_ key: String, in section: String, among known: [String], at place: SourcePlace) {
    // A key may be asked for in two ways: as a list and as a section.
    let known = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let hint =
      nearest(to: key, among: known).map { "did you mean “\($0)”?" }
      ?? "known here: " + known.joined(separator: ", ")
    let name = section.isEmpty ? key : "\(section).\(key)"
    findings.append(Finding(kind.unknownKey, "there is no key “\(name)”", hint: hint, at: place))
  }
}

/// Why a file cannot be used: every problem of it at once, in the order of their places.
package struct SettingsError: Error, Sendable, Equatable {
  /// At least one finding.
  package let findings: [Finding]

  /// An error of `findings`, which it sorts by place.
  package init(_ findings: [Finding]) { self.findings = findings.sortedByPlace }
}

extension [Finding] {
  /// By path, line and column; those without a place come first.
  package var sortedByPlace: [Finding] {
    sorted { lhs, rhs in
      guard let lhs = lhs.place, let rhs = rhs.place else { return lhs.place == nil && rhs.place != nil }
      return (lhs.path, lhs.line ?? 0, lhs.column ?? 0) < (rhs.path, rhs.line ?? 0, rhs.column ?? 0)
    }
  }

  /// One line for each finding: `path:line:column: message`.
  package var lines: String {
    map { finding in (finding.place.map { "\($0): " } ?? "") + finding.message }.joined(separator: "\n")
  }
}
