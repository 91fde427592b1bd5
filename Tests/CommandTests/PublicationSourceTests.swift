import Manuscript
import Testing

@testable import bifolium

/// A publication goes to every book, and with the last one it is given away.
@Suite struct PublicationSourceTests {
  private func publication() -> Publication {
    Publication(
      metadata: Metadata(title: "书"),
      parts: [
        Part(chapters: [
          Chapter(id: ChapterID("a"), title: "天", blocks: [.paragraph(Paragraph([.text("地")]))])
        ])
      ])
  }

  @Test func everyBookHasAllOfIt() {
    let source = PublicationSource(publication(), books: 3)
    for _ in 0..<3 { #expect(source.take() == publication()) }
  }

  @Test func itStaysUntilTheLastBookHasIt() {
    let source = PublicationSource(publication(), books: 2)
    #expect(!source.isGivenAway)
    _ = source.take()
    #expect(!source.isGivenAway)
    _ = source.take()
    #expect(source.isGivenAway)
  }
}
