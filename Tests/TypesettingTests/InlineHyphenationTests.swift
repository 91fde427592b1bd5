import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes

@testable import Typesetting

/// Words divided at line ends (rule LB-hy), by a dictionary of five patterns.
@Suite struct InlineHyphenationTests {
  private static let patterns = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nr1b\nn1t\nd1g\nt1t\nf1f\n"

  /// The lines of `inlines` in a narrow measure of English.
  private func set(
    _ inlines: [Inline], em: Double = 4, language: Language = .english,
    alignment: ParagraphStyle.Alignment = .justified,
    _ change: (inout InlineHarness) -> Void = { _ in }
  ) throws -> SetParagraph {
    try TestFolder.with(["hyph_en_US.dic": Self.patterns]) { folder in
      var harness = InlineHarness()
      harness.language = language
      harness.measure = em
      harness.alignment = alignment
      harness.hyphenation = Hyphenation(folders: [folder.path])
      change(&harness)
      return try harness.set(inlines)
    }
  }

  private func lines(_ text: String, em: Double = 4, language: Language = .english) throws -> [String] {
    try set([.text(text)], em: em, language: language).lines.map {
      InlineHarness.text($0).trimmingCharacters(in: .whitespaces)
    }
  }

  @Test func dividesAWordByItsLanguage() throws {
    #expect(try lines("a harbour", em: 3.6) == ["a har\u{AD}", "bour"])
  }

  @Test func aDividedWordIsTheSameTextWithASoftHyphen() throws {
    let text = try set([.text("the harbour of the mountain and the badger")], em: 5).lines.map(
      InlineHarness.text
    ).joined()
    #expect(text.replacing("\u{AD}", with: "") == "the harbour of the mountain and the badger")
  }

  @Test(arguments: [
    "a HARBOUR", "a harBour", "a HarBour", "a harbour7", "a har_bour", "a sea-harbour", "a x.harbour",
    "a arb",
  ])
  func leavesAcronymsNumbersAndCompoundsAlone(_ text: String) throws {
    let all = try lines(text, em: 3.6).joined()
    #expect(!all.contains("\u{AD}"))
  }

  @Test func namesAreDividedWhereWordsWouldElseStandFarApart() throws {
    #expect(try lines("a Harbour", em: 3.6) == ["a Har\u{AD}", "bour"])
    var (words, names) = (0, 0)
    for em in stride(from: 5.0, through: 16, by: 0.25) {
      let phrase = "the old harbour lay by the sea and ice under it "
      let text = String(repeating: phrase, count: 3)
      words += try lines(text, em: em).count { $0.hasSuffix("\u{AD}") }
      names += try lines(text.replacing("harbour", with: "Harbour"), em: em).count { $0.hasSuffix("\u{AD}") }
    }
    #expect(names < words && names > 0, "\(names) of \(words)")
  }

  @Test func namesAmongHanAreLeftAlone() throws {
    #expect(try lines("港口叫Harbour", em: 6, language: .zhHans) == ["港口叫", "Harbour"])
    let spoken = try set([.text("港口"), .span(.english, [.text("Harbour")])], em: 6, language: .zhHans)
    #expect(!spoken.lines.contains { InlineHarness.text($0).contains("\u{AD}") })
  }

  @Test func takesTheMarksOffAWord() throws {
    #expect(try lines("a “harbour”,", em: 3.8).contains { $0.hasSuffix("\u{AD}") })
  }

  @Test func whatTheAuthorDividedIsDividedNowhereElse() throws {
    #expect(try lines("a harbo\u{AD}ur", em: 4.2) == ["a harbo\u{AD}", "ur"])
  }

  @Test func titlesAndCodeAreNotDivided() throws {
    for alignment in [ParagraphStyle.Alignment.start(balanced: true), .center(balanced: false), .end] {
      let title = try set([.text("a harbour")], em: 3.6, alignment: alignment)
      #expect(!title.lines.contains { InlineHarness.text($0).contains("\u{AD}") })
    }
    let code = try set([.text("a "), .code("harbour")], em: 3.6)
    #expect(!code.lines.contains { InlineHarness.text($0).contains("\u{AD}") })
  }

  @Test func aThemeMayForbidIt() throws {
    let set = try set([.text("a harbour")], em: 3.6) { $0.theme.text.hyphenate = false }
    #expect(!set.lines.contains { InlineHarness.text($0).contains("\u{AD}") })
  }

  @Test func neverTwoHyphensInARowWhileSpacesAreNarrow() throws {
    let words = Array(repeating: "the harbour of a mountain and a badger by the sea", count: 8).joined(
      separator: " ")
    for em in [9.0, 12, 15, 18, 21] {
      let lines = try lines(words, em: em)
      let ends = lines.map { $0.hasSuffix("\u{AD}") }
      #expect(zip(ends, ends.dropFirst()).allSatisfy { !($0 && $1) }, "\(em) em: \(lines)")
    }
  }

  /// In columns so narrow that every other choice leaves a hole, and with hyphens that the author wrote.
  @Test(arguments: [
    ("harbour mountain badger mountain harbour badger", false),
    ("sea-harbour ice-mountain hill-badger", true),
  ])
  func atMostTwoHyphensInARow(_ phrase: String, _ isWritten: Bool) throws {
    let words = Array(repeating: phrase, count: 6).joined(separator: " ")
    var longest = 0
    for em in stride(from: 4.0, through: 9, by: 0.25) {
      var run = 0
      for line in try lines(words, em: em) {
        run = line.hasSuffix("\u{AD}") || line.hasSuffix("-") ? run + 1 : 0
        longest = max(longest, run)
        #expect(run <= CompositionCosts.hyphenLadder, "\(em) em: \(line)")
      }
    }
    #expect(longest == CompositionCosts.hyphenLadder, "these measures tempt to ladders")
  }

  @Test func saysOnceThatALanguageHasNoDictionary() throws {
    let set = try set([.text("der Hafen und das Gebirge")], em: 8, language: Language("de"))
    #expect(set.findings.map(\.id) == [.hyphenationMissing])
    #expect(set.findings.first?.hint == "install hyphen-de")
  }

  @Test func chineseDividesEnglishOnlyWhereItsGapsWouldOpen() throws {
    #expect(try set([.text("他说harbour很好，他又说harbour很好")], em: 20, language: .zhHans).findings.isEmpty)
    let narrow = try lines("港口叫做harbour", em: 6, language: .zhHans)
    #expect(narrow == ["港口叫做har\u{AD}", "bour"] || !narrow.joined().contains("\u{AD}"))
  }

  @Test func columnsAreNotNarrowedToSyllables() throws {
    let (with, without) = try TestFolder.with(["hyph_en_US.dic": Self.patterns]) { folder in
      var harness = InlineHarness()
      harness.language = .english
      let without = try harness.widths("harbour")
      harness.hyphenation = Hyphenation(folders: [folder.path])
      return (try harness.widths("harbour"), without)
    }
    #expect(with == without)
  }
}
