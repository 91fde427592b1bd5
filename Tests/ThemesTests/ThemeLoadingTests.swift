import Foundation
import Manuscript
import TestSupport
import Testing
import Themes

@Suite("Loading a theme")
struct ThemeLoadingTests {
  /// Loads a theme called `own` that holds `text`, and others by name, with the shipped ones to extend.
  private func load(_ text: String, with others: [String: String] = [:]) throws -> Theme {
    var files = ["own/theme.yml": text]
    for (name, text) in others { files["\(name)/theme.yml"] = text }
    return try TestFolder.with(files) { folder in
      try ThemeLoader(searchPath: [folder.path, ShippedThemes.folder]).load("own")
    }
  }

  /// The findings of a theme that cannot be loaded, as `line:column id message (hint)`.
  private func problems(_ text: String, with others: [String: String] = [:]) -> [String] {
    do {
      _ = try load(text, with: others)
      return []
    } catch let error as ThemeError {
      return error.findings.map { finding in
        let place = [finding.place?.line, finding.place?.column].map { $0.map(String.init) ?? "-" }
        let hint = finding.hint.map { " (\($0))" } ?? ""
        return "\(place[0]):\(place[1]) \(finding.id.rawValue) \(finding.message)\(hint)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func takesOverWhatItDoesNotGive() throws {
    let base = try ShippedThemes.loader.load("base")
    var expected = base
    expected.name = "own"
    expected.summary = "Mine"
    expected.colors.accent = try #require(Color(hex: "#004466"))
    expected.colors.link = expected.colors.accent
    let own = try load("description: Mine\ncolors: { accent: \"#004466\" }\n")
    #expect(own == expected)
  }

  @Test func extendsAChainOfThemes() throws {
    let own = try load(
      "extends: middle\nfonts: { serif: { han: { ja: My Mincho } } }",
      with: ["middle": "extends: book\ntext: { size: 12pt }\nfonts: { kai: { han: My Kai } }"])
    #expect(own.text.size == 12)
    #expect(own.colors.accent == Color(hex: "#8a2b2b"))
    #expect(own.fonts.stack(.serif).hanFamily(.japanese) == "My Mincho")
    #expect(own.fonts.stack(.serif).hanFamily(.zhHans) == "Noto Serif CJK SC")
    #expect(own.fonts.stack(.kai).hanFamily(.japanese) == "My Kai")
  }

  @Test func makesOneOfADumpAgain() throws {
    for name in ShippedThemes.names {
      var theme = try ShippedThemes.loader.load(name)
      var again = try load(theme.dump)
      theme.epub.css = ""
      again.epub.css = ""
      theme.cover.template = again.cover.template
      #expect(again == theme)
    }
  }

  @Test func namesTheNearestKey() {
    #expect(
      problems("text:\n  sise: 11pt\n  leadin: 20pt\ncolour: red\nextend: book") == [
        "2:3 theme-unknown-key there is no key “text.sise” (did you mean “size”?)",
        "3:3 theme-unknown-key there is no key “text.leadin” (did you mean “leading”?)",
        "4:1 theme-unknown-key there is no key “colour” (did you mean “colors”?)",
        "5:1 theme-unknown-key there is no key “extend” (did you mean “extends”?)",
      ])
  }

  @Test func listsTheKeysWhereNoneIsNear() {
    #expect(
      problems("quote: { background: red }") == [
        "1:10 theme-unknown-key there is no key “quote.background” (known here: font, inset, bar)"
      ])
  }

  @Test func reportsEveryProblemOfAFileAtOnce() {
    let text = """
      version: 2
      text: { size: 10.5, align: left, indent: two }
      heading: { sizes: [20pt, 15pt], keep-with-next: perhaps }
      colors:
        accent: #8a2b2b
        rule: grey
      cjk: { autospace: 3pt }
      page:
        size: A6
        margins: { top: -1cm }
        columns: 4
        head: { verso: "{{book.titel}}" }
      title: 19pt
      """
    expectGolden(problems(text).joined(separator: "\n") + "\n", "themes/problems.txt")
  }

