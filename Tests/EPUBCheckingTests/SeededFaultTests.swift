import Testing

@testable import EPUBChecking

/// A fault, and the requirement that has to see it.
struct SeededFault: Sendable, CustomTestStringConvertible {
  var requirement: String
  var profile: Profile?
  var seed: @Sendable (inout SoundBook) throws -> Void
  var testDescription: String { requirement }

  init(
    _ requirement: String, _ profile: Profile? = nil,
    _ seed: @escaping @Sendable (inout SoundBook) throws -> Void
  ) {
    (self.requirement, self.profile, self.seed) = (requirement, profile, seed)
  }

  /// A fault that another text in a file makes.
  static func text(
    _ requirement: String, _ path: String, _ old: String, _ new: String, _ profile: Profile? = nil
  )
    -> SeededFault
  {
    SeededFault(requirement, profile) { try $0.replace(old, new, in: "EPUB/" + path) }
  }
}

/// The checker sees every fault that it says it looks for, and none in a sound book.
@Suite struct SeededFaultTests {
  @Test(arguments: [nil, .kindle, .kobo, .apple] as [Profile?])
  func findNothingInASoundBook(_ profile: Profile?) async throws {
    var book = SoundBook()
    if profile == .kobo { try book.addCoverPage() }
    #expect(try await book.failures(profile) == [])
  }

  @Test(arguments: SeededFault.all) func areFound(_ fault: SeededFault) async throws {
    var book = SoundBook()
    try fault.seed(&book)
    #expect(try await book.failures(fault.profile).contains(fault.requirement))
  }

  @Test func areThereForEveryRequirement() {
    let requirements = Requirement.all + Profile.allCases.flatMap(\.requirements)
    #expect(Set(requirements.map(\.name)) == Set(SeededFault.all.map(\.requirement)))
  }
}

extension SeededFault {
  static let all: [SeededFault] =
    container + package + navigation + content + accessibility + styles + profiles

  private static let container = [
    SeededFault("container/mimetype") { $0.files.swapAt(0, 1) },
    SeededFault("container/names") { try $0.add("EPUB/C1.xhtml", "application/xhtml+xml") },
    SeededFault("container/encryption") { book in
      book.damage = { bytes in mark(&bytes, "EPUB/style.css", at: 8 - 46, with: 1) }
    },
    SeededFault("container/readable") { book in
      // A byte of the deflated document itself, behind its local header.
      book.damage = { bytes in
        guard let name = bytes.firstRange(of: Array("EPUB/c2.xhtml".utf8)) else { return }
        bytes[name.upperBound + 9] ^= 0xFF
      }
    },
    SeededFault("container/package") {
      try $0.replace("EPUB/package.opf", "none.opf", in: "META-INF/container.xml")
    },
  ]

  /// Sets a byte beside the name of an entry in the central directory, which comes last.
  private static func mark(_ bytes: inout [UInt8], _ name: String, at offset: Int, with value: UInt8) {
    guard let place = bytes.ranges(of: Array(name.utf8)).last else { return }
    bytes[place.lowerBound + offset] |= value
  }

