import Checking
import Foundation
import Manuscript
import PDFChecking
import PDFDocuments
import Resources
import TestSupport
import Testing
import Themes

@testable import PDF

/// Our books keep to PDF/UA-1 and PDF/A-2u as far as a machine can see, and what sees it also sees faults.
@Suite struct ConformanceTests {
  /// A book with what the structure has an element for.
  private func book(
    theme name: String = "book", of publication: Publication = ConformanceTests.publication
  ) async throws -> [UInt8] {
    let theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load(name)
    let options = PDFOptions(
      created: try #require(PostDate(year: 2022, month: 3, day: 14)), generator: "Bifolium",
      fontFolders: [TestFolder.fonts.appending(path: "text").path],
      fontCacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
    return try await TestFolder.with { folder in
      let path = folder.appending(path: "book.pdf").path
      _ = try await PDFExporter(theme: theme, options: options)
        .export(publication, images: TestPictures.library, to: path)
      return Array(try Data(contentsOf: URL(filePath: path)))
    }
  }

  private static var publication: Publication {
    let cell = { (text: String) in Table.Cell([.paragraph(Paragraph([.text(text)]))]) }
    let image = Image(TestPictures.png, alternative: "条纹")
    let blocks: [Block] = [
      .paragraph(
        Paragraph([
          .text("天地"), .link(Link(.external("https://example.com/"), [.text("人")])), .code("a"),
          .noteReference(NoteID("1")), .span(.english, [.text("Book")]), .image(image),
          .ruby([RubyPair(base: [.text("山")], text: "水")]), .math("x"),
        ])),
      .heading(Heading(level: 2, [.text("山水")])),
      .list(
        List(
          .ordered(start: 1),
          items: [
            List.Item([.paragraph(Paragraph([.text("一")]))]),
            List.Item([.paragraph(Paragraph([.text("二")]))], isDone: true),
          ])),
      .quote(Quote([.paragraph(Paragraph([.text("人")]))])),
      .table(
        Table(
          caption: [.text("山")], columns: [nil, nil], head: [[cell("天"), cell("地")]],
          body: [[cell("人"), cell("")]])),
      .code(CodeBlock("let a")), .math(MathBlock(tex: "x")),
      .figure(Figure(images: [image], caption: [.text("水")])),
      .definitionList(
        DefinitionList(items: [
          .init(terms: [[.text("天")]], definitions: [[.paragraph(Paragraph([.text("地")]))]])
        ])),
    ]
    let note = Note(id: NoteID("1"), blocks: [.paragraph(Paragraph([.text("人用")]))])
    let chapters = ["春", "夏"].enumerated().map { index, title in
      Chapter(id: ChapterID("c-\(index)"), title: title, blocks: blocks, notes: [note])
    }
    return Publication(
      metadata: Metadata(title: "春夏", creators: [Creator(name: "天地人")]),
      parts: [Part(title: "山", chapters: chapters)], cover: .drawn)
  }

  private func failures(_ document: PDFDocument) throws -> [String] {
    try checkPDF(document).filter { $0.verdict.name == "fail" }.map {
      "\($0.requirement.number) \($0.verdict)"
    }
  }

  @Test(arguments: ["book", "brief"]) func ourBooksKeepToAllRequirements(_ theme: String) async throws {
    let document = try PDFDocument(bytes: try await book(theme: theme))
    let failures = try failures(document)
    #expect(failures.isEmpty, "\(failures)")
    #expect(document.takeWarnings().isEmpty)
  }

  /// The words of all figures of a book whose text holds `images`, in the order of the tree, and what each stands in.
  private func figures(_ images: [Image]) async throws -> [String] {
    let inlines: [Inline] = [.text("天地人")] + images.map { .image($0) } + [.text("山水")]
    var publication = ConformanceTests.publication
    let chapter = Chapter(
      id: ChapterID("c"), title: "春", blocks: [.paragraph(Paragraph(inlines))])
    (publication.parts, publication.cover) = ([Part(chapters: [chapter])], .none)
    let document = try PDFDocument(bytes: try await book(of: publication))
    return StructureTypes(document).ids(of: "Figure").map { id in
      let value = document[id]
      return (document.resolved(value["P"])["S"].name ?? "") + " " + (value["Alt"].text ?? "–")
    }
  }

  @Test func picturesWithinLinesHaveTheirOwnWordsWhereverElseTheyStand() async throws {
    let id = TestPictures.png
    let linked = Image(id, alternative: "三", destination: .external("https://example.com/"))
    let images = [
      Image(id, alternative: "一"), Image(id, alternative: "二"), Image(id, alternative: ""), linked,
      Image(id, alternative: nil),
    ]
    #expect(try await figures(images) == ["P 一", "P 二", "Link 三", "P 图"])
  }

  @Test func linksSayTheirCodeToo() async throws {
    let link = Link(
      .external("https://example.com/"), [.text("叫"), .code("foo()"), .text("的")])
    var publication = ConformanceTests.publication
    let chapter = Chapter(
      id: ChapterID("c"), title: "春", blocks: [.paragraph(Paragraph([.link(link)]))])
    (publication.parts, publication.cover) = ([Part(chapters: [chapter])], .none)
    let document = try PDFDocument(bytes: try await book(of: publication))
    let words = try document.pages().flatMap { page in
      (document.resolved(document[page]["Annots"]).array ?? []).map { document.resolved($0)["Contents"].text }
    }
    #expect(words.contains("叫foo()的"), "\(words)")
  }

  @Test func theTreeHasAnElementForEachKindOfBlock() async throws {
    let document = try PDFDocument(bytes: try await book())
    let found = Set(StructureTypes(document).all)
    let wanted = [
      "Document", "Part", "Sect", "TOC", "TOCI", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
      "BlockQuote",
      "Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "Code", "Formula", "Figure", "Note",
      "Reference",
      "Link", "Span", "Ruby", "RB", "RT",
    ]
    #expect(Set(wanted).subtracting(found).isEmpty, "\(found.sorted())")
  }

  /// A fault, and the requirement that must see it.
  struct Damage: Sendable, CustomTestStringConvertible {
    var requirement: String
    var testDescription: String
    var body: @Sendable (PDFDocument) throws -> Void

    init(_ requirement: String, _ name: String, _ body: @escaping @Sendable (PDFDocument) throws -> Void) {
      (self.requirement, testDescription, self.body) = (requirement, name, body)
    }

    /// Takes entries away from, or changes them in, the first element of a type.
    static func element(_ requirement: String, _ type: String, _ changes: [String: PDFValue]) -> Damage {
      Damage(requirement, "\(type) \(changes.keys.sorted())") { document in
        document.set(changes, in: try #require(StructureTypes(document).ids(of: type).first))
      }
    }

    static func catalog(_ requirement: String, _ changes: [String: PDFValue]) -> Damage {
      Damage(requirement, "catalog \(changes.keys.sorted())") { $0.set(changes, in: $0.catalog) }
    }

    static func link(_ requirement: String, _ changes: [String: PDFValue]) -> Damage {
      Damage(requirement, "link \(changes.keys.sorted())") { document in
        for page in try document.pages() {
          guard let link = document.resolved(document[page]["Annots"]).array?.first?.reference else {
            continue
          }
          return document.set(changes, in: link)
        }
      }
    }

    /// Changes the content of the second page.
    static func content(_ requirement: String, _ change: @escaping @Sendable (String) -> String) -> Damage {
      Damage(requirement, "content") { document in
        let page = try document.pages()[1]
        let stream = try #require(document[page]["Contents"].reference)
        let text = String(decoding: try #require(document.stream(stream)), as: UTF8.self)
        document.replaceStream(stream, by: Array(change(text).utf8))
      }
    }
  }

  static let damages: [Damage] = [
    .content("01-003") { $0.replacing("BDC\n", with: "BDC\n/Artifact BMC EMC\n") },
    .content("01-004") { "/Artifact BMC\n" + $0 + "\nEMC" },
    .content("01-005") { $0 + "\n0 0 10 10 re f" },
    .content("01-006") { $0.replacing("/MCID 0", with: "/MCID 77") },
    .catalog("01-007", ["MarkInfo": .dictionary(["Marked": .boolean(true), "Suspects": .boolean(true)])]),
    .element("02-001", "P", ["S": .name("Absatz")]),
    .catalog("06-001", ["Metadata": .null]), .catalog("06-002", ["Metadata": .null]),
    .catalog("06-009", ["MarkInfo": .null]), .catalog("07-001", ["ViewerPreferences": .null]),
    .catalog("07-002", ["ViewerPreferences": .dictionary(["DisplayDocTitle": .boolean(false)])]),
    .catalog("11-006", ["Lang": .null]), .element("11-007", "Span", ["Lang": .text("en glish")]),
    .element("09-004", "TR", ["S": .name("P")]), .element("09-005", "LI", ["S": .name("P")]),
    .element("09-006", "TOCI", ["S": .name("P")]), .element("09-007", "RT", ["S": .name("Span")]),
    .element("13-004", "Figure", ["Alt": .null]), .element("14-002", "H1", ["S": .name("H3")]),
    .element("14-003", "H2", ["S": .name("H6")]), .element("15-003", "TH", ["A": .null]),
    .element("15-005", "TD", ["A": .dictionary(["O": .name("Table"), "ColSpan": .integer(5)])]),
    .element("17-002", "Formula", ["Alt": .null]), .element("19-003", "Note", ["ID": .null]),
    .element("19-004", "Note", ["ID": .text("note-000000002")]),
    .element("28-011", "Link", ["S": .name("Span")]), .element("28-002", "Link", ["K": .null]),
    .link("28-012", ["Contents": .null]), .link("28-013", ["StructParent": .null]),
    .link("6.3.2", ["F": .integer(0)]),
    .link("6.5.1", ["A": .dictionary(["S": .name("JavaScript"), "JS": .text("1")])]),
    Damage("28-009", "pages without Tabs") { document in
      for page in try document.pages() { document.set(["Tabs": .null], in: page) }
    },
    .catalog("6.2.3", ["OutputIntents": .null]), .catalog("6.6.2.1", ["Metadata": .null]),
    .catalog("6.6.4", ["Metadata": .null]), .catalog("6.11", ["Requirements": .array([])]),
    .catalog("6.5.1", ["OpenAction": .dictionary(["S": .name("JavaScript"), "JS": .text("1")])]),
    .link(
      "6.5.1",
      [
        "A": .dictionary([
          "S": .name("URI"), "URI": .text("https://example.com/"),
          "Next": .array([.dictionary(["S": .name("Launch"), "F": .text("a")])]),
        ])
      ]),
    .link("6.1.13", ["Contents": .string([UInt8](repeating: 0x41, count: 32_768))]),
    .link(
      "6.1.13", ["A": .dictionary(["S": .name("URI"), "URI": .name(String(repeating: "a", count: 128))])]),
    .content("6.2.4.3") { "0 0 0 1 k\n" + $0 }, .content("6.2.4.3") { "/DeviceCMYK CS\n" + $0 },
    .catalog("6.5.2", ["AA": .dictionary(["WC": .dictionary([:])])]),
    Damage("6.6.3", "another title") { document in
      let information = try #require(document.trailer["Info"].reference)
      document.set(["Title": .text("秋")], in: information)
    },
    Damage("31-027", "no ToUnicode") { document in
      for page in try document.pages() {
        let fonts = document.resolved(document.resolved(document[page]["Resources"])["Font"]).entries ?? [:]
        for font in fonts.values.compactMap(\.reference) where document[font]["Subtype"].name == "Type0" {
          document.set(["ToUnicode": .null], in: font)
        }
      }
    },
  ]

  @Test(arguments: damages) func findsTheFault(_ damage: Damage) async throws {
    let document = try PDFDocument(bytes: try await ConformanceBooks.shared.bytes { try await book() })
    try damage.body(document)
    let failures = try failures(document)
    #expect(failures.contains { $0.hasPrefix(damage.requirement + " ") }, "\(failures)")
  }

  /// A file of one page with nothing but a line of text in a font that is not embedded.
  @Test func findsFaultsOfAPlainFile() throws {
    let document = try PDFDocument(bytes: Array(ConformanceTests.plain.utf8))
    let failures = try failures(document).map { $0.prefix { $0 != " " } }
    for number in [
      "01-005", "06-001", "06-009", "07-001", "11-006", "31-009", "6.1.3", "6.2.3", "6.2.11.4.1",
    ] {
      #expect(failures.contains(Substring(number)), "\(number) is not in \(failures)")
    }
  }

  private static let plain = """
    %PDF-1.4
    1 0 obj
    << /Type /Catalog /Pages 2 0 R >>
    endobj
    2 0 obj
    << /Type /Pages /Kids [3 0 R] /Count 1 >>
    endobj
    3 0 obj
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R
       /Resources << /Font << /F 5 0 R >> >> >>
    endobj
    4 0 obj
    << /Length 36 >>
    stream
    BT /F 12 Tf 10 100 Td (Hello) Tj ET
    endstream
    endobj
    5 0 obj
    << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
    endobj
    trailer
    << /Root 1 0 R >>
    startxref
    0
    %%EOF

    """
}

/// The book that is damaged, made once.
private actor ConformanceBooks {
  static let shared = ConformanceBooks()
  private var made: Task<[UInt8], any Error>?

  func bytes(_ make: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
    let task = made ?? Task { try await make() }
    made = task
    return try await task.value
  }
}

/// The elements of a tree by their types.
private struct StructureTypes {
  private(set) var all: [String] = []
  private var found: [(type: String, id: PDFObjectID)] = []

  init(_ document: PDFDocument) {
    var waiting = [document.resolved(document[document.catalog]["StructTreeRoot"])["K"]]
    while let next = waiting.popLast() {
      if let values = next.array {
        waiting += values.reversed()
      } else if let id = next.reference, let type = document[id]["S"].name {
        found.append((type, id))
        all.append(type)
        waiting.append(document[id]["K"])
      }
    }
  }

  func ids(of type: String) -> [PDFObjectID] { found.filter { $0.type == type }.map(\.id) }
}
