import Manuscript
import Resources
import Testing
import Themes

@testable import Typesetting

/// With what of the manuscript each page begins.
@Suite struct PageStartTests {
  /// Blocks of every kind that can go over a page, and the letters of each in the order of reading.
  private var blocks: [(block: Block, text: String)] {
    let text = (0..<12).map { ideographs(150, from: 400 * $0) }
    let cells = (0..<40).map { ideographs(5, from: 5000 + 5 * $0) }
    let rows = stride(from: 0, to: 40, by: 2).map { row in
      [
        Table.Cell([.paragraph(Paragraph([.text(cells[row])]))]),
        Table.Cell([.paragraph(Paragraph([.text(cells[row + 1])]))]),
      ]
    }
    let code = (0..<25).map { "let \(ideographs(1, from: 6000 + $0)) = \($0)" }.joined(separator: "\n")
    let items = text[4...6].map { List.Item([.paragraph(Paragraph([.text($0)]))]) }
    return [
      (paragraph(text[0]), text[0]),
      (.heading(Heading(level: 2, [.text(text[1])])), text[1]),
      (.quote(Quote([paragraph(text[2]), paragraph(text[3])])), text[2] + text[3]),
      (.list(List(.bullet, isTight: true, items: items)), text[4] + text[5] + text[6]),
      (.paragraph(Paragraph(linked(text[7], text[8]))), text[7] + text[8]),
      (.table(Table(columns: [nil, nil], head: [], body: rows)), cells.joined()),
      (.code(CodeBlock(code)), code),
      (.aside(Aside(title: [.text(text[9])], [paragraph(text[10])])), text[9] + text[10]),
      (.rule(Attributes()), ""),
      (paragraph(text[11]), text[11]),
    ]
  }

  private func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private func linked(_ first: String, _ second: String) -> [Inline] {
    let link = Inline.link(Link(.external("https://example.org/a/long/address"), [.strong([.text(first)])]))
    return [link, .noteReference(NoteID("n")), .text(second)]
  }

  /// Each page of the body begins with the letter that its position names.
  @Test(arguments: [LinkStyle.none, .notes]) func nameTheFirstLetter(links: LinkStyle) async throws {
    let blocks = blocks
    let chapter = Pages.chapter(
      blocks.map(\.block), notes: [Note(id: NoteID("n"), blocks: [paragraph("注")])])
    let book = try await Pages.set([chapter], TestTheme.make { $0.page.links = links })
    let pages = Dictionary(uniqueKeysWithValues: book.pages.map { ($0.label, $0) })
    #expect(book.pageStarts.map(\.label) == Pages.body(of: book).map(\.label))
    #expect(book.pageStarts.count > 8)
    #expect(book.pageStarts.first?.position.place == .opening)
    for start in book.pageStarts.dropFirst() {
      guard case .text(let block, let letters) = start.position.place, let page = pages[start.label] else {
        Issue.record("page \(start.label) begins nowhere")
        continue
      }
      let expected = blocks[block].text.unicodeScalars.filter(\.isLetterOrDigit).dropFirst(letters).prefix(3)
      #expect(page.firstLetters(3) == String(String.UnicodeScalarView(expected)), "page \(start.label)")
    }
  }

  @Test func countNeitherBlankPagesNorThoseBeforeTheBody() async throws {
    let chapters = (1...3).map { Pages.chapter([paragraph("一")], id: "c\($0)") }
    let book = try await Pages.set(
      Publication(
        metadata: Metadata(title: "书"), parts: [Part(title: "上编", chapters: chapters)]),
      TestTheme.make { $0.page.chapterStart = .recto })
    #expect(book.pageStarts.map(\.label) == ["1", "3", "5", "7"])
    #expect(book.pageStarts.map { $0.position.place } == [.part, .opening, .opening, .opening])
    #expect(book.pageStarts.map(\.position.chapter.description) == ["c1", "c1", "c2", "c3"])
  }

  @Test func goOnBehindFiguresThatMovedToTheNextPage() async throws {
    let picture = ImageResource(
      id: ResourceID("p"), kind: .png, width: 2000, height: 2000, digest: "00", hasAlpha: false,
      content: .memory([]))
    let figure = Block.figure(Figure(images: [Image(ResourceID("p"), alternative: "图")], caption: []))
    let text = ideographs(1200)
    let book = try await Pages.set(
      [Pages.chapter([paragraph(ideographs(60, from: 3000)), figure, paragraph(text)])], images: [picture])
    let places = book.pageStarts.map { $0.position.place }
    #expect(places == places.sorted())
    #expect(Set(places).count == places.count, "no two pages begin with the same text")
  }

  /// Lines count what the manuscript has, and nothing that paper adds.
  @Test(arguments: [LinkStyle.none, .notes, .inline]) func countLettersOfTheManuscript(links: LinkStyle) {
    let inlines: [Inline] = [
      .text("  山中，一夜雨 3"), .code("f(x)"), .image(Image(ResourceID("none"), alternative: "远山")),
      .ruby([RubyPair(base: [.text("銀行")], text: "yín háng")]), .noteReference(NoteID("n")),
      .link(Link(.external("https://example.org"), [.emphasis([.text("某处")])])), .text("文\n末"),
    ]
    let chapter = Pages.chapter(
      [.paragraph(Paragraph(inlines))], notes: [Note(id: NoteID("n"), blocks: [paragraph("注")])])
    let numbers = NumberNotes.run(chapter, links: links)
    guard case .paragraph(let printed)? = numbers.blocks.first else { return }
    let theme = TestTheme.make { $0.page.links = links }
    let style = ParagraphStyle(
      font: .serif, size: 10, color: theme.colors.text, language: .zhHans, measure: 100, alignment: .justified
    )
    let flat = FlattenInlines.run(
      printed.inlines, style, InlineContext(chapter: chapter.id, noteMarks: numbers.marks), theme)
    #expect(flat.letters(in: 0..<flat.scalars.count) == 14)
    #expect(CountLetters.of(printed.inlines, links) == 14)
  }

  @Test func doNotDependOnTheNumberOfWorkers() async throws {
    let chapters = (1...5).map { Pages.chapter(blocks.map(\.block), id: "c\($0)") }
    let one = try await Pages.set(chapters, jobs: 1)
    #expect(one.pageStarts == (try await Pages.set(chapters, jobs: 3)).pageStarts)
  }
}

extension Page {
  /// The first letters and digits of the text in its columns.
  fileprivate func firstLetters(_ count: Int) -> String {
    var letters = String.UnicodeScalarView()
    for frame in frames {
      guard case .column = frame.region else { continue }
      for case .glyphs(let run) in frame.items {
        letters += run.text.unicodeScalars.filter(\.isLetterOrDigit)
      }
    }
    return String(letters.prefix(count))
  }
}
