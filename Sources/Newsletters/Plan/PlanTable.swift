import Foundation
import Manuscript

/// A plan as people read it: the posts of the issue by parts, those that are left with the reason of each, and
/// what to expect. No line holds a control character, whatever a title does.
public struct PlanTable: Sendable {
  private let plan: Plan

  /// The table of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// The lines, each ended by a line feed.
  public var text: String {
    switch plan.outcome {
    case .failure(let nothing):
      return line("\(plan.job.key): no issue — \(nothing.finding(for: plan.job).message)")
    case .success(let selection):
      let rows = Rows(selection, zone: plan.job.timeZone)
      let parts = [head(selection), rows.taken, rows.left, foot(selection)].filter { !$0.isEmpty }
      return parts.joined(separator: [""]).map(line).joined()
    }
  }

  private func head(_ selection: Selection) -> [String] {
    func time(_ instant: Int) -> String { localDate(instant, in: plan.job.timeZone).iso8601 }
    let since = selection.window.since.map { "from \(time($0)) " } ?? ""
    return ["\(plan.job.key), issue \(plan.number): \(since)until \(time(selection.window.until))"]
  }

  private func foot(_ selection: Selection) -> [String] {
    guard let estimate = plan.estimate else {
      return [
        "No issue: \(selection.left.contains { $0.reason == .tooFew } ? "too few posts" : "nothing new")"
      ]
    }
    var lines = ["About \(grouped(estimate.characters)) letters, \(count(estimate.pictures, "picture"))"]
    lines += estimate.outputs.map { output in
      let pages = output.pages.map { ": about \(count($0, "page"))" } ?? ""
      return "  \(output.path)\(pages)"
    }
    return lines + ["About \(count(max(1, Int(estimate.seconds.rounded())), "second"))"]
  }

  private func line(_ text: String) -> String {
    let safe = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(safe)) + "\n"
  }
}

/// The posts as columns: date, reason, title, path.
private struct Rows {
  let taken: [String]
  let left: [String]

  private struct Row {
    var date: String
    var reason: String
    var title: String
    var path: String

    init(_ candidate: Candidate, reason: String, zone: TimeZone) {
      date = candidate.instant.map { localDate($0, in: zone).calendarDate } ?? "----------"
      (self.reason, title, path) = (reason, candidate.title, candidate.path)
    }
  }

  /// Titles are cut to so many columns; everything else is shown whole.
  private static let titleWidth = 40

  init(_ selection: Selection, zone: TimeZone) {
    let rows = selection.parts.map { part in
      part.posts.map { Row($0.candidate, reason: $0.reason.words, zone: zone) }
    }
    let leftRows = selection.left.map { Row($0.candidate, reason: $0.reason.words, zone: zone) }
    let titles = Rows.width((rows.joined() + leftRows).map(\.title), atMost: Rows.titleWidth)
    let reasons = Rows.width(rows.joined().map(\.reason))
    taken =
      ["Taken: \(count(selection.taken.count, "post"))"]
      + zip(selection.parts, rows).flatMap { part, rows in
        (part.title.map { ["  \($0)"] } ?? [])
          + Rows.lines(rows, titles, reasons, indent: part.title == nil ? 2 : 4)
      }
    left =
      leftRows.isEmpty
      ? []
      : ["Left: \(count(leftRows.count, "post"))"]
        + Rows.lines(leftRows, titles, Rows.width(leftRows.map(\.reason)), indent: 2)
  }

  private static func lines(_ rows: [Row], _ titles: Int, _ reasons: Int, indent: Int) -> [String] {
    rows.map { row in
      let cells = [
        row.date, DisplayWidth.fit(row.title, titles), DisplayWidth.fit(row.reason, reasons), row.path,
      ]
      return String(repeating: " ", count: indent) + cells.joined(separator: "  ")
    }
  }

  private static func width(_ texts: [String], atMost limit: Int = .max) -> Int {
    min(limit, texts.map(DisplayWidth.columns).max() ?? 0)
  }
}

private func count(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// `12345` as `12,345`.
private func grouped(_ number: Int) -> String {
  let digits = String(number)
  return digits.enumerated().reduce(into: "") { text, digit in
    if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text.append(",") }
    text.append(digit.element)
  }
}
