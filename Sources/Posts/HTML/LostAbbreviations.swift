import Manuscript

/// The words that abbreviations stand for, which browsers show over them and a book does not.
struct LostAbbreviations {
  private var shown: [String] = []
  private var seen: Set<String> = []
  private var line: Int?

  /// Notes an `abbr` element, unless its title says nothing new.
  mutating func add(_ element: HTMLElement) {
    let text = element.textContent.trimmed
    guard let title = element["title"]?.trimmed, !title.isEmpty, title != text else { return }
    let entry = "[\(text)]: \(title)"
    guard seen.insert(entry).inserted else { return }
    if shown.isEmpty { line = element.line }
    shown.append(entry)
  }

  /// One finding for all, or none.
  func findings(path: String) -> [Finding] {
    if shown.isEmpty { return [] }
    let more = shown.count > 3 ? " and \(shown.count - 3) more" : ""
    let message = "a book shows no titles of abbreviations: \(shown.prefix(3).joined(separator: "; "))\(more)"
    return [Finding(.contentDropped, message, at: SourcePlace(path: path, line: line))]
  }
}
