import EPUB
import Manuscript

extension TestBook {
  /// A chapter of 600 KB with notes and links across its length, and a chapter that links into it.
  static let big: TestBook = {
    let line = String(repeating: "山中一夜雨，树杪百重泉。", count: 60)
    var blocks: [Block] = [
      .paragraph(Paragraph([.text("起首"), .noteReference(NoteID("first"))])),
      .paragraph(
        Paragraph([.link(Link(.chapter(ChapterID("big"), anchor: "place-9"), [.text("到第九节去")]))])),
    ]
    for section in 1...12 {
      blocks.append(
        .heading(
          Heading(level: 2, [.text("第\(section)节")], attributes: Attributes(anchor: "place-\(section)"))))
      blocks += (1...25).map { _ in paragraph(line) }
      blocks.append(.paragraph(Paragraph([.text("又"), .noteReference(NoteID("note-\(section)"))])))
    }
    blocks.append(.paragraph(Paragraph([.text("末尾"), .noteReference(NoteID("first"))])))
    let notes =
      [Note(id: NoteID("first"), blocks: [paragraph("起首的注。")])]
      + (1...12).map { Note(id: NoteID("note-\($0)"), blocks: [paragraph("第\($0)节的注。")]) }
    let link = Link(.chapter(ChapterID("big"), anchor: "place-12"), [.text("到第十二节去")])
    return TestBook(
      name: "big",
      publication: Publication(
        metadata: Metadata(title: "大书"),
        parts: [
          Part(chapters: [
            Chapter(id: ChapterID("big"), title: "长篇", blocks: blocks, notes: notes),
            Chapter(id: ChapterID("small"), title: "短篇", blocks: [.paragraph(Paragraph([.link(link)]))]),
          ])
        ]),
      options: EPUBOptions(
        modified: PostDate(secondsSince1970: 1_700_000_000), jobs: 3, hasChapterLinks: true))
  }()

  /// Two chapters with six numbered figures.
  static let illustrated: TestBook = {
    let chapters = (1...2).map { chapter in
      Chapter(
        id: ChapterID("album-\(chapter)"), title: "画册\(chapter)",
        byline: Byline(source: "https://example.org/album/\(chapter)"),
        blocks: (1...3).map { number in
          .figure(
            Figure(
              images: [Image(ResourceID(number == 1 ? "chart" : "hills"), alternative: "远山")],
              caption: [.text("风景之\(number)")]))
        })
    }
    return TestBook(
      name: "illustrated",
      publication: Publication(metadata: Metadata(title: "画册"), parts: [Part(chapters: chapters)]),
      images: .suite, cover: .suite)
  }()
}
