import Foundation
import Manuscript
import TestSupport
import Testing

@testable import EPUB
@testable import Themes

/// The look of a book follows the theme and leaves the reader's choices alone.
@Suite struct StylesheetTests {
  static let folder = TestFolder.root.appending(path: "themes").path
  static let shipped = ThemeLoader(searchPath: [folder]).list().map(\.name)

  @Test func followsTheAccentAndTheSize() {
    var theme = Theme.test
    #expect(css(theme).contains("h2 { font-size: 1.5em; }"))
    #expect(css(theme).contains("color: #8a2b2b"))
    theme.text.size = 12
    theme.colors.accent = Color(red: 0, green: 0, blue: 255)
    #expect(css(theme).contains("h2 { font-size: 1.25em; }"))
    #expect(css(theme).contains("color: #0000ff"))
  }

  @Test func aDropCapHasAFallbackAndAColourByNight() {
    var theme = Theme.test
    #expect(!css(theme).contains("first-letter"))
    theme.title.dropCap = 3
    let parts = css(theme).split(separator: "@media")
    #expect(
      parts.first?.contains("initial-letter: 3;") == true && parts.first?.contains("float: left;") == true)
    #expect(parts.last?.contains("first-letter") == true)
  }

  @Test func leavesFontsAndColoursOfTheTextToTheReader() {
    let body = css(.test).split(separator: "}").first { $0.contains("body {") } ?? ""
    #expect(!body.contains("color") && !body.contains("background") && !body.contains("font-family"))
    #expect(!css(.test).contains("url(") && !css(.test).contains("@import"))
  }

  @Test(arguments: [
    (EmphasisStyle.Han.dots, "text-emphasis"), (.kai, "font-family: \"Kaiti SC\""),
    (.bold, "font-weight: bold"),
  ])
  func emphasizesHanAsTheThemeSays(han: EmphasisStyle.Han, expected: String) {
    var theme = Theme.test
    theme.emphasis.han = han
    let rule = css(theme).split(separator: "\n").first { $0.hasPrefix("em:lang(zh)") } ?? ""
    #expect(rule.contains("font-style: normal") && rule.contains(expected))
  }

  @Test func makesColoursLegibleAtNight() {
    for hex in ["#8a2b2b", "#1f3a5f", "#000000", "#ffffff"] {
      guard let color = Color(hex: hex) else { continue }
      #expect(color.legible(on: .night).contrast(with: .night) >= 4.5, "\(hex)")
    }
  }

  @Test func coloursCodeByDayAndNight() {
    var theme = Theme.test
    let parts = css(theme).split(separator: "@media")
    #expect(parts.first?.contains("pre .k { color: #34407f; }") == true)
    #expect(parts.first?.contains("pre .k { font-weight: bold; }") == true)
    #expect(parts.last?.contains("pre .k { color: #") == true && !css(theme).contains("pre .c "))
    theme.code.highlight = false
    #expect(!css(theme).contains("pre ."))
  }

  @Test(arguments: shipped)
  func shippedColoursOfCodeAreLegible(name: String) throws {
    let code = try ThemeLoader(searchPath: [Self.folder]).load(name).code
    let white = Color(red: 255, green: 255, blue: 255)
    #expect(code.highlight && code.colors.count == CodeToken.Kind.allCases.count)
    for (kind, color) in code.colors {
      #expect(color.contrast(with: code.background ?? white) >= 4.5, "\(kind)")
      #expect(color.legible(on: .night).contrast(with: .night) >= 4.5, "\(kind) at night")
    }
  }

  @Test func knowsTheShippedThemes() { #expect(Self.shipped.count >= 8) }

  /// Reading systems give the page and its colours; the theme gives relations.
  @Test(arguments: shipped) func shippedStylesLeaveThePageToTheReader(name: String) throws {
    let theme = try ThemeLoader(searchPath: [Self.folder]).load(name)
    let css = css(theme)
    let body = css.split(separator: "}").first { $0.contains("body {") } ?? ""
    #expect(!body.contains("color") && !body.contains("background") && !body.contains("font-family"))
    #expect(!css.contains(/[0-9]pt\b/) && !css.contains("url(") && !css.contains("@import"))
    #expect(css.contains("color: \(theme.colors.accent)"))
    #expect(css.contains("writing-mode: vertical-rl") == (theme.writing == .vertical))
  }

  @Test func endsWithTheThemesOwnStyles() {
    #expect(css(.test).hasSuffix("/* the theme's own */\n"))
  }

  @Test(arguments: [
    (1.0, "1"), (0.5, "0.5"), (1.0 / 3, "0.333"), (-2.25, "-2.25"), (0.0004, "0"), (1.05, "1.05"),
  ])
  func writesNumbersShortly(value: Double, expected: String) { #expect(Stylesheet.number(value) == expected) }

  private func css(_ theme: Theme) -> String { Stylesheet(theme: theme).text }
}
