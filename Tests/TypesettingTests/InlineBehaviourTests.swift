import Manuscript
import Resources
import Testing
import Themes

@testable import Typesetting

/// What paragraphs do besides breaking: alignment, titles, notes, links, pictures, fallbacks.
@Suite struct InlineBehaviourTests {
  @Test func emptyTextHasNoLines() throws {
    #expect(try InlineHarness().set("").lines.isEmpty)
    #expect(try InlineHarness().set("\u{3000}\u{3000}").lines.isEmpty)
  }

  @Test func aTypedIndentIsDropped() throws {
    let line = try #require(try InlineHarness(indent: 2).set("　　截至十月末，有所增长。").lines.first)
    #expect(abs(try InlineHarness.places(line)[0].x - 2) < 0.001)
  }

  @Test func aSourceNewlineBetweenHanIsNothing() throws {
    #expect(try InlineHarness().lines("中文段落\n换行之后\nEnglish words\ngo on") == ["中文段落换行之后English words go on"])
  }

  @Test func theLastLineIsNeverStretched() throws {
    let set = try InlineHarness(measure: 10).set("甲乙丙丁戊己庚辛壬癸子丑寅卯")
    #expect(abs(try #require(set.lines.last).width - 40) < 0.01)
  }

  @Test func theLastLineHasMoreThanOneCharacter() throws {
    for length in 21...24 {
      let text = String(repeating: "字", count: length) + "，" + String(repeating: "体", count: length) + "。"
      let last = try #require(try InlineHarness(measure: 11).lines(text).last)
      #expect(last.count > 2, "\(last)")
    }
  }

  @Test(arguments: [(ParagraphStyle.Alignment.center(balanced: false), 80.0), (.end, 160.0)])
  func alignsShortLines(_ alignment: ParagraphStyle.Alignment, _ x: Double) throws {
    let line = try InlineHarness(alignment: alignment).set("中国文字").lines[0]
    guard case .glyphs(let run) = line.items[0] else {
      Issue.record("no glyphs")
      return
    }
    #expect(abs(run.origin.x - x) < 0.01)
  }

  @Test func titlesBreakBySenseIntoEvenLines() throws {
    var harness = InlineHarness(measure: 12, alignment: .center(balanced: true))
    #expect(try harness.lines("我们的时间与中国的发展，以及一个问题") == ["我们的时间与中国的发展，", "以及一个问题"])
    harness.measure = 10
    let lines = try harness.lines("一个国家的人民和他们的时间")
    #expect(lines.allSatisfy { $0.count > 4 }, "\(lines)")
  }

  @Test func aForcedBreakEndsTheLine() throws {
    let set = try InlineHarness(measure: 10).set([.text("甲乙"), .lineBreak, .text("丙丁")])
    #expect(set.lines.map(InlineHarness.text) == ["甲乙", "丙丁"])
    #expect(set.lines.allSatisfy { abs($0.width - 20) < 0.01 })
  }

