import Manuscript

/// A mapping of the merged theme while it is decoded.
///
/// Each reader asks for a key once and gets a value of its type, or a stand-in after a problem was reported:
/// decoding goes on to the end. What was never asked for does not exist, and ``close()`` says so; thus the
/// list of known keys is the decoder itself.
final class ThemeSection {
  /// The keys that lead here, joined by dots; empty for the whole theme.
  let name: String
  let place: SourcePlace
  let report: DecodingReport
  private let entries: [ThemeNode.Entry]
  private var asked: [String] = []

  /// The section that `node` holds; an empty one, with a problem reported, where it is no mapping.
  init(_ node: ThemeNode, name: String, _ report: DecodingReport) {
    self.name = name
    self.report = report
    place = node.place
    if case .mapping(let entries) = node.value {
      self.entries = entries
    } else {
      entries = []
      report.invalid(
        "“\(name)” holds keys of its own", hint: "write “\(name): { key: value }”", at: node.place)
    }
  }

  /// The keys that the section has.
  var keys: [String] { entries.map(\.key) }

  /// The full name of a key.
  func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }

  /// The value of a key, which must be there.
  func node(_ key: String) -> ThemeNode? {
    if let node = optionalNode(key) { return node }
    if entries.contains(where: { $0.key == key }) || entries.isEmpty { return nil }
    report.invalid("“\(path(key))” is missing", hint: "every theme extends base, which gives it", at: place)
    return nil
  }

  /// The value of a key, if it is there. A key without a value is a problem.
  func optionalNode(_ key: String) -> ThemeNode? {
    asked.append(key)
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    if case .null = entry.node.value {
      report.invalid(
        "“\(path(key))” has no value", hint: "“#” begins a comment: put colours in quotes", at: entry.place)
      return nil
    }
    return entry.node
  }

  /// Decodes the section of a key with `body`, and reports the keys in it that `body` did not ask for.
  func section<Result>(_ key: String, _ body: (ThemeSection) -> Result) -> Result {
    let missing = ThemeNode(value: .mapping([]), place: place)
    let section = ThemeSection(node(key) ?? missing, name: path(key), report)
    defer { section.close() }
    return body(section)
  }

  /// Where a key stands.
  func place(of key: String) -> SourcePlace { entries.first { $0.key == key }?.place ?? place }

  /// Reports the keys that nobody asked for; `alsoKnown` joins the suggestions.
  func close(alsoKnown: [String] = []) {
    for entry in entries where !asked.contains(entry.key) {
      report.unknown(entry.key, in: name, among: asked + alsoKnown, at: entry.place)
    }
  }
}
