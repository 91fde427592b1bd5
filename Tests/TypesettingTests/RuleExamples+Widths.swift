import Manuscript
import Themes

extension RuleExample {
  /// How wide marks are, and what becomes of them at line edges.
  static let widths: [RuleExample] = [
    .applies("PW-2", "参见《周刊》，另见", .step("》，", 0.5)),
    .applies("PW-2", "他说：“好”。然后", .step("：“", 0.5), .step("”。", 0.5)),
    .applies("PW-2", "（《周刊》）的", .step("（《", 0.5), .step("》）", 0.5)),
    .applies("PW-2", "“甲”“乙”《丙》《丁》", .step("”“", 0.5), .step("》《", 0.5)),
    .applies("PW-2", "本「甲」、「乙」。", in: .japanese, .step("」、", 0.5), .step("、「", 0.5)),
    .applies("PW-2", "他說：「好」，他", in: .zhHant, .span("：「", 1.5), .span("」，", 1.5)),
    .applies("PW-2", "好。」他", in: .zhHant, .span("。」", 1.75)),
    .applies("PW-2", "好！「他」", in: .zhHant, .span("！「", 1.5)),
    .applies("PW-2", "甲」・「乙", in: .japanese, .span("」・「", 1.75 + 0.25)),
    .spares("PW-2", "他说，这样", .step("，这", 1)),
    .spares("PW-2", "他說，這樣", in: .zhHant, .span("，", 1)),
    .spares("PW-2", "本！「他」", in: .japanese, .span("！「", 2)),

    .applies("PW-3", "甲乙丙丁戊己庚辛壬癸《子丑寅》卯", at: 10, .origin(1, -0.5)),
    .applies("PW-3", "“我们并不担心。”他说", indent: 2, .origin(0, 1.5), .step("“我", 1)),
    .applies("PW-3", "「我們」他說", in: .zhHant, indent: 2, .origin(0, 1.5)),
    .applies("PW-3", "「はい」と", in: .japanese, indent: 1, .origin(0, 0.5)),
    .spares("PW-3", "甲乙丙丁戊己庚辛壬癸子丑寅卯", at: 10, .origin(1, 0)),

    .applies("PW-4", "甲乙丙丁戊己庚辛壬，子丑寅卯", at: 9.5, .ends(0, 9.5), .step("壬，", 1)),
    .applies("PW-4", "甲乙丙丁戊己庚辛壬！子丑寅卯", at: 9.5, .ends(0, 9.5), .step("壬！", 1)),
    .applies("PW-4", "甲乙丙丁戊己庚辛）子丑寅卯", at: 8.5, .ends(0, 8.5), .step("辛）", 1)),
    .applies("PW-4", "あいうえおかきくけ。こさし", in: .japanese, at: 10, .ends(0, 10), .step("け。", 1)),
    .applies("PW-4", "あいうえおかきくけ、こさし", in: .japanese, at: 9.5, .ends(0, 9.5), .step("け、", 1)),
    .applies("PW-4", "甲乙丙丁戊己庚辛壬，子丑寅卯", in: .zhHant, at: 10, .ends(0, 10), .step("壬，", 1)),
    .applies("PW-4", "甲乙丙丁戊己庚辛壬，子丑寅卯", in: .zhHant, at: 9.5, .noStart("，"), .ends(0, 9.5)),
    // The blank at the line end goes before any within the line.
    .applies(
      "PW-4", "甲（乙）丙丁戊己庚辛壬，子丑", in: .zhHant, at: 11.75, .ends(0, 11.75), .step("乙）", 1), .step("）丙", 1)),
    .spares("PW-4", "甲乙丙，丁戊", .step("，丁", 1)),

    .applies("PW-5", "真的？！不会吧！！！对", .span("？！", 1), .span("！！！", 2)),
    .applies("PW-5", "真的？？不会", .span("？？", 1)),
    .spares("PW-5", "真的？不会", .span("？", 1)),
    .spares("PW-5", "真的？！不", in: .zhHant, .span("？！", 2)),

    .applies("PW-6", "贷款——这", .span("——", 2)),
    .applies("PW-6", "一线……交易", .span("……", 2)),
    .applies("PW-6", "一線……交易——這", in: .zhHant, .span("……", 2), .span("——", 2)),
    .applies("PW-6", "いろ……は——と", in: .japanese, .span("……", 2), .span("——", 2)),
    .spares("PW-6", "甲—乙", .span("—", 1)),

    .applies(
      "PW-7", "好，的。吧；嗯", with: { $0.cjk.punctuation = .kaiming }, .step("，的", 0.5), .step("。吧", 1),
      .step("；嗯", 0.5)),
    .applies(
      "PW-7", "好，的。吧", with: { $0.cjk.punctuation = .banjiao }, .step("，的", 0.5), .step("。吧", 0.5)),
    .applies("PW-7", "好，的。吧", in: .zhHant, with: { $0.cjk.punctuation = .banjiao }, .span("，", 0.5)),
    .spares("PW-7", "好，的。吧", .step("，的", 1), .step("。吧", 1)),

    .applies(
      "HP-1", "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", at: 10, with: { $0.cjk.hanging = true },
      .lines(["甲乙丙丁戊己庚辛壬癸，", "子丑寅卯。"]), .ends(0, 10.5)),
    .applies(
      "HP-1", "あいうえおかきくけこ。さしす", in: .japanese, at: 10, with: { $0.cjk.hanging = true },
      .lines(["あいうえおかきくけこ。", "さしす"]), .step("こ。", 1)),
    .applies("HP-1", "甲。乙", at: 1, .noStart("。"), .findings([.markHung])),
    .spares(
      "HP-1", "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", at: 10.5, with: { $0.cjk.hanging = true }, .ends(0, 10.5)),
    .spares("HP-1", "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", at: 10, .lines(["甲乙丙丁戊己庚辛壬", "癸，子丑寅卯。"])),
    .spares(
      "HP-1", "甲乙丙丁戊己庚辛壬癸，子丑寅卯。", in: .zhHant, at: 10, with: { $0.cjk.hanging = true }, .ends(0, 10)),
    .spares(
      "HP-1", "甲乙丙丁戊己庚辛（壬癸）。子丑寅卯", at: 10.5, with: { $0.cjk.hanging = true }, .ends(0, 10.5)),
  ]
}
