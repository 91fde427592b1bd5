import Manuscript

extension Specimen {
  static var traditional: Chapter {
    Chapter(
      id: ChapterID("traditional"), title: "對開的紙", byline: byline("紙上人", "繁體中文"), language: .zhHant,
      blocks: [
        paragraph(
          "「紙要對折，話要直說。」老師傅把裁刀放下，看了看窗外：雨已經停了，屋簷還在滴水。標點放在字格的正中，是這裡的規矩；"
            + "逗號、句號都不靠邊，像坐在椅子中間的客人，客氣，但不拘束。"),
        .paragraph(
          Paragraph([
            .text("注音在字的旁邊："),
            .ruby([RubyPair(base: [.text("對")], text: "ㄉㄨㄟˋ"), RubyPair(base: [.text("折")], text: "ㄓㄜˊ")]),
            .text("；要緊的字"), .emphasis([.text("加著重號")]), .text("。"),
          ])),
      ])
  }

  static var japanese: Chapter {
    Chapter(
      id: ChapterID("japanese"), title: "紙を折る", byline: byline("紙野折江", "日本語"), language: .japanese,
      blocks: [
        .paragraph(
          Paragraph([
            .text("一枚の紙を二つに折ると、四つの面ができる。"),
            .ruby([RubyPair(base: [.text("職人")], text: "しょくにん")]),
            .text(
              "はそれを重ね、糸を通し、背を固めて本にする。「行のはじめに句点を置くな、行の終わりに括弧を残すな」と、"
                + "父はよく言った。ちいさい「っ」や長音「ー」も、できるだけ行頭には立たせない。"),
          ])),
        .paragraph(
          Paragraph([
            .text("大切なところには"), .emphasis([.text("傍点")]),
            .text("を打ち、欧文の word や 2024 年の数字とのあいだには、四分のアキを入れる。"),
          ])),
        .quote(Quote([paragraph("紙は待つ。折られるまで、黙って待つ。")])),
      ])
  }

  static var korean: Chapter {
    Chapter(
      id: ChapterID("korean"), title: "종이를 접다", byline: byline("한지운", "한국어"), language: .korean,
      blocks: [
        .paragraph(
          Paragraph([
            .text(
              "종이 한 장을 반으로 접으면 네 면이 생긴다. 장인은 그것을 포개고 실로 꿰매어 책을 만든다. “줄의 첫머리에 마침표를 두지 말라”고 "
                + "스승은 말했다. 띄어쓰기가 있는 글에서는 낱말 사이에서만 줄을 바꾸는 것이 보기 좋다. "),
            .emphasis([.text("중요한 말")]), .text("에는 점을 찍고, "), .strong([.text("더 중요한 말")]),
            .text("은 굵게 쓴다. 2024년의 Seoul에서도 마찬가지다."),
          ]))
      ])
  }

  static var english: Chapter {
    Chapter(
      id: ChapterID("english"), title: "One Sheet, Folded Once", byline: byline("P. Leaf", "English"),
      language: .english,
      blocks: [
        .paragraph(
          Paragraph([
            .text(
              "Fold a sheet of paper once and you hold two leaves with four sides. Binders gather such sheets, sew them "
                + "through the fold and round the spine; compositors, who never touch the thread, think of one side at a "
                + "time. “How wide is the measure?” they ask, “and how deep the margin?” A line of sixty-six characters — "
                + "give or take a dozen — lets the eye return without "),
            .emphasis([.text("losing its place")]),
            .text(
              "; hyphenation keeps the greyness even, and a few old-fashioned courtesies keep it kind."),
          ])),
        heading(2, "A Heading, and a List"),
        .list(
          List(
            .ordered(start: 1),
            items: [
              item("Fold with the grain."), item("Press with bone, not with a thumbnail."), item("Wait."),
            ])),
        .paragraph(
          Paragraph([
            .text("A Chinese word, "), .span(.zhHans, [.text("对折")]),
            .text(" (“folded in two”), stands among the Latin ones as tall as a capital."),
          ])),
      ])
  }
}
