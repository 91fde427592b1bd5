import Highlighting
import Manuscript

extension Specimen {
  /// Every block.
  static var blocks: Chapter {
    Chapter(
      id: ChapterID("blocks"), title: "块的样子", byline: byline("纸上人", "版样"),
      blocks: headings + lists + [
        heading(2, "引文、旁注与代码"),
        .quote(
          Quote([
            paragraph("纸薄如蝉翼，字重如山石。薄的留不住重的，重的却压住了薄的，于是书页平平整整，一压就是几百年。"),
            .paragraph(Paragraph([.text("——《纸上谈》")], alignment: .end)),
          ])),
        .aside(Aside(title: [.text("折纸的人说")], [paragraph("先压中线，再压四角；手指要干，心要慢。")])),
        code(
          "swift",
          """
          /// 一张纸折几次，有几面。
          func sides(folds: Int) -> Int {
            guard folds >= 0 else { return 0 }  // 没有负数次的折叠
            return 2 << folds
          }
          print("对折 \\(1) 次：\\(sides(folds: 1)) 面，这一行故意写得很长，好让人看见一行代码太长的时候怎样换到下一行去")
          """),
        code("diff", "@@ 校样 @@\n-天头 18 毫米\n+天头 20 毫米"),
        .math(MathBlock(tex: #"n = 2^{k+1}, \quad k = 0, 1, 2, \dots"#)),
        .linkCard(LinkCard(title: "一段折纸的录像", address: "https://video.example.org/fold")),
        heading(2, "图与表"),
        .figure(Figure(images: [Picture.image()], caption: [.text("一张对折的纸：两叶，四面。")])), table, wide,
      ])
  }

  private static var headings: [Block] {
    [
      paragraph("标题分级，级级都落在格子上；标题之后总有两行正文作伴，从不独自留在页底。"),
      heading(2, "第二级：纸与墨"), heading(3, "第三级：克重、厚度与不透明度"),
      paragraph("克重说的是一平方米的纸有多重。八十克的纸手感扎实，六十克的纸翻起来轻快。"), heading(4, "第四级：丝缕"),
      paragraph("丝缕要顺着书脊走，书才肯摊平；横着走，翻开的书自己会合上，书脊上还要起一道道的皱。"), heading(5, "第五级：湿度"),
      paragraph("百分之五十上下最好。太干，折痕要裂；太湿，油墨不肯干，一摞纸粘成一块砖。"),
      heading(6, "第六级：存放"),
      paragraph("平放，避光，远离水管。纸也怕热闹，最好与茶杯、猫和小孩子分开住。"),
    ]
  }

  private static var lists: [Block] {
    [
      heading(2, "列表"), paragraph("排字的法子换过几代："),
      .list(
        List(
          .bullet,
          items: [
            item("铅字：一字一身，排错了换一个。"),
            item(
              "照排：一字一格，从底片上取来。",
              [.list(List(.bullet, items: [item("手选照排"), item("激光照排，1985 年前后")]))]),
          ])),
      paragraph("折一本小册子，三步就够："),
      .list(
        List(.ordered(start: 1), items: [item("裁纸，四边要正。"), item("对折，压实折痕。"), item("配页，数一遍，再数一遍。")])),
      paragraph("付印之前还有两件事，做完一件勾一件："),
      .list(List(.bullet, items: [item("校对第一遍", isDone: true), item("校对第二遍", isDone: false)])),
      .definitionList(
        DefinitionList(items: [
          DefinitionList.Item(
            terms: [[.text("版心")]], definitions: [[paragraph("一面上排字的地方，四周是白边。")]]),
          DefinitionList.Item(
            terms: [[.text("天头")], [.text("地脚")]], definitions: [[paragraph("版心上面和下面的白边。")]]),
        ])),
    ]
  }

  private static func code(_ language: String, _ text: String) -> Block {
    .code(CodeBlock(text, language: language, tokens: Highlighter.tokens(of: text, language: language)))
  }
}
