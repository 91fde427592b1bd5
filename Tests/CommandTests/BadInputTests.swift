import Foundation
import TestSupport
import Testing

/// Something that goes wrong, and how the command is to end.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  /// What is run after the folder was prepared; it ends with the command.
  var line: String
  var status: Int32
  /// What the message must say.
  var message: String

  var testDescription: String { name }

  static let all = [
    BadInput(
      name: "no such file", line: "bifolium export epub nowhere.md -o book.epub", status: 6,
      message: "error[source-missing]"),
    BadInput(
      name: "an empty folder", line: "mkdir empty; bifolium export epub empty -o book.epub", status: 6,
      message: "error[source-empty]"),
    BadInput(
      name: "a missing theme", line: "bifolium export epub site --cover none -o book.epub --theme boook",
      status: 2,
      message: "did you mean “book”"),
    BadInput(
      name: "a theme with an unknown key",
      line:
        "echo 'text: { sise: 12pt }' > t.yml; bifolium export epub site --cover none -o book.epub --theme ./t.yml",
      status: 2,
      message: "t.yml:1:9: error[theme-unknown-key]"),
    BadInput(
      name: "an output that is a folder", line: "mkdir out; bifolium export epub site --cover none -o out",
      status: 1,
      message: "it is a folder"),
    BadInput(
      name: "an output in a folder that is missing",
      line: "bifolium export epub site --cover none -o no/such/book.epub",
      status: 1,
      message: "No such file or directory"),
    BadInput(
      name: "an output where nobody may write",
      line: "bifolium export epub site --cover none -o /proc/book.epub",
      status: 1,
      message: "error[output-unwritable]"),
    BadInput(
      name: "a full device for an EPUB", line: "bifolium export epub site --cover none -o /dev/full",
      status: 1,
      message: "No space left on device"),
    BadInput(
      name: "a full device for a PDF", line: "bifolium export pdf site -o /dev/full", status: 1,
      message: "No space left on device"),
    BadInput(
      name: "a full disk for an EPUB",
      line: "ulimit -f 1; bifolium export epub site --cover none -o book.epub", status: 1,
      message: "error[output-unwritable]"),
    BadInput(
      name: "a full disk for a PDF", line: "ulimit -f 1; bifolium export pdf site -o book.pdf", status: 1,
      message: "error[output-unwritable]"),
    BadInput(
      name: "a cover that is missing", line: "bifolium export epub site -o book.epub --cover cover.jpg",
      status: 2,
      message: "cover.jpg"),
    BadInput(
      name: "a date that is none",
      line: "SOURCE_DATE_EPOCH=soon bifolium export epub site --cover none -o book.epub",
      status: 2,
      message: "SOURCE_DATE_EPOCH"),
    BadInput(
      name: "a selection of nothing", line: "bifolium export epub site --cover none -o book.epub --tag 沙漠",
      status: 6,
      message: "error[source-empty]"),
  ]
}

/// What can go wrong, does so with a clear message, the right status, and nothing left behind.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.all) func failsAndLeavesEarlierBooksAsTheyWere(bad: BadInput) throws {
    let earlier = ["book.epub": "an earlier EPUB", "book.pdf": "an earlier PDF"]
    try Bifolium.with(earlier) { (bifolium) throws in
      let result = try bifolium.shell(bad.line)
      #expect(result.status == bad.status, "\(result.errors)")
      #expect(result.errors.contains(bad.message), "\(result.errors)")
      #expect(result.output == "")
      for (name, text) in earlier {
        let now = try bifolium.bytes(name)
        #expect(now == Data(text.utf8))
      }
      #expect(try bifolium.unexpectedFiles() == [])
    }
  }

  @Test func tellsOfTextThatIsNotUTF8AndGoesOn() throws {
    try expectFinding(
      "encoding-invalid",
      from: "printf -- '---\\ntitle: t\\n---\\nText \\377\\377\\377 more\\n' > site/_posts/2024-01-01-a.md")
  }

  @Test func tellsOfABrokenHeaderAndGoesOn() throws {
    try expectFinding(
      "header-broken", from: "printf -- '---\\ntitle: [t\\n---\\nText\\n' > site/_posts/2024-01-01-a.md")
  }

  @Test func tellsOfATruncatedPictureAndGoesOn() throws {
    try expectFinding("image-broken", from: "head -c 60 site/assets/chi.png > t; mv t site/assets/chi.png")
  }

  /// Both books are made, the finding is told, and with `--strict` it is what the run fails for.
  private func expectFinding(_ id: String, from preparation: String) throws {
    try Bifolium.with { (bifolium) throws in
      let made = try bifolium.shell(
        "\(preparation); bifolium export epub site --cover none -o a.epub -o a.pdf")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.contains("warning[\(id)]"), "\(made.errors)")
      let strict = try bifolium.shell("bifolium export epub site --cover none -o a.epub --strict=\(id)")
      #expect(strict.status == 3)
      #expect(try bifolium.unexpectedFiles() == [])
    }
  }
}

extension Bifolium {
  /// Everything below the folder that a run may not leave behind.
  func unexpectedFiles() throws -> [String] {
    try files().filter { file in
      let name = file.split(separator: "/").last ?? ""
      return name.hasPrefix(".bifolium") || (name != "book.epub" && file.contains("book.epub"))
    }.sorted()
  }
}
