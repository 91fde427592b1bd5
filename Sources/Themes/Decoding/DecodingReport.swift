import Manuscript

/// Collects what is wrong with a theme while it is decoded to its end, so that a user sees all of it at once.
final class DecodingReport {
  private(set) var findings: [Finding] = []

  /// Notes a value that cannot be used.
  func invalid(_ message: String, hint: String? = nil, at place: SourcePlace?) {
    findings.append(Finding(.themeInvalid, message, hint: hint, at: place))
  }

  /// Notes a key that does not exist, with the one that was likely meant.
  func unknown(_ key: String, in section: String, among known: [String], at place: SourcePlace) {
    let hint =
      nearest(to: key, among: known).map { "did you mean “\($0)”?" }
      ?? "known here: " + known.joined(separator: ", ")
    let name = section.isEmpty ? key : "\(section).\(key)"
    findings.append(Finding(.themeUnknownKey, "there is no key “\(name)”", hint: hint, at: place))
  }
}
