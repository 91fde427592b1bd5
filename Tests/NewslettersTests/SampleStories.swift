@testable import TestSupport
import Newsletters

/// Stories of one topic, made of invented sentences: enough alike to be a test of likeness, never the same.
struct SampleStories {
  /// What the stories are written in.
  enum Script: String, CaseIterable { case chinese, japanese, english }

  private let script: Script
  private var random: SeededGenerator

  init(_ script: Script, seed: Int) {
    self.script = script
    random = SeededGenerator(seed: seed)
  }

  /// A story of `count` sentences. Patterns and names are few, as in the news of one market.
  mutating func story(_ count: Int) -> [String] { (0..<count).map { _ in sentence() } }

  /// The same story as another desk prints it: another head and foot, and one sentence in fifteen retold.
  mutating func retold(_ story: [String]) -> [String] {
    let body = story.map { Int.random(in: 0..<15, using: &random) == 0 ? sentence() : $0 }
    return [sentence()] + body + [sentence()]
  }

  /// A story as a body in Markdown, `each` sentences to a paragraph.
  func body(_ story: [String], each: Int = 4) -> [UInt8] {
    let blank = script == .english ? " " : ""
    let paragraphs = stride(from: 0, to: story.count, by: each).map { start in
      story[start..<min(start + each, story.count)].joined(separator: blank)
    }
    return Array(paragraphs.joined(separator: "\n\n").utf8)
  }

  private mutating func sentence() -> String {
    let pattern = pick(SampleStories.patterns[script] ?? [])
    return pattern.map { piece -> String in
      switch piece {
      case "A": pick(SampleStories.names[script] ?? [])
      case "V": pick(SampleStories.doings[script] ?? [])
      case "N": String(Int.random(in: 2...980, using: &random))
      default: String(piece)
      }
    }.joined()
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

  private static let patterns: [Script: [String]] = [
    .chinese: [
      "A昨日V，当日水位上升N厘米。", "据A介绍，下游N个渡口已经V。", "A负责人说，今年的渔汛比往年早N天，各码头正在V。",
      "到傍晚为止，A共收到N份登记表，并且V。", "与上月相比，A的货船多了N艘，主要原因是A开始V。", "A预计，N天之后可以V。",
      "有居民告诉记者，A门前的石阶淹了N级，大家只好V。", "为此，A拿出N担稻谷，请邻近村镇V。",
    ],
    .japanese: [
      "Aは昨日、Vと発表した。水位はNセンチ上がった。", "Aによると、下流のNか所の渡し場ではすでにVという。",
      "今年の漁期は例年よりN日早く、Aの人々はVことになった。", "夕方までにAへ届いた申込書はN通で、近くVとみられる。",
      "先月と比べてAの船はN隻増えた。Vからだ。", "N日後にはVと、Aは見込んでいる。",
    ],
    .english: [
      "A said on Monday it would V after the river rose N centimetres. ",
      "According to A, N landing stages downstream have agreed to V. ",
      "The season came N days early this year, and A had to V. ",
      "By dusk A had counted N forms and was ready to V. ",
      "Compared with last month A sent N more barges to V. ",
      "In N days, A expects, everyone will V again. ",
    ],
  ]

  private static let names: [Script: [String]] = [
    .chinese: ["柳浦镇", "青石渡口", "河务所", "南埠船行", "白沙商会", "东堤粮栈", "上游水文站", "芦湾渔会", "石桥村", "新圩码头"],
    .japanese: ["柳の町役場", "青石の渡し", "川の見張り所", "南の船問屋", "白砂組合", "東堤の蔵", "上流の観測所", "葦の入江の漁協"],
    .english: [
      "Willow Ferry", "the Bluestone Pier", "the river office", "South Quay Shipping", "the White Sand guild",
      "the granary on East Dyke", "the upper gauge", "Reed Bay's fishers",
    ],
  ]

  private static let doings: [Script: [String]] = [
    .chinese: ["加固堤岸", "清点沙包", "停运三班渡船", "修补渔网", "改走北边的旧航道", "安排人手轮流守夜", "借出多余的木板", "把货物搬到高处", "重新丈量码头"],
    .japanese: ["堤を固める", "土のうを数える", "渡し舟を三便休む", "網を繕う", "北の古い水路を通る", "夜番を立てる", "余った板を貸し出す", "荷を高台へ移す"],
    .english: [
      "shore up the banks", "count the sandbags", "suspend three crossings", "mend their nets",
      "take the old northern channel", "keep watch by turns at night", "lend spare planks",
      "move goods uphill",
    ],
  ]
}