  @Test func refusesAPageWithoutRoomForText() {
    #expect(
      problems("page: { size: phone, columns: 3 }") == [
        "1:1 theme-invalid the page leaves a measure of 2.162 em and 13.873 lines "
          + "(it takes at least 5 of each: narrower margins, fewer columns or smaller text)"
      ])
    #expect(
      problems("\ntext: { size: 12pt, leading: 11pt }") == [
        "2:1 theme-invalid “text.leading” is smaller than “text.size”: lines would touch"
      ])
  }

  @Test func findsAProblemInTheFileThatHasIt() {
    #expect(
      problems("extends: middle\n", with: ["middle": "\n\ntext: { size: big }"]) == [
        "3:15 theme-invalid “text.size” is no length: “big” (write a number and one of: pt, mm, cm, in, em)"
      ])
  }

  @Test func refusesAThemeThatExtendsItself() {
    #expect(
      problems("extends: middle\n", with: ["middle": "extends: own\n"]) == [
        "1:10 theme-invalid middle extends itself (the chain is own → middle → own)"
      ])
  }

  @Test func refusesColoursThatReferToThemselves() {
    #expect(
      problems("colors: { accent: link, link: accent }").contains {
        $0.contains("refers to itself (accent → link → accent)")
      })
  }

  @Test(arguments: [
    ("text: [", "not YAML"), ("text: { size: 10pt }\ntext: { size: 9pt }", "given twice: text"),
    ("- a\n", "no keys"),
    ("", "no keys"), ("text:\n", "has no value"),
  ])
  func refusesWhatIsNoThemeFile(text: String, message: String) {
    let problems = problems(text)
    #expect(problems.count == 1 && problems[0].contains(message), "\(problems)")
  }

  @Test func refusesAFileThatIsNotUTF8() throws {
    try TestFolder.with { folder in
      let file = folder.appending(path: "theme.yml")
      try Data([0x61, 0x3a, 0x20, 0xb0, 0xa1]).write(to: file)
      #expect(
        throws: ThemeError([Finding(.themeInvalid, "the file is not UTF-8", at: SourcePlace(path: file.path))]
        )
      ) {
        try ShippedThemes.loader.load(file.path)
      }
    }
  }

  @Test func namesTheNearestThemeOfAllThatThereAre() {
    #expect(
      throws: ThemeError([Finding(.themeMissing, "no theme is called “bok”", hint: "did you mean “book”?")])
    ) {
      try ShippedThemes.loader.load("bok")
    }
    #expect(
      throws: ThemeError([
        Finding(
          .themeMissing, "no theme is called “gazette”",
          hint: "there are: anthology, base, book, brief, large, newspaper, phone, report")
      ])
    ) {
      try ShippedThemes.loader.load("gazette")
    }
  }

  @Test func isFoundByThePathOfItsFileOrFolder() throws {
    try TestFolder.with([
      "a/theme.yml": "extends: ../b\n", "b/theme.yml": "name: second\ntext: { size: 11pt }",
    ]) { folder in
      for path in ["a", "a/", "a/theme.yml"] {
        let theme = try ShippedThemes.loader.load(folder.path + "/" + path)
        #expect(theme.name == "a" && theme.text.size == 11)
      }
    }
  }

  @Test func joinsTheStyleSheetsFromBaseOn() throws {
    let files = [
      "a/theme.yml": "extends: b", "a/epub.css": ".a {}", "b/theme.yml": "epub: { css: more.css }",
      "b/more.css": ".b {}", "b/cover.svg": "<svg>{{title.bottom}}</svg>",
    ]
    try TestFolder.with(files) { folder in
      let theme = try ThemeLoader(searchPath: [folder.path, ShippedThemes.folder]).load("a")
      #expect(theme.epub.css.hasSuffix(".b {}\n.a {}"))
      #expect(theme.epub.css.contains(".missing-image"))
      #expect(theme.cover.template == "<svg>{{title.bottom}}</svg>")
    }
  }

  @Test(arguments: [
    (["epub.css": "p { background: url(paper.png) }"], "refers to another file"),
    (["cover.svg": "<svg>{{#title}}</svg>"], "template cannot be read"),
  ])
  func refusesWhatItsCompanionsCannotHold(files: [String: String], message: String) throws {
    try TestFolder.with(files.merging(["theme.yml": "name: own"]) { $1 }) { folder in
      let error = #expect(throws: ThemeError.self) { try ShippedThemes.loader.load(folder.path) }
      #expect(error?.findings.map(\.message).joined().contains(message) == true)
    }
  }
}
