import Testing

@testable import Covers

@Suite struct SplitWordsTests {
  @Test(arguments: [
    (["出版社", "的一年"], 0), (["出版", "社的一年"], 2), (["兴业银行普", "惠小微贷款"], 1), (["一行"], 0), (["", "一行"], 0),
  ])
  func countsLineEndsInsideOfWords(lines: [String], cost: Int) {
    #expect(SplitWords.cost(of: lines) == cost)
  }
}
