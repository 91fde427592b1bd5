/// Which elements of posts a user wants left out: a part of CSS selectors (Selectors Level 4).
///
/// Known are types (`div`), classes (`.share`), identifiers (`#ads`), attributes (`[role]`, `[role=note]`, and
/// `^=`, `$=`, `*=`, `~=`), all of them together (`p.note[lang]`), descendants (`footer a`), children
/// (`ul > li`), and lists of these with commas.
public struct ElementSelector: Sendable, Equatable, CustomStringConvertible {
  /// The selector as it was written.
  public let description: String
  let alternatives: [[Step]]

  /// One element of a path, and how it stands to the one before.
  struct Step: Sendable, Equatable {
    var isChild = false
    var name: String?
    var conditions: [Condition] = []
  }

  /// What an attribute must be like.
  struct Condition: Sendable, Equatable {
    enum Match: Sendable, Equatable { case present, equal, word, prefix, suffix, part }
    var name: String
    var match: Match
    var value = ""
  }

  /// Reads a selector.
  ///
  /// - Throws: what cannot be understood.
  public init(parsing text: String) throws(SelectorError) {
    var parser = SelectorParser(text)
    alternatives = try parser.parse()
    description = text
  }
}

/// Why a selector cannot be understood.
public struct SelectorError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, as a sentence without a full stop.
  public let description: String
}

extension ElementSelector.Step {
  /// Whether an element is of this kind, wherever it stands.
  func matches(_ element: HTMLElement) -> Bool {
    if let name, name != element.typeName { return false }
    return conditions.allSatisfy { $0.holds(for: element) }
  }
}

extension ElementSelector.Condition {
  fileprivate func holds(for element: HTMLElement) -> Bool {
    guard let actual = element[name] else { return false }
    switch match {
    case .present: return true
    case .equal: return actual == value
    case .word: return actual.split(whereSeparator: \.isWhitespace).contains { $0 == value }
    case .prefix: return !value.isEmpty && actual.hasPrefix(value)
    case .suffix: return !value.isEmpty && actual.hasSuffix(value)
    case .part: return !value.isEmpty && actual.contains(value)
    }
  }
}
