import Foundation
import TestSupport
import Testing

/// How books come to their places.
@Suite struct OutputTests {
  @Test func makesBothBooksInOneRun() throws {
    try Bifolium.with { (bifolium) throws in
      let result = try bifolium("export epub site -o a.epub -o a.pdf --json")
      #expect(result.status == 0, "\(result.errors)")
      #expect(try bifolium.bytes("a.epub").prefix(4) == Data("PK\u{3}\u{4}".utf8))
      #expect(try bifolium.bytes("a.pdf").prefix(5) == Data("%PDF-".utf8))
      let report = try Report(result.output)
      #expect(report.outputs.map(\.format) == ["epub", "pdf"])
      #expect(report.counts["image-missing"] == 1, "posts and images are read once for both")
    }
  }

  @Test func takesTheFormatOfTheCommandWhereTheNameDoesNotTell() throws {
    try Bifolium.with { (bifolium) throws in
      #expect(try bifolium("export pdf site -o book").status == 0)
      #expect(try bifolium.bytes("book").prefix(5) == Data("%PDF-".utf8))
      #expect(try bifolium("export pdf site -o book.EPUB").status == 0)
      #expect(try bifolium.bytes("book.EPUB").prefix(2) == Data("PK".utf8))
    }
  }

  @Test func makesOneBookWhenTheOtherFails() throws {
    try Bifolium.with { (bifolium) throws in
      let result = try bifolium("export epub site --cover none -o no/such/a.epub -o a.pdf --json")
      #expect(result.status == 4)
      #expect(try bifolium.bytes("a.pdf").prefix(5) == Data("%PDF-".utf8))
      #expect(try Report(result.output).outputs.map(\.made) == [false, true])
    }
  }

  @Test func reportsTheDigestOfWhatStandsInItsPlace() throws {
    try Bifolium.with { (bifolium) throws in
      #expect(try bifolium("export epub site --cover none -o a.epub --report report.json").status == 0)
      let report = try Report(String(decoding: try bifolium.bytes("report.json"), as: UTF8.self))
      let digest = try Tool.run("sha256sum", "a.epub", in: bifolium.folder).output.prefix(64)
      #expect(report.outputs.first?.sha256 == String(digest))
      #expect(report.outputs.first?.bytes == (try bifolium.bytes("a.epub").count))
    }
  }

  @Test func writesThroughLinksAndKeepsThem() throws {
    try Bifolium.with { (bifolium) throws in
      let made = try bifolium.shell(
        "mkdir far; ln -s far/b.epub a.epub; bifolium export epub site --cover none -o a.epub -q; test -L a.epub"
      )
      #expect(made.status == 0, "\(made.errors)")
      #expect(try bifolium.bytes("far/b.epub").prefix(2) == Data("PK".utf8))
    }
  }

  @Test func keepsTheModeOfAFileThatItReplaces() throws {
    try Bifolium.with { (bifolium) throws in
      let line =
        "touch a.epub; chmod 640 a.epub; bifolium export epub site --cover none -o a.epub -q; stat -c %a a.epub"
      #expect(try bifolium.shell(line).output == "640\n")
      #expect(
        try bifolium.shell("umask 027; bifolium export pdf site -o a.pdf -q; stat -c %a a.pdf").output
          == "640\n")
    }
  }

  @Test func writesABookToAPipe() throws {
    try Bifolium.with { (bifolium) throws in
      let line =
        "bifolium export epub site --cover none -o a.epub -q; bifolium export epub site --cover none -o - -q | cmp - a.epub"
      #expect(try bifolium.shell(line).status == 0)
    }
  }

  @Test(arguments: [("INT", Int32(130)), ("TERM", 143)])
  func removesWhatIsUnfinishedWhenItIsInterrupted(signal: String, status: Int32) throws {
    // Nobody reads from the pipe: the command waits in the middle of its work until the signal comes.
    let line = """
      mkfifo pipe; bifolium export epub site --cover none -o pipe -q & pid=$!
      until ls .bifolium-*/* >/dev/null 2>&1; do sleep 0.02; done
      kill -\(signal) $pid; wait $pid
      """
    try Bifolium.with(["book.epub": "an earlier EPUB"]) { (bifolium) throws in
      let result = try bifolium.shell(line)
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errors.contains("interrupted"))
      #expect(try bifolium.unexpectedFiles() == [])
    }
  }
}
