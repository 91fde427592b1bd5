import TestSupport
import Testing
import Themes

@Suite("The shipped themes")
struct ShippedThemesTests {
  @Test(arguments: ShippedThemes.names)
  func resolveToTheirGoldens(name: String) throws {
    expectGolden(try ShippedThemes.loader.load(name).dump, "themes/\(name).yml")
  }

  @Test func areListedByName() {
    #expect(ShippedThemes.loader.list().map(\.name) == ShippedThemes.names)
    #expect(ShippedThemes.loader.list().allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: [
    ("book", 30.0, 26), ("brief", 25, 46), ("anthology", 36, 17), ("newspaper", 17, 52), ("report", 36, 38),
    ("phone", 17, 18), ("large", 29, 25),
  ])
  func haveTheGeometryOfTheirDesign(name: String, measure: Double, lines: Int) throws {
    let theme = try ShippedThemes.loader.load(name)
    #expect(abs(theme.page.measure / theme.text.size - measure) < 1e-9)
    #expect(theme.page.lines(of: theme.text) == lines)
    #expect(abs(theme.page.blockExtent - Double(lines) * theme.text.leading) < 1e-9)
  }
}
