import Manuscript
import Testing

@testable import bifolium

@Suite struct ArgumentTests {
  @Test(arguments: [
    ("2024-03-05", "2024-03-05", "2024-03-05"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"), ("2024-3-5", "2024-03-05", "2024-03-05"),
  ])
  func readsDaysMonthsAndYears(text: String, first: String, last: String) {
    let date = DateArgument(argument: text)
    #expect(date?.first?.calendarDate == first)
    #expect(date?.last?.calendarDate == last)
  }

  @Test(arguments: ["", "2024-", "2024-13", "2023-02-29", "2024-01-01-01", "+2024", "yesterday", "２０２４"])
  func readsNothingElseAsADate(text: String) { #expect(DateArgument(argument: text) == nil) }

  @Test func takesNoSourceForTheIDsOfStrict() {
    #expect(
      StrictOption.expanded(["--strict", "site", "--", "--strict"]) == [
        "--strict=all", "site", "--", "--strict",
      ])
  }

  @Test func knowsTheIDsOfStrict() throws {
    #expect(try StrictOption(ids: "all") == .all)
    #expect(try StrictOption(ids: "image-missing,glyph-missing") == .only([.imageMissing, .glyphMissing]))
  }

  @Test(arguments: ["image-missing,all", "image-missing,", "", "image-mising"])
  func refusesOtherIDs(ids: String) {
    #expect(throws: (any Error).self) { try StrictOption(ids: ids) }
  }

  @Test func condemnsWarningsAndErrorsButNotes() {
    #expect(StrictOption.all.condemns(Finding(.imageMissing, "")))
    #expect(!StrictOption.all.condemns(Finding(.contentHidden, "")))
    #expect(StrictOption.only([.contentHidden]).condemns(Finding(.contentHidden, "")))
  }

  @Test(arguments: [
    ("a.epub", OutputFormat.epub), ("a.PDF", .pdf), ("-", .pdf), ("book", .pdf), ("a.epub/book", .pdf),
  ])
  func decidesTheFormatByTheEnding(name: String, format: OutputFormat) {
    #expect(OutputTarget(name, standard: .pdf).format == format)
  }
}
