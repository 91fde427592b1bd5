import Foundation
import Manuscript
import Posts
import Settings

extension Job {
  /// Decodes a job file to its end; `nil` only where a value without a stand-in is missing, which is reported.
  init?(_ root: SettingSection, path: String) {
    root.checkVersion()
    let folder = JobPath.folder(of: path)
    let key = root.jobKey()
    let timeZone = root.timeZone("timezone") ?? JobDefaults.timeZone
    let sources = root.list("sources") {
      JobSource(section: $0, folder: folder)
    } bare: { root, text, place in
      JobSource(text, at: place, root, folder: folder)
    }
    let schedule = Schedule(root)
    let issue = root.optionalSection("issue", IssueTemplate.init)
    let outputs = root.list("outputs") {
      JobOutput(section: $0, folder: folder)
    } bare: { root, text, place in
      JobOutput(text, at: place, root)
    }
    let selection = root.optionalSection("select") {
      SelectionRules($0, timeZone: timeZone, hasSchedule: root.has("schedule"))
    }
    let drops = root.drops()
    let limits = root.optionalSection("limits", JobLimits.init)
    let ledger = root.optionalText("ledger") ?? JobPath.stem(of: path) + ".ledger"
    root.checkUnique(sources)
    root.checkUnique(outputs, title: issue.title)
    guard let key else { return nil }
    self.init(
      path: path, key: key, timeZone: timeZone, sources: sources.map(\.value), selection: selection,
      issue: issue, outputs: outputs.map(\.value), schedule: schedule, drops: drops,
      limits: limits,
      ledgerPath: JobPath.resolve(ledger, in: folder))
  }
}

/// What holds where a job file says nothing. The schema and docs/jobs.md tell the same.
enum JobDefaults {
  static let timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
  static let firstRun = "7d"
  static let duplicates: [SelectionRules.Duplicate] = [.id, .url, .content]
  static let similarity = 0.8
  static let minimum = 1
  static let title = "{{job}} {{issue.number}}"
  static let firstNumber = 1
  static let theme = "book"
  static let profile = "generic"
}

extension JobOutput {
  /// The reading systems that an EPUB can be made for.
  public static let profiles = [JobDefaults.profile, "kindle", "kobo", "apple"]
}

/// An item of a list with its place.
struct Placed<Value> {
  var value: Value
  var place: SourcePlace
}

extension SettingSection {
  /// The items of a list that must not be empty: sections, or bare texts that stand for their `path`.
  func list<Value>(
    _ key: String, _ body: (SettingSection) -> Value?,
    bare: (SettingSection, String, SourcePlace) -> Value?
  ) -> [Placed<Value>] {
    items(key).compactMap { item, name in
      let value: Value?
      if let text = item.text {
        value = bare(self, text, item.place)
      } else {
        let section = SettingSection(item, name: name, report)
        defer { section.close() }
        value = body(section)
      }
      return value.map { Placed(value: $0, place: item.place) }
    }
  }

  /// `version: 1`, which may be left out.
  fileprivate func checkVersion() {
    guard let (text, place) = optionalScalar("version"), text != "1" else { return }
    report.invalid("“version” is “\(text)”", hint: "this Bifolium reads version 1", at: place)
  }

  /// The key of the job: part of file names and of the ledger.
  fileprivate func jobKey() -> String? {
    guard let (text, place) = scalar("job") else {
      if keys.isEmpty || !has("job") { return nil }
      return ""
    }
    if text.wholeMatch(of: JobPatterns.name.regex) != nil { return text }
    report.invalid(
      "“job” is a name, not “\(text)”",
      hint:
        "up to 100 letters, digits, “-”, “_” and “.”, such as weekly-finance; it names the entries of the ledger",
      at: place)
    return ""
  }

  /// `drop`: selectors of what posts have and issues have not.
  fileprivate func drops() -> [ElementSelector] {
    (optionalTexts("drop") ?? []).compactMap { text, place in
      do throws(SelectorError) {
        return try ElementSelector(parsing: text)
      } catch {
        report.invalid(
          "the selector “\(text)” cannot be understood: \(error)", hint: "such as .share, or “div#ads > p”",
          at: place)
        return nil
      }
    }
  }

  fileprivate func checkUnique(_ sources: [Placed<JobSource>]) {
    var seen: Set<String> = []
    for source in sources where !seen.insert(source.value.id).inserted {
      report.invalid(
        "two sources have the id “\(source.value.id)”", hint: "give each an “id” of its own",
        at: source.place)
    }
  }

  fileprivate func checkUnique(_ outputs: [Placed<JobOutput>], title: String) {
    var seen: Set<String> = []
    for output in outputs {
      let path = output.value.path
      if !seen.insert(JobPath.resolve(path, in: ".")).inserted {
        report.invalid("two outputs have the path “\(path)”", at: output.place)
      }
      guard !JobTemplate(path).tellsIssuesApart(title: title) else { continue }
      report.invalid(
        "“\(path)” is the same for every issue: each would overwrite the one before",
        hint: "put {{issue.number}} or {{issue.date.iso}} into it", at: output.place)
    }
  }
}

extension JobSource {
  fileprivate init?(section: SettingSection, folder: String) {
    guard let (path, place) = section.requiredText("path") else {
      _ = section.optionalSetting("id")
      return nil
    }
    let id = section.optional("id", is: "a name", hint: "letters, digits, “-”, “_” and “.”") { text in
      text.wholeMatch(of: JobPatterns.name.regex).map { _ in text }
    }
    self.init(path, id: id, at: place, section, folder: folder)
  }

  fileprivate init?(
    _ path: String, id: String? = nil, at place: SourcePlace, _ section: SettingSection, folder: String
  ) {
    guard !path.allSatisfy(\.isWhitespace) else {
      section.report.invalid("a source is empty", at: place)
      return nil
    }
    // Taken from the path as it is written, so that it is the same from wherever the job is run.
    let name = JobPath.name(of: JobPath.resolve(path, in: "."))
    let isName = name.wholeMatch(of: JobPatterns.name.regex) != nil
    self.init(id: id ?? (isName ? name : "site"), path: JobPath.resolve(path, in: folder))
  }
}
