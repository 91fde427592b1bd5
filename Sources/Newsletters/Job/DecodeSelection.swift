import Foundation
import Manuscript
import Settings

extension SelectionRules {
  init(_ section: SettingSection, timeZone: TimeZone, hasSchedule: Bool) {
    let since = section.since(timeZone)
    let until = section.until(timeZone, hasSchedule: hasSchedule)
    if case .instant(let first) = since, case .instant(let last) = until, first >= last {
      section.report.invalid(
        "“select.until” is not after “select.since”: no post can be between them",
        at: section.place(of: "until"))
    }
    let minimum = section.optionalInteger("minimum", in: 1...10_000) ?? JobDefaults.minimum
    let maximum = section.optionalInteger("maximum", in: 1...10_000)
    if let maximum, maximum < minimum {
      section.report.invalid(
        "“select.maximum” is below “select.minimum”: there would never be an issue",
        at: section.place(of: "maximum"))
    }
    self.init(
      since: since, until: until, firstRun: section.firstRun(),
      late: section.optionalChoice("late") ?? .include,
      filter: section.optionalSection("where", PostFilter.init), duplicates: section.duplicates(),
      similarity: section.similarity(), order: section.optionalChoice("order") ?? .dateAscending,
      groupBy: section.optionalChoice("group-by") ?? Grouping.none, minimum: minimum, maximum: maximum)
  }
}

extension SettingSection {
  fileprivate func since(_ zone: TimeZone) -> SelectionRules.Since {
    let kind = "“last-issue”, a duration such as 7d, or a date such as 2022-03-01"
    return optional("since", is: kind) { text in
      if text == "last-issue" { return .lastIssue }
      if let seconds = JobDuration(text) { return .period(seconds.seconds) }
      return JobDate(text)?.instant(in: zone).map { .instant($0) }
    } ?? .lastIssue
  }

  fileprivate func until(_ zone: TimeZone, hasSchedule: Bool) -> SelectionRules.Until {
    let kind = "“due”, “now”, or a date such as 2022-04-01"
    let standIn: SelectionRules.Until = hasSchedule ? .due : .now
    let until: SelectionRules.Until? = optional("until", is: kind) { text in
      switch text {
      case "due": .due
      case "now": .now
      default: JobDate(text)?.instant(in: zone).map { .instant($0) }
      }
    }
    if until == .due, !hasSchedule {
      report.invalid(
        "“select.until” is “due”, but the job has no “schedule”",
        hint: "write “schedule: \"0 7 * * 5\"”, or “until: now”", at: place(of: "until"))
    }
    return until ?? standIn
  }

  fileprivate func firstRun() -> SelectionRules.FirstRun {
    let standIn = JobDuration(JobDefaults.firstRun)?.seconds ?? 0
    return optional("first-run", is: "“all”, or a duration such as 7d") { text in
      text == "all" ? .all : JobDuration(text).map { .period($0.seconds) }
    } ?? .period(standIn)
  }

  fileprivate func duplicates() -> Set<SelectionRules.Duplicate> {
    guard let texts = optionalTexts("duplicates") else { return Set(JobDefaults.duplicates) }
    return Set(texts.compactMap { choice($0.text, "duplicates", at: $0.place) })
  }

  fileprivate func similarity() -> Double {
    optional("similarity", is: "a number above 0, up to 1") { text in
      Double(plain: text[...]).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
    } ?? JobDefaults.similarity
  }
}

extension PostFilter {
  fileprivate init(_ section: SettingSection) {
    self.init()
    categories = section.names("categories")
    tags = section.names("tags")
    languages = (section.optionalTexts("languages") ?? []).compactMap { text, place in
      section.language(text, "languages", at: place).map { _ in LanguageRange(text) }
    }
  }
}

extension SettingSection {
  /// `[a, b]`, which means any of them, or `{ any, all, none }`.
  fileprivate func names(_ key: String) -> PostFilter.Names {
    guard let setting = optionalSetting(key) else { return PostFilter.Names() }
    guard case .mapping = setting.value else {
      return PostFilter.Names(any: (optionalTexts(key) ?? []).map(\.text))
    }
    return optionalSection(key) { section in
      func texts(_ key: String) -> [String] { (section.optionalTexts(key) ?? []).map(\.text) }
      return PostFilter.Names(any: texts("any"), all: texts("all"), none: texts("none"))
    }
  }

  /// The language that a tag names; `nil` after a problem was reported.
  func language(_ text: String, _ key: String, at place: SourcePlace) -> Language? {
    if text.wholeMatch(of: JobPatterns.language.regex) != nil { return Language(text) }
    report.invalid(
      "“\(path(key))” is a language tag, not “\(text)”", hint: "such as zh-Hans, ja or en-GB (BCP 47)",
      at: place)
    return nil
  }
}
