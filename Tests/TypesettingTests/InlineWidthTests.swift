import Foundation
import Manuscript
import PangoCairo
import Testing
import Themes

@testable import Typesetting

/// Widths of marks and blanks on one natural line, in em (rules PW, AS, FN).
@Suite struct InlineWidthTests {
  /// The distance between the origins of the two characters of `pair`.
  private func step(_ text: String, _ pair: String, _ harness: InlineHarness = InlineHarness()) throws
    -> Double
  {
    let (first, second) = try places(text, pair, harness)
    return second.x - first.x
  }

  private func gap(_ text: String, _ pair: String, _ harness: InlineHarness = InlineHarness()) throws
    -> Double
  {
    let (first, second) = try places(text, pair, harness)
    return second.x - first.x - first.advance
  }

  private func places(
    _ text: String, _ pair: String, _ harness: InlineHarness
  ) throws -> (InlineHarness.Place, InlineHarness.Place) {
    let places = try harness.set(text).lines.flatMap(InlineHarness.places).filter { $0.text != " " }
    let index = places.indices.dropLast().first { places[$0].text + places[$0 + 1].text == pair }
    let first = try #require(index)
    return (places[first], places[first + 1])
  }

  @Test(arguments: [
    ("参见《周刊》，另见", "》，", 0.5), ("他说：“好”。然后", "：“", 0.5), ("他说：“好”。然后", "”。", 0.5),
    ("（《周刊》）", "（《", 0.5), ("（《周刊》）", "》）", 0.5), ("“甲”“乙”《丙》《丁》", "”“", 0.5),
    ("“甲”“乙”《丙》《丁》", "》《", 0.5), ("好。”（完）后", "。”", 0.5), ("好。”（完）后", "”（", 0.5),
    ("他说，好", "，好", 1.0), ("让·雅克", "让·", 1.0),
  ])
  func neighbouringMarksShareTheirBlank(_ text: String, _ pair: String, _ expected: Double) throws {
    #expect(abs(try step(text, pair) - expected) < (pair == "让·" ? 0.15 : 0.001))
  }

  @Test func marksOfThreeStylesHaveTheirWidths() throws {
    var harness = InlineHarness()
    harness.theme.cjk.punctuation = .kaiming
    #expect(abs(try step("好，的。吧；嗯！", "，的", harness) - 0.5) < 0.001)
    #expect(abs(try step("好，的。吧；嗯！", "。吧", harness) - 1) < 0.001)
    harness.theme.cjk.punctuation = .banjiao
    #expect(abs(try step("好，的。吧", "。吧", harness) - 0.5) < 0.001)
  }

  @Test func interpunctIsHalfAnEmInSimplifiedChinese() throws {
    let places = try InlineHarness().set("让·雅").lines.flatMap(InlineHarness.places)
    #expect(abs(places[2].x - places[0].x - 1.5) < 0.001)
  }

  @Test func longMarksAreTwoEm() throws {
    for text in ["好的——这", "好的……这"] {
      let places = try InlineHarness().set(text).lines.flatMap(InlineHarness.places)
      let last = try #require(places.last)
      #expect(abs(last.x - 4) < 0.001, "\(text)")
    }
  }

  @Test func openingMarksStandFlushAtLineStarts() throws {
    let second = try InlineHarness(measure: 10).set("甲乙丙丁戊己庚辛壬癸《子丑寅》卯").lines[1]
    #expect(abs(try InlineHarness.places(second)[0].x + 0.5) < 0.001)
    let indented = try InlineHarness(indent: 2).set("“我们并不担心。”他说").lines[0]
    #expect(abs(try InlineHarness.places(indented)[0].x - 1.5) < 0.001)
    #expect(abs(try InlineHarness.places(indented)[1].x - 2.5) < 0.001)
  }

  @Test func japaneseStopsKeepTheirBlankAtLineEnds() throws {
    let harness = InlineHarness(language: .japanese, measure: 10)
    let lines = try harness.set("一二三四五六七八九。甲乙丙丁").lines
    #expect(abs(try InlineHarness.places(lines[0])[9].x - 9) < 0.001)
    #expect(abs(lines[0].width - 100) < 0.001)
  }

  @Test func traditionalMarksStandInTheMiddle() throws {
    let harness = InlineHarness(language: .zhHant)
    #expect(abs(try step("他說，這樣。很好", "說，", harness) - 1) < 0.001)
    #expect(abs(try step("他說，這樣。很好", "，這", harness) - 1) < 0.001)
  }

