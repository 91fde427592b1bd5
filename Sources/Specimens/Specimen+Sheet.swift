import Manuscript

extension Specimen {
  /// Running text: every inline.
  static var sheet: Chapter {
    Chapter(
      id: ChapterID("sheet"), title: "一张纸对折一次，便有了四面", byline: byline("纸上人", "版样"),
      blocks: [
        .paragraph(Paragraph(opening)), .paragraph(Paragraph(marks)), heading(2, "行内的样子"),
        .paragraph(Paragraph(emphases)), .paragraph(Paragraph(signs)), .paragraph(Paragraph(readings)),
        .paragraph(Paragraph(links)), .rule(Attributes()),
        .paragraph(Paragraph([.text("纸有两面，话有三层")], alignment: .center)),
        .paragraph(Paragraph([.text("甲辰年立春")], alignment: .end)),
      ],
      notes: [
        Note(
          id: NoteID("fold"), blocks: [paragraph("对折一次得两叶四面，再折一次得四叶八面；折到第七次，纸就比书还厚了。")]),
        Note(
          id: NoteID("word"),
          blocks: [
            .paragraph(
              Paragraph([.text("拉丁文里叫 "), .emphasis([.text("bifolium")]), .text("，就是“两片叶子”的意思。")]))
          ]),
      ])
  }

  private static var opening: [Inline] {
    [
      .text("把一张纸对折一次，就有了两叶、四面"), .noteReference(NoteID("fold")),
      .text("。装订匠把这样的一折叫作“对叶”"), .noteReference(NoteID("word")),
      .text(
        "，几十个对叶叠起来，穿线、上胶、压平，便是一本书。排字的人不管这些，他只看一面：天头留多少，行距开多少，一行排"
          + "几个字，标点挤在哪里。可他心里总记得，纸是要折的；左边的一面和右边的一面，隔着一道缝，却要像一个人的两只眼"
          + "睛那样，看着同一个地方。"),
    ]
  }

  private static var marks: [Inline] {
    [
      .text(
        "“行头不放句号，行尾不放引号。”师傅说得很轻（他总是很轻），徒弟却记了四十年——从 1984 年的铅字，到今天的屏幕……"
          + "字号换了，规矩没换：中文与 Latin words 之间要透一口气，数字 10,000 与单位 kg 不能拆在两行，《书名》、"
          + "「引语」和（括号）挤在一起时，也要各让半步。")
    ]
  }

  private static var emphases: [Inline] {
    [
      .text("要紧的话可以"), .emphasis([.text("加着重号")]), .text("，也可以"), .strong([.text("排成黑体")]),
      .text("；外文则用 "), .emphasis([.text("italic letters")]), .text(" 或 "),
      .smallCaps([.text("Small Capitals")]), .text("。改稿时，"), .strike([.text("写错的")]),
      .text("划去，"), .underline([.text("补上的")]), .text("画线，"), .mark([.text("拿不准的")]),
      .text("涂上颜色。"),
    ]
  }

  private static var signs: [Inline] {
    [
      .text("水是 H"), .sub([.text("2")]), .text("O，纸的面积是 0.125 m"), .sup([.text("2")]), .text("，勾股定理是 "),
      .math("a^2 + b^2 = c^2"), .text("。存盘按 "), .keyboard([.text("Ctrl")]), .text(" + "),
      .keyboard([.text("S")]), .text("，变量叫 "), .code("let sheet = 1"), .text("。图也可以站在行里："),
      .image(Picture.image(width: 32)), .text("，像一个字。"),
    ]
  }

  private static var readings: [Inline] {
    [
      .text("难字注音："),
      .ruby([RubyPair(base: [.text("楮")], text: "chǔ"), RubyPair(base: [.text("墨")], text: "mò")]),
      .text("。诗行要断在该断的地方，"), .lineBreak, .text("下一行从头再来。别处的话"),
      .span(.english, [.text("keeps its own manners")]), .text("，"),
      .span(.japanese, [.text("仮名は仮名で")]), .text("，各守各的规矩。"),
    ]
  }

  private static var links: [Inline] {
    [
      .text("书里的链接通向"), .link(Link(.chapter(ChapterID("blocks"), anchor: nil), [.text("下一篇")])),
      .text("，书外的通向"), .link(Link(.external("https://example.org/paper?size=a5"), [.text("一个网址")])),
      .text("。"),
    ]
  }
}
