import EPUB
import Manuscript

extension TestBook {
  /// Strings that break careless writers, wherever a string can stand.
  static let hostile: TestBook = {
    let evil = "<&>\"' ]]> \u{8}\u{FFFE}\u{2028}\u{E000}👩‍👩‍👧‍👦\u{0}é\t"
    let metadata = Metadata(
      title: evil, subtitle: evil, creators: [Creator(name: evil, role: "aut", fileAs: evil)],
      language: .zhHans,
      identifier: evil, publisher: evil, rights: evil, description: evil, subjects: [evil],
      series: Series(name: evil, number: evil), site: evil)
    let image = Image(ResourceID("seal"), alternative: evil, title: evil)
    let missing = Image(ResourceID(evil), alternative: evil)
    let addresses = [
      "http://", "http://[::1", "https://a b.example/", "https://例え.example/道?q=%zz#一#二",
      "mailto:a b@example.org",
      "file:///etc/passwd", "//example.org", "https://user:pw@example.org:8080/", "https://1.2.3.4.5/",
      "http://x:99999/",
      "https://example.org/\u{8}|{}[]^`\\", evil,
    ]
    let blocks: [Block] = [
      .heading(Heading(level: 2, [.text(evil)], attributes: Attributes(anchor: evil))),
      .paragraph(
        Paragraph([
          .text(evil), .code(evil), .math(evil), .image(image), .image(missing), .noteReference(NoteID(evil)),
        ])),
      .paragraph(Paragraph(addresses.map { .link(Link(.external($0), title: evil, [.text("链")])) })),
      .code(CodeBlock(evil, language: evil)), .math(MathBlock(tex: evil)),
      .linkCard(LinkCard(title: evil, address: evil)), .list(List(.bullet, items: [])),
      .table(Table(columns: [], head: [], body: [])), .definitionList(DefinitionList(items: [])),
      .figure(Figure(images: [])),
    ]
    let chapter = Chapter(
      id: ChapterID(evil), title: evil, byline: Byline(authors: [evil], source: evil, categories: [evil]),
      blocks: blocks, notes: [Note(id: NoteID(evil), blocks: [paragraph(evil)])])
    return TestBook(
      name: "hostile",
      publication: Publication(metadata: metadata, parts: [Part(title: evil, chapters: [chapter])]),
      images: .suite)
  }()

  /// Chapters, anchors and notes that share their names.
  static let collisions: TestBook = {
    func chapter(_ id: String) -> Chapter {
      Chapter(
        id: ChapterID(id), title: id,
        blocks: [
          .heading(Heading(level: 2, [.text("一")], attributes: Attributes(anchor: "1"))),
          .heading(Heading(level: 2, [.text("又一")], attributes: Attributes(anchor: "1"))),
          .heading(Heading(level: 2, [.text("无锚")])),
          .paragraph(
            Paragraph([
              .noteReference(NoteID("1")), .noteReference(NoteID("1")), .noteReference(NoteID("n.1")),
            ])),
          .paragraph(Paragraph([.text("甲")], attributes: Attributes(anchor: "a b"))),
          .paragraph(Paragraph([.text("乙")], attributes: Attributes(anchor: "a-b"))),
          .paragraph(Paragraph([.text("丙")], attributes: Attributes(anchor: "a_20_b"))),
          .paragraph(Paragraph([.text("丁")], attributes: Attributes(anchor: "title"))),
        ],
        notes: [
          Note(id: NoteID("1"), blocks: [paragraph("注一")]),
          Note(id: NoteID("n.1"), blocks: [paragraph("注二")]),
        ])
    }
    let ids = [
      "nav", "title", "post", "Post", "post-2", "中文", "日文", String(repeating: "long-", count: 60), "part",
    ]
    return TestBook(
      name: "collisions",
      publication: Publication(
        metadata: Metadata(title: "同名"),
        parts: [Part(title: "部", chapters: ids.map(chapter)), Part(title: "空部", chapters: [])]))
  }()

  /// An issue of a newsletter: no parts, links from article to article, the user's picture as cover.
  static let newsletter = TestBook(
    name: "newsletter",
    publication: Publication(
      metadata: Metadata(title: "周报", language: .zhHant, date: PostDate(year: 2024, month: 1, day: 5)),
      parts: [
        Part(
          chapters: (1...3).map { number in
            Chapter(
              id: ChapterID("article-\(number)"), title: "第\(number)篇", language: .zhHant,
              blocks: [.figure(Figure(images: [Image(ResourceID("hills"), alternative: nil)]))])
          })
      ],
      cover: .image(ResourceID("hills"))),
    images: .suite,
    options: EPUBOptions(
      modified: PostDate(secondsSince1970: 1_700_000_000), tocDepth: 1, jobs: 3, hasChapterLinks: true))

  /// The least that a book can be.
  static let bare = TestBook(
    name: "bare", publication: Publication(metadata: Metadata(title: "空"), parts: [], cover: .none))

  /// English, without anything Chinese.
  static let english = TestBook(
    name: "english",
    publication: Publication(
      metadata: Metadata(title: "Rain", creators: [Creator(name: "J. Reed")], language: .english),
      parts: [
        Part(chapters: [
          Chapter(id: ChapterID("rain"), title: "Rain", language: .english, blocks: [paragraph("It rained.")])
        ])
      ]),
    cover: .suite)
}
