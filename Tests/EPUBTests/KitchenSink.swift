import Manuscript

extension TestBook {
  /// Every block and every inline, in four languages, with everything that metadata can say.
  static let kitchenSink = TestBook(
    name: "kitchen-sink",
    publication: Publication(
      metadata: Metadata(
        title: "山海小集", subtitle: "四种文字的样章",
        creators: [Creator(name: "林一舟", fileAs: "Lin Yizhou"), Creator(name: "M. Aoki", role: "edt")],
        language: .zhHans, identifier: "https://example.org/books/shanhai", publisher: "双页社",
        rights: "© 2024 双页社。保留一切权利。", description: "为测试而写的一本小书。", subjects: ["随笔", "测试"],
        date: PostDate(year: 2024, month: 5, day: 6), series: Series(name: "样章丛书", number: "第3册"),
        site: "https://example.org/"),
      parts: [
        Part(title: "汉字", chapters: [blocks, inlines]),
        Part(title: "他山", chapters: [japanese, korean, englishChapter]),
        Part(chapters: [afterword]),
      ],
      resources: ["gone": "https://example.org/gone.png", "local": nil].reduce(into: [:]) { origins, pair in
        origins[ResourceID(pair.key)] = pair.value.map(ResourceOrigin.remote) ?? .file("lost.png")
      }),
    images: .suite, cover: .suite)

