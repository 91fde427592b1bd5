import Foundation
import TestSupport
import Testing

@testable import bifolium

/// `bifolium fonts`, whose answers depend on the machine: what must hold on each.
@Suite struct FontsTests {
  private let theme = """
    version: 1
    name: odd
    extends: book
    description: A family that nobody has.
    fonts: { kai: { han: LXGW Nowhere } }

    """

  @Test func listsEveryFaceOfATheme() throws {
    try Bifolium.with { (bifolium) throws in
      let result = try bifolium("fonts list --theme book")
      #expect(result.status == 0)
      #expect(result.output.split(separator: "\n").contains { $0.hasPrefix("serif  latin       italic   ") })
      let rows = try JSONSerialization.jsonObject(with: Data(bifolium("fonts list --json").output.utf8))
      let list = try #require(rows as? [[String: Any]])
      #expect(Set(list.compactMap { $0["role"] as? String }) == ["serif", "sans", "kai", "mono"])
    }
  }

  @Test func theDoctorNamesThePackageOfAMissingFamily() throws {
    try Bifolium.with(["odd.yml": theme]) { (bifolium) throws in
      let result = try bifolium("fonts doctor --theme odd.yml")
      #expect(result.status == 2)
      #expect(result.output.contains("LXGW Nowhere"))
      #expect(result.output.contains("fonts-lxgw-wenkai"))
      #expect(try bifolium("fonts list --theme odd.yml").output.contains("LXGW Nowhere"))
    }
  }

  @Test func theDoctorFindsCharactersThatNoFontHas() throws {
    try Bifolium.with(["one.md": "---\ntitle: 题\n---\n\n甲\u{E83A}乙\n\n丙\u{E83A}\n"]) { (bifolium) throws in
      let result = try bifolium("fonts doctor one.md")
      #expect(result.output.components(separatedBy: "glyph-missing").count == 2)
      #expect(result.output.contains("one.md:5"))
    }
  }

  @Test func aMissingSourceIsNoSource() throws {
    let status = try Bifolium.with { (bifolium) throws in try bifolium("fonts doctor nowhere").status }
    #expect(status == 6)
  }

  @Test func understandsDpkg() {
    let answer = "fonts-noto-cjk: /a/b.ttc\nlibx:amd64: /c\ndiversion by y from: /d\n"
    #expect(DebianPackages.packages(answer) == ["/a/b.ttc": "fonts-noto-cjk", "/c": "libx"])
  }
}
