import Manuscript
import Themes

extension RuleExample {
  /// Blanks between scripts, faces and decorations.
  static let spacing: [RuleExample] = [
    .applies("AS-1", "用Swift写5个GB文件", .gap("用S", 0.25), .gap("t写", 0.25), .gap("写5", 0.25), .gap("个G", 0.25)),
    .applies("AS-1", "增长8.4%左右", .gap("长8", 0.25), .gap("%左", 0.25)),
    .applies("AS-1", "用Swift寫", in: .zhHant, .gap("用S", 0.25)),
    .applies("AS-1", "これはSwiftです", in: .japanese, .gap("はS", 0.25), .gap("tで", 0.25)),
    .spares("AS-1", "우리GDP는", in: .korean, .gap("리G", 0), .gap("P는", 0)),
    .spares("AS-1", "the sign字is", in: .english, .gap("n字", 0)),
    .spares("AS-1", "用Swift写", with: { $0.cjk.autospace = 0 }, .gap("用S", 0)),

    .applies("AS-2", "货币（M2）与，GDP。CPI", .gap("P。", 0), .gap("，G", 0), .gap("2）", 0)),
    .applies("AS-2", "货币(M2)与", .gap("币(", 0), .gap(")与", 0)),
    .applies("AS-2", "甲乙丙丁戊己庚辛壬癸Swift语言", at: 10, .lines(["甲乙丙丁戊己庚辛壬癸", "Swift语言"]), .origin(1, 0)),
    .applies("AS-2", "约为￥35元", .gap("为￥", 0)),
    .spares("AS-2", "货币M2与", .gap("币M", 0.25)),

    .applies("AS-3", "他 用 Swift 写", .gap("用S", 0.25), .gap("t写", 0.25)),
    .spares("AS-3", "他 用 Swift 写", with: { $0.cjk.autospace = 0 }, .lines(["他 用 Swift 写"])),

    .applies(
      "AS-5", "使用foo函数与Bar类",
      as: [
        .text("使用"), .code("foo"), .text("函数与"), .strong([.text("Bar")]), .text("类"),
      ], .gap("用f", 0.25), .gap("o函", 0.25), .gap("与B", 0.25), .gap("r类", 0.25), .lines(["使用foo函数与Bar类"])),
    .applies(
      "AS-5", "使用Swift与",
      as: [
        .text("使用"), .link(Link(.external("https://example.com/"), [.text("Swift")])), .text("与"),
      ], .gap("用S", 0.25), .gap("t与", 0.25)),
    .spares(
      "AS-5", "使用函数", as: [.text("使用"), .strong([.text("函数")])], .gap("用函", 0)),

    .applies("FN-1", "用Swift写，5", .family("S", "Noto Serif"), .family("5", "Noto Serif")),
    .spares("FN-1", "用Swift写，5", .family("写", "Noto Serif CJK SC"), .family("，", "Noto Serif CJK SC")),

    .applies("FN-2", "所谓“泡沫”并不可怕", .family("“", "Noto Serif CJK SC")),
    .applies("FN-2", "增长“3.5%”的", .family("”", "Noto Serif CJK SC")),
    .applies("FN-2", "强调“data”，市", .family("”", "Noto Serif CJK SC"), .family("“", "Noto Serif CJK SC")),
    .applies("FN-2", "让·雅与……在——里", .family("·", "Noto Serif CJK SC"), .family("——", "Noto Serif CJK SC")),
    .spares("FN-2", "公司Moody’s与其他的", .family("’", "Noto Serif")),
    .spares("FN-2", "他说“the banks’ view”而已", .family("’", "Noto Serif"), .family("”", "Noto Serif CJK SC")),
    .spares(
      "FN-2", "He said “yes” and left.", in: .english, .family("“", "Noto Serif"), .family("”", "Noto Serif")),

    .applies("FN-3", "字\u{12345}体", .findings([.glyphMissing])),
    .spares("FN-3", "字体", .findings([])),

    .applies("FN-4", "强调word", as: [.emphasis([.text("强调word")])], .upright("强"), .upright("调")),
    .spares("FN-4", "强调，", as: [.strong([.text("强调，")])], .upright("强")),

    .applies("ST-1", "强调，不", as: [.emphasis([.text("强调，")]), .text("不")], .dots(2)),
    .spares("ST-1", "强调，不", as: [.strong([.text("强调，")]), .text("不")], .dots(0)),

    .applies(
      "RB-1", "甲乙丙银行丁戊", at: 4,
      as: [
        .text("甲乙丙"), .ruby([RubyPair(base: [.text("银行")], text: "yh")]), .text("丁戊"),
      ], .keeps("银行")),
    .spares("RB-1", "甲乙丙银行丁戊", at: 4, .splits("银行")),

    .applies(
      "VT-1", "全年12月有GDP的数据", with: { $0.page.writing = .vertical }, .stands("全年[12]月有<GDP>的数据")),
    .applies("VT-1", "第128页", with: { $0.page.writing = .vertical }, .stands("第<128>页")),
    .spares("VT-1", "全年12月", .stands("<全年12月>")),
  ]
}
