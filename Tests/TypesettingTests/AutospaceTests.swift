import Testing

@testable import Typesetting

@Suite struct AutospaceTests {
  @Test(arguments: [
    ("2024年3月", "2024+年+3+月"), ("写 Swift 的", "写 Swift 的"), ("（A）一", "（A）一"), ("第12期，x", "第+12+期，x"),
    ("かなA", "かな+A"), ("100%的e\u{301}人", "100%+的+e\u{301}+人"), ("", ""),
  ])
  func standsBetweenHanAndLatinOnly(text: String, opened: String) {
    #expect(
      Autospace.opened(text, width: 0.25) == opened.replacing("+", with: "\u{2005}"), "\(text)")
  }

  @Test(arguments: [(0.0, "年1"), (0.125, "年\u{2006}1"), (0.33, "年\u{2004}1")])
  func isAsWideAsTheThemeSays(width: Double, opened: String) {
    #expect(Autospace.opened("年1", width: width) == opened)
  }
}
