/// Text of words, names, figures and marks as they come in news, from a small generator (Knuth's MMIX constants).
struct BenchText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let words = [
    "市场", "公司", "增长", "时间", "国家", "我们", "经济", "问题", "工作", "发展", "他们", "没有", "进行", "已经", "今年", "其中",
    "的", "了", "在", "是", "和", "不", "一", "有", "这", "中", "大", "来", "上", "为", "到", "说", "就", "出", "可", "也", "得",
    "研究", "价格", "技术", "生产", "社会", "可能", "需要", "因为", "消费者", "分析师", "季度", "报告", "显示", "利率", "投资者",
  ]
  private static let marks = [
    "，", "，", "，", "。", "。", "、", "；", "：“", "。”", "（", "）", "《", "》", "——", "……", "？", "！",
  ]
  private static let latin = [
    "GDP", "Jackson Hole", "3,462.17点", "8.4%", "2026年", "AI", "New York Times", "120亿美元", "iPhone 15",
  ]

  private mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  /// `count` characters.
  func text(_ count: Int) -> String {
    var copy = self
    return copy.next(count)
  }

  /// Paragraphs of 40 to 360 characters, `count` in all.
  func paragraphs(_ count: Int) -> [String] {
    var copy = self
    var (result, rest) = ([String](), count)
    while rest > 0 {
      let length = min(rest, 40 + copy.roll(321))
      result.append(copy.next(length))
      rest -= length
    }
    return result
  }

  private mutating func next(_ count: Int) -> String {
    var (text, length, sinceMark) = ("", 0, 0)
    while length < count {
      sinceMark += 1
      let isMark = sinceMark > 3 && roll(4) == 0
      let list = isMark ? BenchText.marks : roll(18) == 0 ? BenchText.latin : BenchText.words
      if isMark { sinceMark = 0 }
      let piece = list[roll(list.count)].prefix(count - length)
      text += piece
      length += piece.count
    }
    return text
  }
}
