import Testing
import Themes

@Suite("The geometry of a page")
struct PageGeometryTests {
  /// Whether the measure is whole em, the type area whole lines, and both lie on the page.
  private func isWhole(_ theme: Theme) -> Bool {
    let em = theme.page.measure / theme.text.size
    let lines = theme.page.blockExtent / theme.text.leading
    return abs(em - em.rounded()) < 1e-9 && abs(lines - lines.rounded()) < 1e-9 && em >= 1 && lines >= 1
      && theme.page.margins.outer >= 0 && theme.page.margins.bottom >= 0
  }

  @Test(arguments: ShippedThemes.names, PageSize.names)
  func staysWholeOnEveryPageSize(name: String, size: String) throws {
    let theme = try ShippedThemes.loader.load(name)
    #expect(isWhole(theme))
    let resized = theme.resized(to: try #require(PageSize(named: size)))
    #expect(resized.page.size == PageSize(named: size))
    #expect(isWhole(resized), "\(resized.page)")
    #expect(resized.page.columns.count == 1 || resized.page.measure >= 14 * theme.text.size)
  }

  @Test func keepsTheThemesOwnPageAsItIs() throws {
    for name in ShippedThemes.names {
      let theme = try ShippedThemes.loader.load(name)
      #expect(theme.resized(to: theme.page.size).page == theme.page)
    }
  }

  @Test func joinsColumnsThatWouldBeTooNarrow() throws {
    let brief = try ShippedThemes.loader.load("brief")
    #expect(brief.resized(to: try #require(PageSize(named: "A5"))).page.columns.count == 2)
    #expect(brief.resized(to: try #require(PageSize(named: "phone"))).page.columns.count == 1)
  }

  @Test(arguments: [
    ("A4", 595.276, 841.89), ("a5", 419.528, 595.276), ("JIS-B5", 515.906, 728.504),
    ("16开", 524.409, 737.008),
    ("大32开", 396.85, 575.433), ("letter", 612, 792), ("140x203mm", 396.85, 575.433), ("300x400pt", 300, 400),
  ])
  func hasTheSizesOfPaper(name: String, width: Double, height: Double) throws {
    let size = try #require(PageSize(named: name))
    #expect(abs(size.width - width) < 0.001 && abs(size.height - height) < 0.001)
  }

  @Test(arguments: ["A6", "", "x", "100", "0x10mm", "10x10em", "5x5mm", "nanxinfpt"])
  func knowsNoOtherSizes(name: String) { #expect(PageSize(named: name) == nil) }
}

@Suite("Lengths and colours")
struct ValueTests {
  @Test(arguments: [
    ("10.5pt", Length.points(10.5)), ("25.4mm", .points(72)), ("2.54cm", .points(72)), ("1in", .points(72)),
    ("2em", .em(2)), ("0", .points(0)), ("2 em", .em(2)),
  ])
  func lengthsHaveUnits(text: String, length: Length) { #expect(Length(text) == length) }

  @Test(arguments: ["10", "pt", "1e3pt", "0x1pt", "infpt", "10px", "ten pt", "1.2.3pt", ""])
  func nothingElseIsALength(text: String) { #expect(Length(text) == nil) }

  @Test func coloursAreWrittenInHexadecimal() {
    #expect(Color(hex: "#8A2b2b")?.description == "#8a2b2b")
    #expect(Color(hex: "#00000a")?.description == "#00000a")
    for text in ["8a2b2b", "#8a2b2", "#8a2b2g", "#+a2b2b", "red", ""] {
      #expect(Color(hex: text) == nil, "\(text)")
    }
  }
}
