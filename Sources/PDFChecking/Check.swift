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

/// Whether a file keeps to a requirement.
package enum Verdict: Sendable, Equatable {
  case pass
  /// The first place where it does not, and how many there are.
  case fail(place: String, count: Int)
  /// The file has nothing to which the requirement applies.
  case notApplicable

  /// `pass`, `fail`, or `n/a`.
  package var name: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "n/a"
    }
  }
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

extension Verdict {
  /// Fails where something has a fault; applies to nothing where there is none of it.
  static func every<T>(_ things: some Sequence<T>, _ place: (T) -> String, _ holds: (T) -> Bool) -> Verdict {
    var (any, first, count) = (false, String?.none, 0)
    for thing in things {
      any = true
      if holds(thing) { continue }
      first = first ?? place(thing)
      count += 1
    }
    if let first { return .fail(place: first, count: count) }
    return any ? .pass : .notApplicable
  }

  /// For what stands once in a file.
  static func that(_ holds: Bool, _ place: String) -> Verdict {
    holds ? .pass : .fail(place: place, count: 1)
  }
}
