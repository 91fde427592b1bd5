import Manuscript
import Testing
import Themes
import Typesetting

@testable import Covers

/// Names of authors in a box, set with a mock in which every character is a square em.
@Suite struct FitNamesTests {
  /// The lines in a box of 100 units' size, each as `size: text`.
  private func lines(
    _ names: [String], _ width: Double, _ height: Double, _ language: Language = .zhHans
  ) -> [String] {
    let typesetter = CoverTypesetter(
      setter: SquareSetter(), language: language, color: Color(red: 0, green: 0, blue: 0))
    let box = CoverBoxes.Block(
      frame: Rect(x: 0, y: 0, width: width, height: height), size: 100, font: .kai, weight: .regular)
    return typesetter.names(names, in: box).map { "\(Int($0.size)): \($0.text)" }
  }

  @Test func leavesNamesThatFitOnOneLine() {
    #expect(lines(["甲甲", "乙乙"], 500, 100) == ["100: 甲甲、乙乙"])
    #expect(lines([], 500, 100).isEmpty)
  }

  @Test func breaksBetweenNamesIntoLinesOfOneLength() {
    let names = ["甲甲", "乙乙", "丙丙", "丁丁"]
    #expect(lines(names, 900, 230) == ["100: 甲甲、乙乙、", "100: 丙丙、丁丁"])
    #expect(lines(["An Bo", "Cy Do"], 600, 230, .english) == ["100: An Bo,", "100: Cy Do"])
  }

  @Test func setsNamesSmallerWhereTheBoxHasTooFewLines() {
    #expect(lines(["甲甲", "乙乙"], 400, 100) == ["76: 甲甲、乙乙"])
  }

  @Test(arguments: [
    (Language.zhHans, "66: 甲甲、乙乙、丙丙、丁丁等"), (.japanese, "66: 甲甲、乙乙、丙丙、丁丁ほか"), (.korean, "66: 甲甲, 乙乙, 丙丙 외"),
    (.english, "66: 甲甲 and others"),
  ])
  func saysThatThereAreOthers(language: Language, line: String) {
    #expect(lines(["甲甲", "乙乙", "丙丙", "丁丁", "戊戊"], 66 * 13.5, 100, language).first == line)
  }

  @Test func breaksANameThatIsLongerThanALineAtTheSmallestSize() {
    #expect(lines(["一二三四五六七八九", "甲"], 400, 240) == ["66: 一二三四五六", "66: 七八九、", "66: 甲"])
  }

  @Test func cutsANameThatTheBoxDoesNotHold() {
    #expect(lines(["一二三四五六七八九"], 400, 100) == ["66: 一二三四五…"])
    #expect(lines(["一二三四五六七八九", "甲"], 400, 100) == ["66: 一二三四五…"])
  }

  @Test func staysWithinTheBoxWithEightNames() {
    for count in 1...8 {
      let names = (0..<count).map { $0.isMultiple(of: 2) ? "欧阳若水" : "Edith Marlowe" }
      for (width, height) in [(1240.0, 300.0), (820, 120), (1340, 400)] {
        let lines = lines(names, width, height)
        let size = Double(lines[0].prefix { $0 != ":" }) ?? 0
        #expect(lines.allSatisfy { Double($0.count - "\(Int(size)): ".count) * size <= width })
        #expect(size * (1 + 1.3 * Double(lines.count - 1)) <= height)
      }
    }
  }
}
