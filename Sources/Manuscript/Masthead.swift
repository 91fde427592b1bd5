/// What the head of an issue says: the name of the newsletter, and what tells this issue from the others.
public struct Masthead: Sendable, Equatable {
  /// The name that all issues share; the title of what is no issue.
  public var name: String
  /// The number as it is printed, with whatever else the title says behind the name; `nil` for what is no issue.
  public var issue: String?

  /// The masthead of a publication. Whatever its title says stands in one of the two.
  public init(_ metadata: Metadata) {
    guard let series = metadata.series, let number = series.number else {
      (name, issue) = (metadata.title, nil)
      return
    }
    let isNamed = metadata.title.hasPrefix(series.name)
    name = isNamed ? series.name : metadata.title
    var rest = isNamed ? Masthead.trimmed(metadata.title.dropFirst(series.name.count)) : ""
    // The date stands beside it in any case.
    if let date = metadata.date, rest == Wording.date(date, in: metadata.language) { rest = "" }
    let label = Wording.issue(number, in: metadata.language)
    if Masthead.numbers(rest).contains(number) {
      issue = rest
    } else if !isNamed, Masthead.numbers(name).contains(number) {
      issue = nil
    } else {
      issue = rest.isEmpty ? label : label + Wording(metadata.language).bylineSeparator + rest
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace || separators.contains($0) })
  }

  private static let separators: Set<Character> = [
    ",", "，", "、", "·", "・", ":", "：", "-", "–", "—", "|", "｜",
  ]

  /// The whole numbers in a text.
  private static func numbers(_ text: String) -> [String] {
    text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
  }
}
