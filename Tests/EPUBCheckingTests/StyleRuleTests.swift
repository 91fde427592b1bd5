import Testing

@testable import EPUBChecking

@Suite struct StyleRuleTests {
  @Test func knowsWhatHoldsAtNight() {
    let rules = StyleRule.all(
      in: "a { color: #00f } @media (prefers-color-scheme: dark) { a { color: #99f; } }")
    #expect(rules.map(\.isForNight) == [false, true])
    #expect(rules.map { $0.declarations["color"] } == ["#00f", "#99f"])
  }

  @Test func passesOverCommentsAndWhatIsCutOff() {
    #expect(StyleRule.all(in: "/* p { color: red } */ b { color: #000").map(\.selector) == ["b"])
    #expect(StyleRule.all(in: "@import 'x.css'; }").isEmpty)
  }

  @Test func resolvesReferencesWithinTheContainer() {
    #expect(Reference.resolve("../a%20b.xhtml#c", from: "EPUB/text/x.xhtml")?.path == "EPUB/a b.xhtml")
    #expect(Reference.resolve("#c", from: "EPUB/x.xhtml")?.fragment == "c")
    #expect(Reference.resolve("https://example.org/", from: "x") == nil)
  }
}