  private static let package = [
    text("package/metadata", "package.opf", "<dc:language>zh-Hans</dc:language>", ""),
    text("package/unique-identifier", "package.opf", "unique-identifier=\"id\"", "unique-identifier=\"no\""),
    text("package/modified", "package.opf", "00:00:00Z", "00:00:00"),
    SeededFault("package/manifest-complete") { $0.files.append(("EPUB/extra.css", "")) },
    SeededFault("package/manifest-exists") { $0.files.removeAll { $0.path == "EPUB/style.css" } },
    text("package/spine", "package.opf", "<itemref idref=\"c2\"/>", "<itemref idref=\"c1\"/>"),
    text("package/ncx", "package.opf", "<spine toc=\"ncx\">", "<spine>"),
    text("package/properties", "c2.xhtml", "桥在下游。", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    text("package/cover", "package.opf", "properties=\"cover-image\"", ""),
  ]

  private static let navigation = [
    text("navigation/toc", "nav.xhtml", "<nav epub:type=\"toc\"", "<nav epub:type=\"lot\""),
    text("navigation/targets", "nav.xhtml", "href=\"c2.xhtml\"", "href=\"c2.xhtml#none\""),
    text(
      "navigation/order", "package.opf", "<itemref idref=\"c1\"/><itemref idref=\"c2\"/>",
      "<itemref idref=\"c2\"/><itemref idref=\"c1\"/>"),
    text("navigation/landmarks", "nav.xhtml", "epub:type=\"bodymatter\"", "epub:type=\"chapter\""),
    text("navigation/page-list", "nav.xhtml", "c1.xhtml#p1", "c1.xhtml#a"),
    text("navigation/page-source", "package.opf", "pageBreakSource", "pageSource"),
    text("navigation/ncx-targets", "toc.ncx", "c1.xhtml", "c9.xhtml"),
  ]

  private static let content = [
    text("content/well-formed", "c2.xhtml", "</p>", ""),
    text("content/title", "c2.xhtml", "<title>桥</title>", "<title> </title>"),
    text("content/one-h1", "c2.xhtml", "<h1>桥</h1>", "<h1>桥</h1><h1>又一座</h1>"),
    text("content/heading-order", "c1.xhtml", "<h2>早班</h2>", "<h3>早班</h3>"),
    text("content/ids", "c1.xhtml", "<h2>", "<h2 id=\"a\">"),
    text("content/links", "c1.xhtml", "c2.xhtml#b", "c2.xhtml#none"),
    text("content/resources", "c1.xhtml", "src=\"cover.jpg\"", "src=\"https://example.org/a.jpg\""),
    text("content/language", "c2.xhtml", " xml:lang=\"zh-Hans\"", ""),
    text("content/passage-language", "c1.xhtml", " xml:lang=\"en\"", ""),
    text("content/alt", "c1.xhtml", " alt=\"一条船\"", ""),
    text("content/link-text", "c1.xhtml", ">桥</a>", "> </a>"),
    text("content/table-heads", "c1.xhtml", "<th scope=\"col\">", "<th>"),
    text("content/tables", "c1.xhtml", "<th scope=\"col\">时</th>", "<td>时</td>"),
    text("content/roles", "c1.xhtml", " role=\"doc-pagebreak\"", " role=\"note\""),
  ]

  private static let accessibility = [
    text(
      "accessibility/metadata", "package.opf", "<meta property=\"schema:accessibilityHazard\">none</meta>", ""
    ),
    text("accessibility/summary", "package.opf", "有目录。", " "),
    text("accessibility/modes", "package.opf", "<meta property=\"schema:accessMode\">visual</meta>", ""),
    text("accessibility/claims", "package.opf", ">tableOfContents<", ">MathML<"),
    text(
      "accessibility/hazards", "package.opf", ">none</meta>",
      ">none</meta><meta property=\"schema:accessibilityHazard\">flashing</meta>"),
  ]

  private static let styles = [
    text("style/contrast", "style.css", "#224466", "#cccccc"),
    text("style/body-colours", "style.css", "a {", "body { background: #ffffff } a {"),
    text("style/remote", "style.css", "a {", "@import url('https://example.org/a.css'); a {"),
  ]

  private static let profiles =
    Profile.allCases.flatMap { profile in
      [
        SeededFault("profile/\(profile.rawValue)-pictures", profile) {
          try $0.add("EPUB/a.tif", "image/tiff")
        },
        SeededFault("profile/\(profile.rawValue)-fonts", profile) {
          try $0.add("EPUB/a.fon", "font/x-bitmap")
        },
        text(
          "profile/\(profile.rawValue)-cover", "package.opf", "\"image/jpeg\"", "\"image/svg+xml\"", profile),
      ]
    } + [
      text("profile/kindle-scripts", "c2.xhtml", "<h1>", "<script>1</script><h1>", .kindle),
      text("profile/kobo-scripts", "c2.xhtml", "<h1>", "<script>1</script><h1>", .kobo),
      SeededFault("profile/kindle-cover-page", .kindle) { try $0.addCoverPage() },
      text("profile/kobo-cover-page", "c2.xhtml", "桥在下游", "没有封面页", .kobo),
      SeededFault("profile/kindle-picture-size", .kindle) { book in
        try book.add("EPUB/large.png", "image/png")
        book.files[book.files.count - 1].text = String(repeating: "x", count: 5_000_001)
      },
    ]
}
