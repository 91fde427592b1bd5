import Manuscript
import Themes

extension RuleExample {
  /// Where lines break, whatever the level.
  static let breaking: [RuleExample] = [
    .applies("LB-0", "one word and another", in: .english, at: 6, .keeps("word"), .keeps("another")),
    .spares("LB-0", "甲乙丙丁戊己", at: 3, .lines(["甲乙丙", "丁戊己"])),

    .applies(
      "LB-1s", "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", at: 10, .lines(["甲乙丙丁戊己庚辛壬", "癸，子丑寅卯。"])),
    .applies("LB-1s", "列奥多·达·文西与弗里·尼德", at: 5, .noStart("·")),
    .applies("LB-1s", "从2019～2021年的各个年份", at: 5, .noStart("～")),
    .applies("LB-1s", "从2019–2021年的各个年份", at: 5, .noStart("–")),
    .spares("LB-1s", "甲乙丙丁（戊己庚）辛壬癸子丑", at: 4, .someStart("（")),

    .applies("LB-1e", "他在书里写的“明天会更好的”也许", at: 7, .noEnd("“")),
    .applies("LB-1e", "一共大约是￥3,900和$120的", at: 6, .noEnd("￥$")),
    .spares("LB-1e", "甲乙丙，丁戊己，庚辛壬", at: 3.5, .someEnd("，")),

    .applies("LB-3", "今年同比增长4.03%并保持稳定", at: 7, .keeps("4.03%")),
    .applies("LB-3", "时间是12:30到15:45之间的时候", at: 6, .keeps("12:30"), .keeps("15:45")),
    .applies("LB-3", "昨天夜里最低的是-12℃以下", at: 8, .keeps("-12℃")),
    .applies("LB-3", "总共约为€500和$1.2亿以及", at: 7, .keeps("€500"), .keeps("$1.2")),
    .spares("LB-3", "从2019年-2021年之间的年份里", at: 5, .noStart("-")),

    .applies("LB-4", "前十个月全国家庭增加3109亿元左右。", at: 12, .keeps("3109亿")),
    .spares("LB-4", "是3109亿元", at: 3.2, .splits("3109亿")),

    .applies("LB-5", "少的就是多的——这句话，少就是多——记住", at: 6, .keeps("——")),
    .applies("LB-5", "他说……我也不知道……真的", at: 3, .keeps("……")),
    .spares("LB-5", "甲乙丙——……丁戊己", at: 5, .splits("——……")),

    .applies("LB-6", "见第\u{A0}3\u{A0}章以及其他的说明", at: 5, .keeps("第\u{A0}3\u{A0}章")),
    .applies("LB-6", "以及图\u{2060}5的说明", at: 3, .keeps("图\u{2060}5")),
    .applies("LB-6", "abcdefghijkl\u{200B}mnopqrstuvwx", in: .english, at: 8, .splits("kl\u{200B}mn")),
    .spares("LB-6", "甲乙丙 丁戊己", at: 3, .lines(["甲乙丙", "丁戊己"])),

    .applies(
      "LB-7", "甲乙丙。』」丁戊己庚辛壬癸子丑", at: 4, .someStart("」"), .findings([.breakRelief])),
    .spares("LB-7", "甲乙丙。』」丁戊己庚辛壬癸子丑", at: 20, .findings([])),
    .spares("LB-7", "甲乙丙。」丁戊己庚辛壬癸子丑", at: 4, .noStart("。」")),
    .spares("LB-7", "甲乙丙。』」丁戊己庚辛壬癸子丑", in: .japanese, at: 4, .noStart("」")),

    .applies("LB-ko", "우리는 책을 만들고 읽는다", in: .korean, at: 6, .keeps("만들고"), .keeps("읽는다")),
    .applies("LB-ko", "우리 책은 GDP는 “만들”고", in: .korean, at: 5, .keeps("GDP는"), .keeps("“만들”고")),
    .spares(
      "LB-ko", "우리는책을만들고읽는다", in: .korean, at: 5, with: { $0.cjk.koreanBreaks = .syllables },
      .splits("우리는책을만")),

    .applies(
      "LB-url", "详见https://example.com/reports/2026/q3?lang=zh-CN的说明", at: 11, .noStart("/?=&#-.")),
    .applies("LB-url", "请看www.example.com/reports/all的说明", at: 9, .keeps("www."), .noStart("/.")),
    .spares("LB-url", "详见https://example.com/reports的说明", .keeps("https://example.com/reports")),
    .spares("LB-url", "either/or and the wwwx.", in: .english, at: 20, .keeps("either/or")),

    .applies("LB-hy", "an in\u{AD}ter\u{AD}na\u{AD}tional matter", in: .english, at: 5, .someEnd("\u{AD}")),
    .spares("LB-hy", "an in\u{AD}ter\u{AD}est", in: .english, .lines(["an interest"])),

    .applies("PA-1", "　　截至十月末，有所增长。", indent: 2, .origin(0, 2)),
    .spares("PA-1", "甲　乙", .gap("甲　", 0), .gap("　乙", 0)),

    .applies("PA-2", "甲乙丙丁戊己庚辛壬癸子丑", at: 7.2, .ends(0, 7.2)),
    .spares("PA-2", "甲乙丙丁戊己庚辛壬癸子丑", at: 7.2, .ends(1, 5)),

    .applies("PA-3", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌。", at: 10, .noStart("戌")),
    .spares("PA-3", "戌。", at: 10, .lines(["戌。"])),
  ]

  /// Levels by language.
  static let levels: [RuleExample] = [
    .applies("LB-1g", "各个地方／全部地方／中国地方", at: 5, .noEnd("／"), .noStart("／")),
    .spares("LB-1g", "各个地方／全部地方／中国地方", in: .zhHant, at: 5, .someEnd("／"), .noStart("／")),
    .applies("LB-1x", "一二三四五六……七八九十", at: 6, with: { $0.cjk.level = .strict }, .noStart("…")),
    .applies("LB-1x", "一二三四五六——七八九十", at: 6, with: { $0.cjk.level = .strict }, .noStart("—")),
    .spares("LB-1x", "一二三四五六……七八九十", at: 6, .someStart("…")),
    .applies(
      "LB-1n", "甲乙丙丁，戊己庚辛壬癸", in: .zhHant, at: 4, with: { $0.cjk.level = .none }, .someStart("，")),
    .spares("LB-1n", "甲乙丙丁，戊己庚辛壬癸", in: .zhHant, at: 4, .noStart("，")),
    .spares(
      "LB-1n", "甲乙——丙丁3.5%", in: .zhHant, at: 3, with: { $0.cjk.level = .none }, .keeps("——"), .keeps("3.5")),

    .applies(
      "LB-ja", "メッセージをチェックする", in: .japanese, at: 3, .someStart("ー"),
      .lines([
        "メッセ", "ージを", "チェッ", "クする",
      ])),
    .applies("LB-ja", "時の人々が見た国", in: .japanese, at: 3, .someStart("々")),
    .applies(
      "LB-ja", "メッセージをチェックする", in: .japanese, at: 3, with: { $0.cjk.level = .veryStrict },
      .noStart("ーッェ")),
    .applies("LB-ja", "ここのゝことはどうか", in: .japanese, at: 3, .noStart("ゝ")),
    .applies("LB-ja", "あいう・えおかきくけ", in: .japanese, at: 3, .noStart("・")),
    .spares(
      "LB-ja", "あいう・えおかきくけ", in: .japanese, at: 3, with: { $0.cjk.level = .loose }, .someStart("・")),
    .spares(
      "LB-ja", "あいう！えおかきくけ", in: .japanese, at: 3, with: { $0.cjk.level = .veryLoose }, .someStart("！")),
    .spares(
      "LB-ja", "あいう、えおかきくけ", in: .japanese, at: 3, with: { $0.cjk.level = .none }, .noStart("、")),
    .spares("LB-ja", "いろは——にほへと", in: .japanese, at: 3, .someStart("—")),
  ]
}
