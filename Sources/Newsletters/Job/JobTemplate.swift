import Mustache
import Settings

/// A Mustache template of a job file while it is checked.
struct JobTemplate {
  /// What is wrong with a template.
  struct Problem: Error {
    var message: String
    var hint: String?
  }

  let text: String

  init(_ text: String) { self.text = text }

  /// The names between braces, without the marks that go before them. Comments are left out.
  var names: [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      let tag = piece.drop { "{#^/&".contains($0) || $0.isWhitespace }.prefix { $0 != "}" }
      let name = tag.reversed().drop(while: \.isWhitespace).reversed()
      return name.first == "!" ? nil : String(name)
    }
  }

  /// What is wrong with it, where it may say `known`: it does not parse, or names a fact that does not exist.
  func problem(known: [String]) -> (message: String, hint: String)? {
    let all = "there are: " + known.map { "{{\($0)}}" }.joined(separator: ", ")
    for name in names where !known.contains(name) {
      let near = nearestFact(to: name, among: known)
      return ("there is no fact “{{\(name)}}”", near.map { "did you mean “{{\($0)}}”?" } ?? all)
    }
    do {
      _ = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      return ("is not a Mustache template: \(error.error)", "write {{issue.number}}")
    } catch {
      return ("is not a Mustache template: \(error)", "write {{issue.number}}")
    }
    return nil
  }

  /// Whether no two issues make the same text of it, as far as can be seen: something in it is counted or dated.
  func tellsIssuesApart(title: String) -> Bool {
    names.contains { name in
      if name == "issue.title" { return JobTemplate(title).tellsIssuesApart(title: "") }
      return !["job", "issue.count"].contains(name) && !name.hasSuffix(".weekday")
    }
  }

  /// `number` is likely `issue.number`.
  private func nearestFact(to name: String, among known: [String]) -> String? {
    known.contains("issue." + name) ? "issue." + name : nearest(to: name, among: known)
  }
}