  @Test(arguments: ["用S", "t写", "写5", "5个", "个G", "B文"])
  func latinBesideHanHasAQuarterEm(_ pair: String) throws {
    #expect(abs(try gap("用Swift写5个GB文件", pair) - 0.25) < 0.001)
  }

  @Test(arguments: ["用S", "t写"])
  func aTypedSpaceBesideHanIsReplaced(_ pair: String) throws {
    #expect(abs(try gap("他 用 Swift 写", pair) - 0.25) < 0.001)
  }

  @Test func aSpaceBetweenHanStays() throws {
    #expect(try gap("他 用", "他用") > 0.15)
  }

  @Test(arguments: [("货币（M2）与，GDP。CPI", "（M"), ("货币（M2）与，GDP。CPI", "P。"), ("货币(M2)与", "币(")])
  func marksTakeNoAutospace(_ text: String, _ pair: String) throws {
    let (first, second) = try places(text, pair, InlineHarness())
    let expected = first.text == "（" ? 1.0 : first.advance
    #expect(abs(second.x - first.x - expected) < 0.001)
  }

  @Test func autospaceReachesAcrossStyles() throws {
    let inlines: [Inline] = [
      .text("使用"), .code("foo"), .text("函数与"), .strong([.text("Bar")]), .text("类"),
    ]
    let places = try InlineHarness().set(inlines).lines.flatMap(InlineHarness.places)
    for index in places.indices.dropLast() {
      let isHan = places[index].text.unicodeScalars.allSatisfy { $0.value > 0x3000 }
      let isNextHan = places[index + 1].text.unicodeScalars.allSatisfy { $0.value > 0x3000 }
      guard isHan != isNextHan else { continue }
      #expect(abs(places[index + 1].x - places[index].x - places[index].advance - 0.25) < 0.001)
    }
  }

  // MARK: Faces

  @Test(arguments: [
    ("所谓“泡沫”并不可怕", "“", "Noto Serif CJK SC"), ("公司Moody’s与其他的", "’", "Noto Serif"),
    ("增长“3.5%”的", "”", "Noto Serif CJK SC"), ("强调“data”，市", "”", "Noto Serif CJK SC"),
    ("让·雅", "·", "Noto Serif CJK SC"), ("Jan·Hatzius", "·", "Noto Serif"),
    ("用Swift写", "S", "Noto Serif"), ("用Swift写", "写", "Noto Serif CJK SC"),
  ])
  func sharedMarksTakeTheFaceOfTheirNeighbours(_ text: String, _ mark: String, _ family: String) throws {
    let places = try InlineHarness().set(text).lines.flatMap(InlineHarness.places)
    #expect(places.first { $0.text == mark }?.face.family == family)
  }

  @Test func englishQuotesAreLatin() throws {
    let places = try InlineHarness(language: .english).set("He said “yes” and left.").lines
      .flatMap(InlineHarness.places)
    #expect(places.allSatisfy { $0.face.family == "Noto Serif" })
  }

  @Test func englishQuotesBesideAHanAreLatin() throws {
    let places = try InlineHarness(language: .english).set(
      "It is the sign 字, “to write”, of which there is one."
    )
    .lines.flatMap(InlineHarness.places)
    #expect(places.filter { "“”".contains($0.text) }.allSatisfy { $0.face.family == "Noto Serif" })
  }

  @Test func emphasisNeverSlantsHan() throws {
    for han in EmphasisStyle.Han.allCases {
      var harness = InlineHarness()
      harness.theme.emphasis.han = han
      let places = try harness.set([.emphasis([.text("强调word")])]).lines.flatMap(InlineHarness.places)
      #expect(!places[0].face.isItalic)
      #expect(places[2].face.isItalic)
      #expect((places[0].face.family == "Test Kai") == (han == .kai))
      #expect((places[0].face.weight == 700) == (han == .bold))
    }
  }

  @Test func dotsStandUnderHanAndNotUnderMarks() throws {
    let line = try InlineHarness().set([.text("这里"), .emphasis([.text("强调，")]), .text("不加")]).lines[0]
    let dots = line.items.compactMap { if case .dots(let centres, _, _) = $0 { centres } else { nil } }
    #expect(dots.map { $0.map(\.x) } == [[25, 35]])
    #expect(dots[0].allSatisfy { $0.y > 1.2 })
  }

  @Test func aMissingGlyphIsAFinding() throws {
    let findings = try InlineHarness().set("字\u{12345}体").findings
    #expect(findings.map(\.id) == [.glyphMissing])
    #expect(findings.first?.message.contains("U+12345") == true)
  }
}
