import Manuscript
import Mustache

extension IssueFacts {
  /// Every name that the templates of a job may say. One that is not here is a mistake of the job file.
  public static let names: [String] =
    ["job", "issue.number", "issue.count", "issue.year", "issue.month", "issue.day", "issue.title"]
    + ["issue.since", "issue.until", "issue.date"].flatMap { date in
      [date] + ["iso", "year", "month", "day", "weekday"].map { "\(date).\($0)" }
    }
}

/// Fills the Mustache templates of a job with the facts of an issue, dates in its language.
struct FillTemplates {
  var facts: IssueFacts
  let language: Language

  /// Filled text. Values are text and stay as they are: nothing is escaped as HTML.
  func text(_ template: String) throws(Finding) -> String { try fill(template) { $0 } }

  /// A filled path. No value leads to another folder, and none is too long for a file's name.
  func path(_ template: String) throws(Finding) -> String { try fill(template, FileNames.part) }

  private func fill(_ template: String, _ value: (String) -> String) throws(Finding) -> String {
    do {
      // Without the pragma, `&` in a title would become `&amp;`.
      let parsed = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + template)
      return parsed.render(["job": value(facts.job), "issue": issue(value)] as [String: Any])
    } catch {
      throw Finding(
        .templateInvalid, "the template “\(template)” is not valid Mustache: \(error)",
        hint: "write {{issue.number}}")
    }
  }

  private func issue(_ value: (String) -> String) -> [String: Any] {
    [
      "number": facts.number, "count": facts.count, "year": facts.date.year, "month": facts.date.month,
      "day": facts.date.day, "title": value(facts.title), "since": DateFact(facts.since, language),
      "until": DateFact(facts.until, language), "date": DateFact(facts.date, language),
    ]
  }
}

/// A date as templates see it: text by itself, and with parts that can be named.
private struct DateFact: MustacheParent, MustacheCustomRenderable {
  let date: PostDate
  let language: Language

  init(_ date: PostDate, _ language: Language) {
    self.date = date
    self.language = language
  }

  var renderText: String { Wording.date(date, in: language) }

  var isNull: Bool { false }

  func child(named name: String) -> Any? {
    switch name {
    case "iso": date.calendarDate
    case "year": date.year
    case "month": date.month
    case "day": date.day
    case "weekday": Wording.weekday(date, in: language)
    default: nil
    }
  }
}