  @Test func aNoteMarkStaysWithItsWordAndLeadsBothWays() throws {
    var harness = InlineHarness(measure: 5)
    harness.context.noteMarks = [NoteID("n"): "12"]
    let set = try harness.set([.text("甲乙丙丁戊"), .noteReference(NoteID("n")), .text("己庚辛")])
    let line = try #require(set.lines.first { $0.notes == [NoteID("n")] })
    #expect(InlineHarness.text(line).contains("戊12"))
    #expect(line.targets == [TargetName.noteReference(NoteID("n"), in: ChapterID("chapter"))])
    #expect(
      line.links.map(\.destination) == [.target(TargetName.note(NoteID("n"), in: ChapterID("chapter")))])
  }

  @Test func aNoteMarkStandsInTheBlankOfTheStopBeforeIt() throws {
    var harness = InlineHarness()
    harness.context.noteMarks = [NoteID("n"): "1"]
    let set = try harness.set([.text("甲乙。"), .noteReference(NoteID("n")), .text(" 丙丁")])
    let places = try set.lines.flatMap(InlineHarness.places).filter { $0.text != " " }
    #expect(abs(places[3].x - 2.5) < 0.001)
    #expect(abs(places[4].x - 3) < 0.001)
  }

  @Test func addressesAreCollectedOnlyWhereTheThemeWantsNotes() throws {
    let link = Inline.link(Link(.external("https://example.com/a"), [.text("去处")]))
    var harness = InlineHarness()
    #expect(try harness.set([link]).lines[0].addresses == ["https://example.com/a"])
    harness.theme.page.links = .none
    #expect(try harness.set([link]).lines[0].addresses.isEmpty)
  }

  @Test func anAddressThatIsItsOwnTextNeedsNoNote() throws {
    let link = Inline.link(Link(.external("https://example.com/a"), [.text("https://example.com/a")]))
    #expect(try InlineHarness().set([link]).lines[0].addresses.isEmpty)
  }

  @Test func aLinkOverTwoLinesHasTwoAreas() throws {
    let link = Inline.link(Link(.external("https://example.com/"), [.text("甲乙丙丁戊己庚辛壬癸子丑")]))
    let lines = try InlineHarness(measure: 8).set([link]).lines
    #expect(lines.map(\.links.count) == [1, 1])
    #expect(lines.map(\.addresses.count) == [0, 1])
    #expect(abs(lines[0].links[0].rect.width - 80) < 0.01)
  }

  @Test func aTallPictureRaisesItsLine() throws {
    var harness = InlineHarness()
    let id = ResourceID("p")
    harness.context.images = ImageLibrary(images: [
      id: ImageResource(
        id: id, kind: .png, width: 80, height: 80, digest: "", hasAlpha: false, content: .memory([]))
    ])
    let line = try harness.set([.text("字"), .image(Image(id, alternative: nil))]).lines[0]
    #expect(abs(line.ascent + line.descent - 60) < 0.01)
  }

  @Test func aWidePictureThatOpensAParagraphLeavesRoomForTheIndent() throws {
    var harness = InlineHarness(measure: 20, indent: 2)
    let id = ResourceID("p")
    harness.context.images = ImageLibrary(images: [
      id: ImageResource(
        id: id, kind: .png, width: 800, height: 80, digest: "", hasAlpha: false, content: .memory([]))
    ])
    let set = try harness.set([.image(Image(id, alternative: nil)), .text("春水")])
    #expect(set.findings.isEmpty)
    #expect(set.lines.count == 2)
  }

  @Test func aWordWiderThanItsLineIsBrokenAndReported() throws {
    let set = try InlineHarness(measure: 6).set("单词" + String(repeating: "m", count: 40) + "结束")
    #expect(set.findings.contains { $0.id == .breakEmergency })
    #expect(!set.findings.contains { $0.id == .lineOverfull })
    #expect(set.lines.allSatisfy { $0.width <= 60.01 })
  }

  @Test func aLineThatWouldBeTornApartIsLeftShortAndReported() throws {
    let word = String(repeating: "m", count: 10)
    let han = try InlineHarness(measure: 12).set([.text("需要注意的是"), .code(word + word), .text("这样")])
    #expect(han.lines[0].width < 80)
    #expect(han.findings.contains { $0.id == .lineUnderfull })
    let latin = try InlineHarness(language: .english, measure: 10).set("It is " + word + " so it is")
    #expect(latin.lines[0].width < 60)
    #expect(latin.findings.contains { $0.id == .lineUnderfull })
    // One that is only loose is justified.
    let loose = try InlineHarness(measure: 12).set([.text("需要注意的是这样一点"), .code(word + word)])
    #expect(abs(loose.lines[0].width - 120) < 0.1)
  }

  @Test func aBaseIsNeverSplitFromItsRuby() throws {
    let ruby = Inline.ruby([RubyPair(base: [.text("银行")], text: "yínháng")])
    for measure in 3...6 {
      let lines = try InlineHarness(measure: Double(measure)).set([.text("甲乙丙"), ruby, .text("丁戊")]).lines
      #expect(lines.contains { InlineHarness.text($0).contains("银行") })
    }
  }

  @Test func aSoftHyphenShowsOnlyAtALineEnd() throws {
    let harness = InlineHarness(measure: 4, alignment: .start(balanced: false))
    let lines = try harness.set("in\u{AD}ter\u{AD}na\u{AD}tional").lines.map(InlineHarness.text)
    #expect(lines.count > 1)
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\u{AD}") })
    #expect(try InlineHarness().set("in\u{AD}ter").lines.map(InlineHarness.text) == ["inter"])
  }

  @Test func aZeroWidthSpaceAllowsABreakAndStaysInTheText() throws {
    let text = "abcdefghijklmno\u{200B}pqrstuvwxyzabcde"
    let lines = try InlineHarness(measure: 10, alignment: .start(balanced: false)).set(text).lines
    #expect(lines.map(InlineHarness.text) == ["abcdefghijklmno\u{200B}", "pqrstuvwxyzabcde"])
  }

  @Test func aJoinedPictureIsOneCharacter() throws {
    let line = try InlineHarness().set("字\u{FE0E}体").lines[0]
    #expect(InlineHarness.text(line) == "字\u{FE0E}体")
  }

  @Test func widthsAreThoseOfTheWidestPieceAndOfOneLine() throws {
    let widths = try InlineHarness().widths("甲乙丙 word")
    #expect(widths.natural > widths.minimum)
    #expect(widths.minimum > 20 && widths.minimum < 30)
  }
}
