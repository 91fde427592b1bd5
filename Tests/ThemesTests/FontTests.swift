import Manuscript
import Testing
import Themes

@Suite("The fonts of a theme")
struct FontTests {
  @Test(arguments: ShippedThemes.names)
  func comeWithDebianPackages(name: String) throws {
    let fonts = try ShippedThemes.loader.load(name).fonts
    #expect(!fonts.families.isEmpty)
    for family in fonts.families { #expect(FontSet.debianPackage(of: family) != nil, "\(family)") }
  }

  @Test func areReportedWhereTheyAreMissing() throws {
    var fonts = try ShippedThemes.loader.load("book").fonts
    fonts.stacks[.kai] = FontStack(latin: nil, han: ["zh-Hans": "My Kai"])
    let findings = fonts.missing { $0 != "My Kai" && $0 != "Noto Sans Mono" }
    #expect(
      findings == [
        Finding(
          .fontMissing, "the font “My Kai” is not installed", hint: "install it, or name another in the theme"
        ),
        Finding(
          .fontMissing, "the font “Noto Sans Mono” is not installed",
          hint: "install the Debian package fonts-noto-mono"),
      ])
  }
}
