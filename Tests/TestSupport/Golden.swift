import Foundation
public import Testing

/// Compares a text with its golden under `Tests/Reference`.
///
/// A golden that is missing is written *and fails*; `ACCEPT=1` in the environment is the only way to
/// replace one.
///
/// - Parameters:
///   - text: What the code made.
///   - path: The golden's path below `Tests/Reference`.
///   - sourceLocation: Where a difference is reported.
public func expectGolden(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let golden = TestFolder.reference.appending(path: path)
  let accepted = ProcessInfo.processInfo.environment["ACCEPT"] == "1"
  let expected = try? String(contentsOf: golden, encoding: .utf8)
  if expected == text { return }
  if expected == nil || accepted { write(text, to: golden) }
  if accepted { return }
  guard let expected else {
    Issue.record("golden \(path) was missing; it has been written", sourceLocation: sourceLocation)
    return
  }
  Issue.record("\(path) differs:\n\(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

private func write(_ text: String, to golden: URL) {
  do {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: golden)
  } catch {
    Issue.record("cannot write \(golden.path): \(error)")
  }
}

/// The first lines in which two texts differ, with one line before them.
private func firstDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  func excerpt(_ lines: [Substring], _ mark: String) -> String {
    lines[min(line, lines.count)..<min(line + 4, lines.count)].map { "\(mark) \($0)" }.joined(separator: "\n")
  }
  return "line \(line + 1)\n\(excerpt(old, "-"))\n\(excerpt(new, "+"))"
}
