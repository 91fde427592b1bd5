package import Manuscript

/// A mapping of a file of settings while it is decoded.
///
/// Each reader asks for a key once and gets a value of its type, or a stand-in after a problem was reported:
/// decoding goes on to the end. What was never asked for does not exist, and ``close()`` says so; thus the
/// list of known keys is the decoder itself.
package final class SettingSection {
  /// The keys that lead here, joined by dots; empty for the whole file.
  package let name: String
  /// Where it stands.
  package let place: SourcePlace
  /// Where problems go.
  package let report: SettingReport
  private let entries: [Setting.Entry]
  private var asked: [String] = []

  /// The section that `setting` holds; an empty one, with a problem reported, where it is no mapping.
  package init(_ setting: Setting, name: String, _ report: SettingReport) {
    self.name = name
    self.report = report
    place = setting.place
    if case .mapping(let entries) = setting.value {
      self.entries = entries
    } else {
      entries = []
      report.invalid(
        "“\(name)” holds keys of its own", hint: "write “\(name): { key: value }”", at: setting.place)
    }
  }

  /// The keys that the section has.
  package var keys: [String] { entries.map(\.key) }

  /// The full name of a key.
  package func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }

  /// The value of a key, which must be there.
  package func setting(_ key: String) -> Setting? {
    if let setting = optionalSetting(key) { return setting }
    if entries.contains(where: { $0.key == key }) || entries.isEmpty { return nil }
    report.invalid("“\(path(key))” is missing", hint: report.kind.missingHint, at: place)
    return nil
  }

  /// The value of a key, if it is there. A key without a value is a problem.
  package func optionalSetting(_ key: String) -> Setting? {
    asked.append(key)
    report.asked.insert(path(key))
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    if case .null = entry.setting.value {
      report.invalid("“\(path(key))” has no value", hint: report.kind.emptyHint, at: entry.place)
      return nil
    }
    return entry.setting
  }

  /// Decodes the section of a key with `body`, and reports the keys in it that `body` did not ask for.
  package func section<Result>(_ key: String, _ body: (SettingSection) -> Result) -> Result {
    let missing = Setting(value: .mapping([]), place: place)
    let section = SettingSection(setting(key) ?? missing, name: path(key), report)
    defer { section.close() }
    return body(section)
  }

  /// Decodes the section of a key that need not be there: without it, `body` meets no keys.
  package func optionalSection<Result>(_ key: String, _ body: (SettingSection) -> Result) -> Result {
    let missing = Setting(value: .mapping([]), place: place)
    let section = SettingSection(optionalSetting(key) ?? missing, name: path(key), report)
    defer { section.close() }
    return body(section)
  }

  /// The values of a list that must be there and not be empty, each with its full name.
  package func items(_ key: String) -> [(setting: Setting, name: String)] {
    guard let setting = setting(key) else { return [] }
    guard case .list(let items) = setting.value, !items.isEmpty else {
      report.invalid(
        "“\(path(key))” is a list, and not an empty one", hint: "write “\(key): [{ key: value }]”",
        at: setting.place)
      return []
    }
    return items.enumerated().map { ($1, "\(path(key))[\($0)]") }
  }

  /// Whether a key is there.
  package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// Where a key stands.
  package func place(of key: String) -> SourcePlace { entries.first { $0.key == key }?.place ?? place }

  /// Where the value of a key stands.
  package func valuePlace(of key: String) -> SourcePlace {
    entries.first { $0.key == key }?.setting.place ?? place
  }

  /// Reports the keys that nobody asked for; `alsoKnown` joins the suggestions.
  package func close(alsoKnown: [String] = []) {
    for entry in entries where !asked.contains(entry.key) {
      report.unknown(entry.key, in: name, among: asked + alsoKnown, at: entry.place)
    }
  }
}
