import EPUB
import Manuscript
import Testing
import Themes

/// What single blocks and inlines become, and what is said about them.
@Suite struct ContentDocumentTests {
  @Test func neverPutsALinkInsideALink() async throws {
    let inner = Link(.external("https://b.example/"), [.text("里"), .noteReference(NoteID("n"))])
    let book = TestBook(
      "links",
      [.paragraph(Paragraph([.link(Link(.external("https://a.example/"), [.text("外"), .link(inner)]))]))],
      notes: [Note(id: NoteID("n"), blocks: [paragraph("注")])])
    let body = try await book.body()
    #expect(body.hasPrefix("<p><a href=\"https://a.example/\">外里</a><sup class=\"mark\">"))
  }

  @Test func showsTheAddressOfALinkWithoutText() async throws {
    let body = try await TestBook(
      "bare", [.paragraph(Paragraph([.link(Link(.external("https://a.example/"), []))]))]
    ).body()
    #expect(body == "<p><a href=\"https://a.example/\">https://a.example/</a></p>\n")
  }

  @Test(arguments: [
    (Language.zhHans, "山", "<em>"), (.zhHans, "Moby-Dick", "<em class=\"latin\">"), (.zhHans, "山 K2", "<em>"),
    (.english, "whole", "<em>"), (.english, "茶", "<em class=\"han\">"), (.japanese, "カナ", "<em>"),
    (.korean, "한글", "<em>"),
  ])
  func neverSlantsHan(language: Language, text: String, expected: String) async throws {
    let body = try await TestBook(
      "em", [.paragraph(Paragraph([.emphasis([.text(text)])]))], language: language
    ).body()
    #expect(body == "<p>\(expected)\(text)</em></p>\n")
  }

  @Test func leavesNoRemoteAddressWhereAPictureIsMissing() async throws {
    var book = TestBook("remote", [.figure(Figure(images: [Image(ResourceID("r"), alternative: nil)]))])
    book.publication.resources = [ResourceID("r"): .remote("https://example.org/a.png")]
    let body = try await book.body()
    #expect(!body.contains("<img"))
    #expect(
      body.contains(
        "<span class=\"missing-image\"><a href=\"https://example.org/a.png\">https://example.org/a.png</a></span>"
      ))
  }

  @Test(arguments: [
    (Double?.none, " alt=\"山\"/>"), (32, " alt=\"山\" width=\"32\"/>"), (12.5, " width=\"13\"/>"),
    (1e300, " width=\"10000\"/>"),
  ])
  func showsAPictureAsWideAsItsAuthorDoes(width: Double?, expected: String) async throws {
    let image = Image(ResourceID("hills"), alternative: "山", width: width)
    var book = TestBook("icon", [.paragraph(Paragraph([.text("图"), .image(image)]))])
    book.images = .suite
    let body = try await book.body()
    #expect(body.contains(expected), "\(body)")
  }

  @Test func numbersFiguresWithCaptionsWithinAChapter() async throws {
    let figure = { (caption: String) in
      Block.figure(
        Figure(
          images: [Image(ResourceID("hills"), alternative: "山")],
          caption: caption.isEmpty ? [] : [.text(caption)]))
    }
    var book = TestBook("figures", [figure("甲"), figure(""), figure("乙")])
    book.images = .suite
    let body = try await book.body()
    #expect(body.contains("<span class=\"label\">图 1</span>\u{2003}甲"))
    #expect(body.contains("<span class=\"label\">图 2</span>\u{2003}乙"))
  }

  @Test func saysTheLanguageOfAPassageOnceAndOnlyWhereItDiffers() async throws {
    let body = try await TestBook(
      "languages",
      [
        .quote(
          Quote(
            [
              .paragraph(
                Paragraph([.span(.japanese, [.text("雨")])], attributes: Attributes(language: .japanese)))
            ],
            attributes: Attributes(language: .zhHans)))
      ]
    ).body()
    #expect(body == "<blockquote>\n<p lang=\"ja\" xml:lang=\"ja\">雨</p>\n</blockquote>\n")
  }

  /// Categories are words of the site.
  @Test(arguments: [("来信", " lang=\"zh-Hans\" xml:lang=\"zh-Hans\""), ("Letters", "")])
  func saysTheLanguageOfCategories(category: String, attributes: String) async throws {
    var book = TestBook("kicker", [paragraph("Dear Sir")])
    book.theme.title.kicker = true
    book.publication.parts[0].chapters[0].language = .english
    book.publication.parts[0].chapters[0].byline.categories = [category]
    let text = try await book.file("chapter.xhtml")
    #expect(text.contains("<p class=\"kicker\"\(attributes)>\(category)</p>"))
  }

  @Test func alignsCellsPastThoseThatReachDownFromAbove() async throws {
    let cell = { (text: String, rows: Int) in Table.Cell([paragraph(text)], rowSpan: rows) }
    let table = Table(columns: [nil, .end], head: [], body: [[cell("一", 2), cell("二", 1)], [cell("三", 1)]])
    let body = try await TestBook("table", [.table(table)]).body()
    #expect(
      body.contains(
        """
        <tr><td rowspan="2" class="short">一</td><td class="short end">二</td></tr>
        <tr><td class="short end">三</td></tr>
        """))
  }

  @Test func saysWhichCellsAreTooShortToBeBroken() async throws {
    let cells = [Table.Cell([]), Table.Cell([paragraph("包装与邮寄")]), Table.Cell([paragraph("手工皮纸，青石县")])]
    let body = try await TestBook("table", [.table(Table(columns: [], head: [], body: [cells]))]).body()
    #expect(
      body.contains(#"<td class="short"></td><td class="short">包装与邮寄</td><td>手工皮纸，青石县</td>"#))
  }

  @Test func listsWhatItCouldNotShow() async throws {
    let findings = try await TestBook.kitchenSink.tree().findings
    #expect(findings.map(\.id) == [.linkUnresolved, .linkUnresolved, .linkUnresolved, .noteUndefined])
  }

  @Test func countsForbiddenCharacters() async throws {
    let findings = try await TestBook("bad", [paragraph("一\u{8}二\u{FFFE}")]).tree().findings
    #expect(findings.map(\.message) == ["2 control characters were left out"])
  }
}
