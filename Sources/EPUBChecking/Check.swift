package import Checking
package import Zip

/// Checks an EPUB, of whatever making: its container, package, navigation, content, styles, what it says about
/// accessibility, and what the shop or reading system of `profile` wants.
///
/// read container, package and documents → ask each requirement. Whether an alternative text is a good one only a
/// reader can say.
///
/// - Throws: where the file is no archive that can be read.
package func checkEPUB(at path: String, profile: Profile? = nil) throws(ArchiveError) -> [CheckResult] {
  let book = try Book(path: path)
  return (Requirement.all + (profile?.requirements ?? [])).map {
    CheckResult(requirement: $0, verdict: $0.check(book))
  }
}

/// What came of one requirement.
package struct CheckResult: Sendable {
  package var requirement: Requirement
  package var verdict: Verdict
}

/// A requirement with its name.
package struct Requirement: Sendable {
  /// What it is about.
  package enum Group: String, Sendable, CaseIterable {
    case container, package, navigation, content, accessibility, style, profile
  }

  package var group: Group
  /// A name that stays the same from version to version.
  package var id: String
  /// What must hold.
  package var statement: String
  let check: @Sendable (Book) -> Verdict

  init(
    _ group: Group, _ id: String, _ statement: String, _ check: @escaping @Sendable (Book) -> Verdict
  ) {
    (self.group, self.id, self.statement, self.check) = (group, id, statement, check)
  }

  /// All of them but those of profiles.
  package static let all =
    container + package + navigation + text + markup + accessibility + styles
}
