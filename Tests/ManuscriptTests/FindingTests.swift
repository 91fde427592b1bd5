import Manuscript
import TestSupport
import Testing

@Suite struct FindingTests {
  @Test(arguments: FindingID.allCases)
  func namesAreStableWords(id: FindingID) {
    #expect(id.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
    #expect(id.explanation.hasSuffix("."))
    #expect(!id.explanation.contains("|"), "it stands in a table")
  }

  @Test func takesTheSeverityOfItsName() {
    #expect(Finding(.imageMissing, "a").severity == .warning)
    #expect(Finding(.imageMissing, "a", severity: .note).severity == .note)
  }

  @Test func ordersBySeverity() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }

  @Test(arguments: [
    (SourcePlace(path: "a.md"), "a.md"), (SourcePlace(path: "a.md", line: 3), "a.md:3"),
    (SourcePlace(path: "a.md", line: 3, column: 9), "a.md:3:9"),
    (SourcePlace(path: "a.md", column: 9), "a.md"),
  ])
  func placesPrintAsFarAsKnown(place: SourcePlace, text: String) {
    #expect(place.description == text)
  }

  /// `docs/findings.md` is made from the code: `ACCEPT=1` writes it anew.
  @Test func areDocumented() {
    var page = """
      # Findings

      What Bifolium tells about its inputs. A finding has a stable name, a severity, a place, a sentence and mostly a hint:

          posts/2024-02-04-lichun.md:12:3: warning[image-missing]: … — hint

      A *note* says that nothing is lost; a *warning* that something of the input is missing or changed in the book; an
      *error* that an input, or an output, could not be made at all. `--strict` makes every warning and error a failure
      (exit status 3), `--strict=image-missing,date-missing` those that it names. `bifolium explain NAME` prints what
      stands here, and `--report FILE` writes all findings of a run as JSON.

      | name | severity | what it means |
      |:---|:---|:---|

      """
    for id in FindingID.allCases { page += "| `\(id.rawValue)` | \(id.severity) | \(id.explanation) |\n" }
    expectGolden(page, "../../docs/findings.md")
  }
}
