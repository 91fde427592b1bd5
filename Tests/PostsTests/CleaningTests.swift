import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

/// What is left out of posts, and what is not.
@Suite struct CleaningTests {
  @Test(arguments: [
    (".c", 1), ("div.c", 1), ("#b", 1), ("p.c", 0), ("[data-x]", 1),
    ("[data-x=\"1 2\"]", 1), ("[data-x~=2]", 1), ("[data-x^='1']", 1), ("[data-x=1]", 0),
    ("section div", 1), ("section > div", 0), ("article > div, h6", 1), ("section article>*", 1),
    ("SECTION [id=b]", 1), ("custom-box", 1),
  ])
  func dropsWhatSelectorsName(selector: String, count: Int) async throws {
    var options = ReadingOptions()
    options.drops = [try ElementSelector(parsing: selector)]
    let html =
      "<section><article><div id=b class='a c' data-x='1 2'>分享</div></article></section><custom-box>盒</custom-box><p>正文</p>"
    let reading = try await read(html, name: "2024-05-06-a.html", options: options)
    let dump = ManuscriptDump.text(of: reading.publication)
    #expect(dump.contains("正文"))
    #expect(reading.findings.filter { $0.id == .contentExcluded }.count == count)
    #expect(dump.contains("分享") == (count == 0 || selector == "custom-box"))
  }

  @Test func countsTheElementsOfASelector() async throws {
    var options = ReadingOptions()
    options.drops = [try ElementSelector(parsing: "p i"), try ElementSelector(parsing: "b")]
    let reading = try await read(
      "<p>正文<i>一</i><i>二<b>三</b></i></p><i>四</i>", name: "2024-05-06-a.html", options: options)
    #expect(
      reading.findings.filter { $0.id == .contentExcluded }.map(\.message) == [
        "2 elements were left out, as “p i” asks"
      ])
  }

  @Test(arguments: [
    "", " ", ".", "#", "a >", "> a", "a,", "a:hover", "[", "[a", "[a=", "[a='x]", "a + b", "a{}", "()",
  ])
  func refusesSelectors(text: String) {
    #expect(throws: SelectorError.self) { try ElementSelector(parsing: text) }
  }

  @Test func keepsIndentedHTMLInAnOpenParagraphOutOfCode() async throws {
    var options = ReadingOptions()
    options.dialect = .kramdown
    let text = "---\ntitle: t\n---\n<p>开头\n\n    <b>缩进的粗体</b>\n\n之后的话。\n"
    let dump = ManuscriptDump.text(of: try await read(text, options: options).publication)
    #expect(dump.contains("(strong \"缩进的粗体\")"))
    #expect(!dump.contains("code"))
  }

  @Test func tellsOfTitlesOfAbbreviations() async throws {
    let html =
      "<p><abbr title='水位'>SW</abbr> <abbr title=\"水位\">SW</abbr> <abbr>X</abbr> <abbr title='Y'>Y</abbr> <abbr title='流量'>LL</abbr></p>"
    let reading = try await read(html, name: "a.html")
    let said = reading.findings.filter { $0.id == .contentDropped }.map(\.message)
    #expect(said == ["a book shows no titles of abbreviations: [SW]: 水位; [LL]: 流量"])
    #expect(ManuscriptDump.text(of: reading.publication).contains("\"SW SW X Y LL\""))
  }

  @Test(arguments: [
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-hi='pictures/a.JPG?w=1'>",
    "<img data-full='/pictures/a.JPG'>", "<img src='' data-cfsrc='pictures/a.JPG'>",
    "<img data-page='b.html' data-pic='pictures/a.JPG' data-name='a b.png'>",
  ])
  func findsThePictureOfUnknownScripts(html: String) async throws {
    let reading = try await read("<p>图</p>" + html, name: "a.html")
    #expect(reading.publication.resources.values.contains { "\($0)".contains("pictures/a.JPG") })
  }

  /// Names that browsers, or the file system of the author, take for those of the file.
  @Test(arguments: [
    ("がぞう.png".decomposedStringWithCanonicalMapping, "がぞう.png"),
    ("é.png", "é.png".decomposedStringWithCanonicalMapping),
    ("i/a.png", "i\\a.png"), ("i/a.png", "\\i\\a.png"), ("a b.png", "a%20b.png"),
    ("a%2Fb.png", "a%252Fb.png"),
  ])
  func findsAPictureBySimilarNames(file: String, address: String) async throws {
    let post = "---\ntitle: t\n---\n<img src=\"\(address)\">"
    try await TestFolder.with(["_config.yml": "", "_posts/2024-05-06-a.md": post, file: "x"]) { folder in
      let reading = try await PostReader().read([folder.path])
      #expect(reading.findings.isEmpty)
      #expect(reading.publication.resources.values.contains { if case .file = $0 { true } else { false } })
    }
  }

  @Test func losesNothingThatStandsInATableButInNoCell() async throws {
    let nested = String(repeating: "<table><tr><td>", count: 300) + "深处"
    #expect(try await read("---\ntitle: t\n---\n" + nested).posts.first?.characters == 2)
  }

  @Test func takesNoControlCharactersFromReferences() async throws {
    let reading = try await read("<p title='&#2;'>甲&#1;乙</p><img alt='&#3;丙' src=a.png>", name: "a.html")
    let dump = ManuscriptDump.text(of: reading.publication)
    #expect(dump.contains("\"甲乙\"") && dump.contains("alt=\"丙\""))
  }

  /// Inputs that fuzzing found, made small; each says in its name what it once did.
  @Test(arguments: ["control-reference.html", "text-in-table.md", "unclosed-address.md"])
  func readsWhatFuzzingFound(name: String) async throws {
    let file = TestFolder.suite.appending(path: "fuzz/" + name)
    let reading = try await PostReader().read([file.path])
    expectGolden(dump(reading, below: file.deletingLastPathComponent()), "fuzz/\(name).txt")
  }
}
