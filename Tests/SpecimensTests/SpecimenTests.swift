import Manuscript
import Specimens
import Testing

@Suite struct SpecimenTests {
  /// Notes what it meets, by name.
  private struct Census: Walker {
    var blocks: Set<String> = []
    var inlines: Set<String> = []

    mutating func visit(_ block: Block) {
      blocks.insert(SpecimenTests.name(block))
      walkChildren(of: block)
    }

    mutating func visit(_ inline: Inline) {
      inlines.insert(SpecimenTests.name(inline))
      walkChildren(of: inline)
    }
  }

  private let publication = Specimen.publication(of: "own", summary: "Mine.")

  @Test func showsEveryBlockAndEveryInline() {
    var census = Census()
    census.walk(publication)
    #expect(
      census.blocks.sorted() == [
        "aside", "code", "definitionList", "figure", "heading", "linkCard", "list", "math", "paragraph",
        "quote",
        "rule", "table",
      ])
    #expect(
      census.inlines.sorted() == [
        "code", "emphasis", "image", "keyboard", "lineBreak", "link", "mark", "math", "noteReference", "ruby",
        "smallCaps", "span", "strike", "strong", "sub", "sup", "text", "underline",
      ])
  }

  @Test func showsEveryLevelOfHeadingsAndEveryLanguage() {
    let levels = publication.chapters.flatMap(\.blocks).compactMap { block in
      if case .heading(let heading) = block { heading.level } else { nil }
    }
    #expect(Set(levels) == [2, 3, 4, 5, 6])
    #expect(Set(publication.chapters.map(\.language)) == [.zhHans, .zhHant, .japanese, .korean, .english])
  }

  @Test func needsNoFileAndNoNetwork() {
    #expect(!publication.resources.isEmpty)
    for origin in publication.resources.values {
      guard case .data = origin else {
        Issue.record("\(origin)")
        continue
      }
    }
  }

  @Test func saysWhichThemeItShows() {
    #expect(publication.metadata.title.hasSuffix("own") && publication.metadata.subtitle == "Mine.")
    #expect(Specimen.publication(of: "own", summary: "").metadata.subtitle == nil)
  }

  /// Without a `default`, so that a new case must be met here.
  private static func name(_ block: Block) -> String {
    switch block {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .list: "list"
    case .definitionList: "definitionList"
    case .quote: "quote"
    case .code: "code"
    case .table: "table"
    case .figure: "figure"
    case .rule: "rule"
    case .math: "math"
    case .aside: "aside"
    case .linkCard: "linkCard"
    }
  }

  private static func name(_ inline: Inline) -> String {
    switch inline {
    case .text: "text"
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .strike: "strike"
    case .underline: "underline"
    case .code: "code"
    case .link: "link"
    case .image: "image"
    case .lineBreak: "lineBreak"
    case .sub: "sub"
    case .sup: "sup"
    case .ruby: "ruby"
    case .noteReference: "noteReference"
    case .mark: "mark"
    case .keyboard: "keyboard"
    case .smallCaps: "smallCaps"
    case .math: "math"
    case .span: "span"
    }
  }
}
