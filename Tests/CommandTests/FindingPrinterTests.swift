import Manuscript
import Testing

@testable import bifolium

@Suite struct FindingPrinterTests {
  private func missing(_ path: String, _ line: Int, _ message: String = "gone") -> Finding {
    Finding(.imageMissing, message, hint: "put it back", at: SourcePlace(path: path, line: line, column: 3))
  }

  private func lines(_ findings: [Finding], _ verbosity: Verbosity = .normal, colored: Bool = false)
    -> [String]
  {
    FindingPrinter(verbosity: verbosity, colored: colored).lines(findings)
  }

  @Test func namesPlaceSeverityIDAndHint() {
    #expect(lines([missing("a.md", 12)]) == ["a.md:12:3: warning[image-missing]: gone — put it back"])
    #expect(lines([Finding(.sourceEmpty, "nothing")]) == ["error[source-empty]: nothing"])
  }

  @Test func sortsByPlaceAndLinesAsNumbers() {
    let found = lines([missing("b.md", 1), missing("a.md", 10), missing("a.md", 9)])
    #expect(found.map { $0.prefix(7) } == ["a.md:9:", "a.md:10", "b.md:1:"])
  }

  @Test func foldsLinesThatWouldBeEqual() {
    #expect(
      lines([missing("a.md", 1), missing("a.md", 1)]) == [
        "a.md:1:3: warning[image-missing]: gone — put it back (×2)"
      ])
  }

  @Test func countsWhatIsMetTooOftenToBeRead() {
    let many = (1...30).map { missing("a.md", $0) }
    let found = lines(many + [Finding(.sourceEmpty, "nothing")])
    #expect(found.count == FindingPrinter.shown + 2)
    #expect(found.last == "… and 10 more image-missing (all of them with --verbose or in --report)")
    #expect(lines(many, .verbose).count == 30)
  }

  @Test func saysAsMuchAsWasAskedFor() {
    let findings = [Finding(.contentHidden, "note"), missing("a.md", 1), Finding(.sourceEmpty, "error")]
    #expect(lines(findings, .quiet).count == 1)
    #expect(lines(findings).count == 2)
    #expect(lines(findings, .verbose).count == 3)
  }

  @Test func letsNoFileNameCommandATerminal() {
    let hostile = Finding(.imageMissing, "\u{1b}[2Jgone", at: SourcePlace(path: "a\u{7}.md"))
    #expect(lines([hostile]) == ["a\u{FFFD}.md: warning[image-missing]: \u{FFFD}[2Jgone"])
    #expect(lines([hostile], colored: true).first?.contains("\u{1b}[33mwarning\u{1b}[0m") == true)
  }
}
