import Foundation
import Manuscript
import Settings
import TestSupport
import Testing

@testable import Themes

/// The schema of theme files, the decoder and the shipped themes say the same.
@Suite struct ThemeSchemaTests {
  @Test func isWhatTheRepositoryShows() {
    expectGolden(ThemeSchema.text, "../../docs/theme.schema.json")
  }

  /// The decoder asks for every key that exists.
  @Test(arguments: ["base", "anthology"]) func hasTheKeysOfTheDecoder(name: String) throws {
    let files = try ["base", name].map { try ThemeFile(path: "\(ShippedThemes.folder)/\($0)/theme.yml") }
    let report = SettingReport(.theme)
    _ = Theme(name == "base" ? [files[0]] : [files[1], files[0]], report)
    let described = Self.keys(of: ThemeKeys.root, "")
    let own = Set(ThemeFile.ownKeys)
    // `han` may be one family for all languages.
    #expect(report.asked.union(own).symmetricDifference(described).sorted() == [])
  }

  @Test func describesEveryKey() {
    for key in Self.keys(of: ThemeKeys.root, "") where !key.hasPrefix("code.colors.") {
      if key.contains(".han.") { continue }
      #expect(ThemeKeys.description(of: key.split(separator: ".").map(String.init)) != nil, "\(key)")
    }
  }

  static let python: String? = {
    let own = TestFolder.root.appending(path: ".build/venv/bin/python").path
    return [own, "python3"].first { (try? Tool.run([$0, "-c", "import jsonschema, yaml"]))?.status == 0 }
  }()

  /// Theme files that are good, the shipped ones and their dumps among them.
  private func goodFiles() throws -> [String] {
    try ShippedThemes.names.flatMap { name in
      let file = try String(contentsOfFile: "\(ShippedThemes.folder)/\(name)/theme.yml", encoding: .utf8)
      let theme = try ShippedThemes.loader.load(name)
      return [file, theme.dump, theme.startingFile(named: "own", extending: name)]
    } + [
      "page: { size: [300pt, 400pt], columns: 2 }", "page: { size: 140x203mm }",
      "fonts: { kai: { han: My Kai } }", "fonts: { mono: { latin-scale: 95% } }", "quote: { inset: 0 }",
      "colors: { link: accent, rule: \"#ABCDEF\" }", "code: { background: none, colors: { comment: none } }",
      "epub: { css: more.css, fonts: embed }", "page: { head: { recto: \"{{book.title}} · {{folio}}\" } }",
    ]
  }

  private let badFiles = [
    "colour: {}", "text: { sise: 12pt }", "fonts: { song: { latin: A } }",
    "fonts: { kai: { han: { fr: A } } }",
    "page: { margins: { left: 2cm } }", "page: { columns: 4 }", "page: { size: A11 }", "text: { size: 12 }",
    "text: { size: 12px }", "text: { align: left }", "title: { drop-cap: 9 }", "heading: { sizes: [12pt] }",
    "colors: { accent: red }", "code: { colors: { word: none } }", "cjk: { level: high }",
    "page: { head: { verso: \"{{book.titel}}\" } }", "writing: diagonal", "version: 2",
    "figure: { maximum-resolution: 20 }", "epub: { fonts: mine }", "table: { rules: some }",
  ]

  /// The decoder refuses them too, so that the schema is not the stricter one.
  @Test func theDecoderRefusesWhatTheSchemaRefuses() throws {
    for text in badFiles {
      try TestFolder.with(["own/theme.yml": text]) { folder in
        let loader = ThemeLoader(searchPath: [folder.path, ShippedThemes.folder])
        #expect(throws: ThemeError.self, "\(text)") { try loader.load("own") }
      }
    }
  }

  @Test(.enabled(if: python != nil, "needs Python with jsonschema and pyyaml: scripts/setup --test"))
  func acceptsTheShippedThemesAndRefusesMistakes() throws {
    let good = try goodFiles()
    let verdicts = try TestFolder.with(["schema.json": ThemeSchema.text]) { folder in
      let input = folder.appending(path: "texts.json")
      try JSONEncoder().encode(good + badFiles).write(to: input)
      let script = TestFolder.suite.appending(path: "jobs/validate.py").path
      let result = try Tool.run([
        "sh", "-c", "exec \"$0\" \"$1\" \"$2\" < \"$3\"", try #require(Self.python), script,
        folder.appending(path: "schema.json").path, input.path,
      ])
      #expect(result.status == 0, "\(result.errors)")
      return result.output.split(separator: "\n")
    }
    try #require(verdicts.count == good.count + badFiles.count)
    for (text, verdict) in zip(good, verdicts) { #expect(verdict == "true", "\(text)") }
    for (text, verdict) in zip(badFiles, verdicts.dropFirst(good.count)) {
      #expect(verdict == "false", "\(text)")
    }
  }

  /// The full names of all keys that a schema describes.
  private static func keys(of schema: JSONValue, _ path: String) -> Set<String> {
    var found: Set<String> = []
    for member in schema["properties"]?.members ?? [] {
      let path = path.isEmpty ? member.key : "\(path).\(member.key)"
      found.formUnion([path])
      found.formUnion(keys(of: member.value, path))
    }
    if case .list(let choices)? = schema["anyOf"] {
      for choice in choices { found.formUnion(keys(of: choice, path)) }
    }
    return found
  }
}

/// What `theme new` writes.
@Suite struct StartingThemeTests {
  @Test(arguments: ShippedThemes.names) func looksLikeItsParentAsItIs(name: String) throws {
    try expectSame(as: name) { $0 }
  }

  @Test(arguments: ShippedThemes.names) func looksLikeItsParentWithEveryKeyGiven(name: String) throws {
    try expectSame(as: name) { text in
      let parts = text.split(separator: "\n\n", maxSplits: 1)
      return parts[0] + "\n" + parts[1].replacing(#/(?m)^\# /#, with: "")
    }
  }

  @Test func saysWhatEachKeyIsFor() throws {
    let file = try ShippedThemes.loader.load("book").startingFile(named: "own", extending: "book")
    #expect(file.contains("#   leading: 18pt  # From baseline to baseline: the unit of the grid.\n"))
    #expect(file.contains("name: \"own\"\nextends: \"book\"\n"))
  }

  private func expectSame(as name: String, _ change: (String) -> String) throws {
    var theme = try ShippedThemes.loader.load(name)
    let text = change(theme.startingFile(named: "own", extending: name))
    var own = try TestFolder.with(["own/theme.yml": text]) { folder in
      try ThemeLoader(searchPath: [folder.path, ShippedThemes.folder]).load("own")
    }
    #expect(own.name == "own")
    (theme.name, theme.summary) = (own.name, own.summary)
    own.epub.css = theme.epub.css
    #expect(own == theme)
  }
}
