package import Checking
package import PDFDocuments

/// Checks a PDF against what a machine can see of PDF/UA-1 and PDF/A-2u.
///
/// read pages, structure, content, fonts and annotations → ask each requirement. What needs a reader (whether an
/// alternative text is a good one) is no requirement here; that the file passes is therefore no certificate.
package func checkPDF(_ document: PDFDocument) throws(PDFError) -> [CheckResult] {
  let file = try CheckedFile(document)
  return Requirement.all.map { CheckResult(requirement: $0, verdict: $0.check(file)) }
}

/// What came of one requirement.
package struct CheckResult: Sendable {
  package var requirement: Requirement
  package var verdict: Verdict
}

/// A requirement with its number in its standard.
package struct Requirement: Sendable {
  /// Where the numbers come from.
  package enum Standard: String, Sendable, CaseIterable {
    /// ISO 14289-1, by the checkpoints of the Matterhorn Protocol 1.02.
    case universalAccess = "PDF/UA-1"
    /// ISO 19005-2, level U, by its clauses.
    case archive = "PDF/A-2u"
  }

  package var standard: Standard
  /// Such as `13-004` or `6.2.3`.
  package var number: String
  /// What must hold.
  package var statement: String
  let check: @Sendable (CheckedFile) -> Verdict

  /// All of them, in the order of their numbers.
  package static let all: [Requirement] =
    UniversalAccess.content + UniversalAccess.document + UniversalAccess.structure + UniversalAccess.tables
    + UniversalAccess.interaction + UniversalAccess.fonts + Archive.file + Archive.graphics + Archive.fonts
    + Archive.annotations + Archive.metadata

  static func universalAccess(
    _ number: String, _ statement: String, _ check: @escaping @Sendable (CheckedFile) -> Verdict
  ) -> Requirement {
    Requirement(standard: .universalAccess, number: number, statement: statement, check: check)
  }

  static func archive(
    _ number: String, _ statement: String, _ check: @escaping @Sendable (CheckedFile) -> Verdict
  ) -> Requirement {
    Requirement(standard: .archive, number: number, statement: statement, check: check)
  }
}

/// The requirements of PDF/UA-1, in groups.
enum UniversalAccess {}

/// The requirements of PDF/A-2u, in groups.
enum Archive {}
