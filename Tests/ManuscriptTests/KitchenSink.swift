import Manuscript

/// A publication with every block, every inline and every member of the model in it, at least once.
enum KitchenSink {
  static let publication = Publication(
    metadata: Metadata(
      title: "芦渡手记", subtitle: "二〇二四",
      creators: [Creator(name: "沈苇", fileAs: "Shen Wei"), Creator(name: "何砚秋", role: "edt")],
      language: .zhHans, identifier: "urn:isbn:0", publisher: "渡口印社", rights: "CC0", description: "一年的日志。",
      subjects: ["印刷"], date: PostDate(year: 2024, month: 12, day: 21),
      series: Series(name: "手记", number: "1"),
      site: "https://ludu.example"),
    parts: [
      Part(chapters: [
        Chapter(id: ChapterID("qianyan"), title: "前言", blocks: [.paragraph(Paragraph([.text("序。")]))])
      ]),
      Part(title: "四时", chapters: [chapter]),
    ],
    resources: [
      ResourceID("image-2"): .data([1, 2, 3]), ResourceID("image-1"): .file("assets/a.png"),
      ResourceID("image-3"): .remote("https://ludu.example/b.jpg"),
    ],
    cover: .image(ResourceID("image-1")))

  static let chapter = Chapter(
    id: ChapterID("lichun"), title: "立“春”", byline: byline, language: .zhHans, blocks: blocks + containers,
    notes: [Note(id: NoteID("1"), blocks: [.paragraph(Paragraph([.text("注。")]))])],
    place: SourcePlace(path: "_posts/2024-02-04-lichun.md"))

  private static let byline = Byline(
    authors: ["沈苇", "Edith Marlowe"],
    date: PostDate(year: 2024, month: 2, day: 4, hour: 16, minute: 27, offset: 28_800, hasTime: true),
    source: "https://ludu.example/2024/02/lichun/", categories: ["四时"], tags: ["节气", "水位"])

  private static let picture = Image(
    ResourceID("image-1"), alternative: "江", title: "晨", destination: .external("https://ludu.example/"))

  private static let blocks: [Block] = [
    .heading(Heading(level: 2, [.text("水位")], attributes: Attributes(anchor: "水位"))),
    .paragraph(Paragraph(inlines)),
    .paragraph(Paragraph([.text("Right.")], alignment: .end, attributes: Attributes(language: .english))),
    .code(CodeBlock("let 水 = 1\n\n\tprint(\"水\")", language: "swift")),
    .rule(Attributes()),
    .math(MathBlock(tex: #"W = \frac{g}{2}"#)),
    .linkCard(LinkCard(title: "video.example", address: "https://video.example/1")),
    .figure(
      Figure(images: [picture, Image(ResourceID("image-2"), alternative: nil)], caption: [.text("图。")])),
  ]

  private static let inlines: [Inline] = [
    .text("文\u{ad}\u{7}"), .emphasis([.text("着重")]), .strong([.text("粗")]), .strike([.text("删")]),
    .underline([.text("线")]),
    .code("a \\ b"),
    .link(Link(.external("https://ludu.example"), title: "站", [.text("外")])),
    .link(Link(.chapter(ChapterID("qianyan"), anchor: nil), [.text("内")])),
    .link(Link(.chapter(ChapterID("qianyan"), anchor: "顶"), [.text("锚")])),
    .image(Image(ResourceID("image-2"), alternative: "")), .lineBreak, .sub([.text("2")]), .sup([.text("n")]),
    .ruby([RubyPair(base: [.text("避")], text: "bì"), RubyPair(base: [.text("头")], text: "tóu")]),
    .noteReference(NoteID("1")), .mark([.text("标")]), .keyboard([.text("Shift")]), .smallCaps([.text("Vol")]),
    .math("E=mc^2"),
    .span(.japanese, [.text("かな")]),
  ]

  private static let containers: [Block] = [
    .list(
      List(
        .ordered(start: 3), isTight: false,
        items: [List.Item([paragraph("三"), .list(List(.bullet, items: [List.Item([paragraph("内")])]))])])),
    .list(
      List(
        .bullet,
        items: [List.Item([paragraph("成")], isDone: true), List.Item([paragraph("未")], isDone: false)])),
    .definitionList(
      DefinitionList(items: [
        .init(terms: [[.text("字面")], [.text("字身")]], definitions: [[paragraph("墨")], [paragraph("方")]])
      ])),
    .quote(Quote([paragraph("引"), .quote(Quote([paragraph("再引")]))])),
    .aside(Aside(title: [.text("为什么")], [paragraph("因为")])),
    .table(table),
  ]

  private static let table = Table(
    caption: [.text("表")], columns: [.start, nil, .end],
    head: [
      [Table.Cell([paragraph("甲")], isHead: true, columnSpan: 2), Table.Cell([paragraph("乙")], isHead: true)]
    ],
    body: [
      [
        Table.Cell([paragraph("a")], rowSpan: 2), Table.Cell([paragraph("b")], alignment: .center),
        Table.Cell([paragraph("1")]),
      ]
    ])

  private static func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }
}