  private static let blocks = Chapter(
    id: ChapterID("blocks"), title: "块的样子：标题、列表与表格",
    byline: Byline(
      authors: ["林一舟", "周二"], date: PostDate(year: 2022, month: 3, day: 14),
      source: "https://example.org/2022/03/14/blocks.html", categories: ["随笔", "样章"], tags: ["块"]),
    blocks: [
      .paragraph(Paragraph([.text("春天的第一场雨落在屋檐上，“滴答、滴答”，一直下到傍晚。"), .noteReference(NoteID("雨"))])),
      .heading(Heading(level: 2, [.text("列表")], attributes: Attributes(anchor: "列表"))),
      .list(
        List(
          .bullet,
          items: [item("一"), item("二", [.list(List(.ordered(start: 3), items: [item("三"), item("四")]))])])),
      .list(
        List(
          .bullet, isTight: false,
          items: [item("宽松的一条"), item("又一条", [.quote(Quote([paragraph("条目里的引文。")]))])])),
      .list(
        List(
          .bullet,
          items: [List.Item([paragraph("做完了")], isDone: true), List.Item([paragraph("没做完")], isDone: false)])),
      .definitionList(
        DefinitionList(items: [
          DefinitionList.Item(
            terms: [[.text("版心")], [.text("type area")]], definitions: [[paragraph("页面上排文字的地方。")]]),
          DefinitionList.Item(terms: [[.text("天头")]], definitions: []),
        ])),
      .heading(Heading(level: 3, [.text("引文与代码")])),
      .quote(Quote([paragraph("山不在高，有仙则名。"), paragraph("水不在深，有龙则灵。")])),
      .quote(Quote([paragraph("有仙则名。")], isPulled: true)),
      .code(
        CodeBlock(
          "func greet() -> String {\n\treturn \"你好 & <再见>\"\n}", language: "swift",
          tokens: [
            CodeToken(.keyword, 0..<4), CodeToken(.function, 5..<10), CodeToken(.type, 16..<22),
            CodeToken(.keyword, 26..<32), CodeToken(.string, 33..<52),
          ])),
      .heading(Heading(level: 2, [.text("表格"), .code("<table>")])),
      .table(table),
      .figure(Figure(images: [Image(ResourceID("hills"), alternative: "暮色里的山")], caption: [.text("远山")])),
      .figure(Figure(images: [Image(ResourceID("chart"), alternative: nil)], caption: [.text("走势")])),
      .rule(Attributes()),
      .math(MathBlock(tex: #"\sum_{i<n} i = \frac{n(n-1)}{2}"#)),
      .aside(Aside(title: [.text("提示")], [paragraph("此处应有提示。")])),
      .linkCard(LinkCard(title: "一段视频", address: "https://video.example.org/watch?v=1&t=2")),
      .paragraph(Paragraph([.text("居中的一行")], alignment: .center)),
      .paragraph(Paragraph([.text("靠右的落款")], alignment: .end)),
    ],
    notes: [
      Note(id: NoteID("雨"), blocks: [paragraph("惊蛰前后的雨。"), paragraph("第二段。")]),
      Note(id: NoteID("没人提到"), blocks: [.code(CodeBlock("let x = 1"))]),
    ])

  private static let table = Table(
    caption: [.text("表 1　各季产量")], columns: [nil, .end, .center],
    head: [[cell("季度", isHead: true), cell("产量（万吨）", isHead: true), cell("备注", isHead: true)]],
    body: [
      [cell("一季度", isHead: true, rows: 2), cell("1,024.50"), cell("—")],
      [cell("980.00"), cell("初步")],
      [cell("合计", isHead: true), cell("2,004.50", columns: 2)],
    ])

  private static let inlines = Chapter(
    id: ChapterID("inlines"), title: "行内的样子", byline: Byline(date: PostDate(year: 2022, month: 4, day: 1)),
    blocks: [
      .paragraph(
        Paragraph([
          .emphasis([.text("着重的汉字")]), .text("与"), .emphasis([.text("Moby-Dick")]), .text("，"),
          .strong([.text("粗体")]), .text("，"), .strike([.text("删去")]), .text("，"), .code("a < b"), .text("，"),
          .mark([.text("标记")]), .text("，"), .keyboard([.text("Ctrl")]), .text("，H"), .sub([.text("2")]),
          .text("O，x"),
          .sup([.text("2")]), .text("，"), .math("e^{i\\pi}"), .lineBreak,
          .ruby([RubyPair(base: [.text("漢")], text: "hàn"), RubyPair(base: [.text("字")], text: "zì")]),
          .ruby([RubyPair(base: [.text("語")], text: "ㄩˇ")]), .underline([.text("底线")]),
          .smallCaps([.text("Small Capitals")]),
          .text("，"), .span(.english, [.text("an English phrase")]), .text("。"),
        ])),
      .paragraph(
        Paragraph([
          .link(
            Link(
              .external("https://example.org/a b?q=山&r=1#x"), title: "外面",
              [.text("外链"), .noteReference(NoteID("1"))])),
          .text("，"), .link(Link(.chapter(ChapterID("blocks"), anchor: "列表"), [.text("列表一节")])),
          .text("，"), .link(Link(.chapter(ChapterID("blocks"), anchor: "没有"), [.text("没有的锚")])),
          .text("，"), .link(Link(.chapter(ChapterID("nowhere"), anchor: nil), [.text("没有的篇")])),
          .text("，"), .link(Link(.external("javascript:alert(1)"), [.text("不是链接")])), .text("。"),
          .noteReference(NoteID("1")), .noteReference(NoteID("无此注")),
        ])),
      .paragraph(
        Paragraph([
          .image(
            Image(ResourceID("seal"), alternative: "", destination: .external("https://example.org/seal"))),
          .text("章"), .image(Image(ResourceID("hills-again"), alternative: "同一座山", title: "山")),
          .image(Image(ResourceID("gone"), alternative: "取不到的图")),
          .image(Image(ResourceID("local"), alternative: "丢了的图")),
          .image(Image(ResourceID("local"), alternative: "")),
          .image(Image(ResourceID("local"), alternative: nil)),
        ])),
    ],
    notes: [
      Note(
        id: NoteID("1"),
        blocks: [.paragraph(Paragraph([.text("注里也有"), .emphasis([.text("着重")]), .text("。")]))])
    ])

  private static let japanese = Chapter(
    id: ChapterID("Japanese"), title: "雨の朝",
    byline: Byline(authors: ["青木 真"], date: PostDate(year: 2023, month: 6, day: 2)),
    language: .japanese,
    blocks: [
      paragraph("窓の外では、まだ雨が降っていた。「今日は休みにしよう」と彼は言った。"),
      .paragraph(Paragraph([.emphasis([.text("しずかな")]), .text("朝だった。")])),
      .quote(Quote([paragraph("不吉之兆。")], attributes: Attributes(language: .zhHant))),
    ])

  private static let korean = Chapter(
    id: ChapterID("korean"), title: "비 오는 아침", byline: Byline(date: PostDate(year: 2023, month: 6, day: 3)),
    language: .korean,
    blocks: [
      .paragraph(Paragraph([.text("창밖에는 아직 비가 내리고 있었다. "), .emphasis([.text("조용한")]), .text(" 아침이었다.")]))
    ])

  private static let englishChapter = Chapter(
    id: ChapterID("2-rain"), title: "A Morning of Rain",
    byline: Byline(authors: ["M. Aoki", "J. Reed"], date: PostDate(year: 2023, month: 6, day: 4)),
    language: .english,
    blocks: [
      .paragraph(
        Paragraph([
          .text("It rained, and the "), .emphasis([.text("whole")]), .text(" street shone. The sign read "),
          .emphasis([.span(.zhHans, [.text("茶")])]), .text(", and "), .emphasis([.text("茶")]),
          .text(" again."),
        ]))
    ])

  private static let afterword = Chapter(id: ChapterID("afterword"), title: "后记", blocks: [paragraph("写完了。")])
}

/// A paragraph of plain text.
func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

private func item(_ text: String, _ more: [Block] = []) -> List.Item { List.Item([paragraph(text)] + more) }

private func cell(_ text: String, isHead: Bool = false, columns: Int = 1, rows: Int = 1) -> Table.Cell {
  Table.Cell([paragraph(text)], isHead: isHead, columnSpan: columns, rowSpan: rows)
}
