import Manuscript
import TestSupport
import Themes
import Testing

@testable import Typesetting

@Suite struct PagesNotesTests {
  private func note(_ id: String, _ characters: Int, from first: Int = 9000) -> Note {
    Note(id: NoteID(id), blocks: [paragraph(characters, from: first)])
  }

  private func text(_ count: Int, noteAfter id: String) -> Block {
    .paragraph(
      Paragraph([.text(ideographs(count)), .noteReference(NoteID(id)), .text(ideographs(40, from: 300))]))
  }

  @Test func setsNotesAtTheFootOfTheirPage() async throws {
    let dump = try await Pages.dump(
      [text(60, noteAfter: "a"), paragraph(200, from: 500)], notes: [note("a", 40)])
    expectGolden(dump, "pages/notes.txt")
  }

  @Test func continuesLongNotesOnTheNextPage() async throws {
    let dump = try await Pages.dump(
      [paragraph(78, from: 700), text(30, noteAfter: "长"), paragraph(200, from: 500)],
      notes: [note("长", 400)])
    expectGolden(dump, "pages/notes-continued.txt")
  }

  @Test func beginsANoteOnThePageOfItsMark() async throws {
    for before in stride(from: 0, to: 200, by: 10) {
      let book = try await Pages.set([
        Pages.chapter([text(before, noteAfter: "x")], notes: [note("x", 70)])
      ])
      let notes = Pages.lines(Pages.body(of: book), "notes").firstIndex { !$0.isEmpty }
      let marks = Pages.lines(Pages.body(of: book), "column 0").firstIndex { $0.joined().contains("1") }
      #expect(notes == marks)
    }
  }

  @Test func numbersNotesAndLinksInOneSequence() async throws {
    let link = Inline.link(Link(.external("https://example.org/a"), [.text("文章")]))
    let blocks: [Block] = [
      .paragraph(
        Paragraph([.noteReference(NoteID("b")), .text("甲"), link, .noteReference(NoteID("a")), link]))
    ]
    let chapter = Pages.chapter(blocks, notes: [note("a", 5), note("b", 5, from: 9100)])
    let book = try await Pages.set([chapter], TestTheme.make { $0.page.links = .notes })
    #expect(Pages.lines(Pages.body(of: book), "column 0").joined().joined() == "1甲文章23文章2")
    #expect(Pages.lines(Pages.body(of: book), "notes").joined().filter { $0.contains("https") }.count == 1)
  }

  @Test func printsAddressesInBracketsOrNotAtAll() async throws {
    let link = Inline.link(Link(.external("https://example.org"), [.text("网站")]))
    for (style, expected) in [(LinkStyle.inline, "网站（https://example.org）"), (.none, "网站")] {
      let book = try await Pages.set(
        [Pages.chapter([.paragraph(Paragraph([link], alignment: .start))])],
        TestTheme.make { $0.page.links = style })
      #expect(Pages.lines(Pages.body(of: book), "column 0").joined().joined() == expected)
    }
  }

  @Test func losesNoneOfFiveHundredNotesOnOneLine() async throws {
    let ids = (0..<500).map { "n\($0)" }
    let notes = ids.enumerated().map { note($1, 10, from: 10 * $0) }
    let references = ids.map { Inline.noteReference(NoteID($0)) }
    let book = try await Pages.set(
      [Pages.chapter([.paragraph(Paragraph(references)), paragraph(100, from: 6000)], notes: notes)])
    let printed = Pages.lines(Pages.body(of: book), "notes").joined().joined().filter { !$0.isASCII }
    #expect(printed == ideographs(5000))
  }

  @Test func setsEveryBlockOfANote() async throws {
    let blocks: [Block] = [
      paragraph(5, from: 9000),
      .list(List(.bullet, isTight: true, items: [List.Item([paragraph(5, from: 9100)])])),
      .code(CodeBlock("x1")), .quote(Quote([paragraph(5, from: 9200)])), paragraph(5, from: 9300),
    ]
    let book = try await Pages.set(
      [Pages.chapter([text(5, noteAfter: "n")], notes: [Note(id: NoteID("n"), blocks: blocks)])])
    let printed = Pages.lines(Pages.body(of: book), "notes").joined().joined()
    var rest = printed[...]
    for part in [
      ideographs(5, from: 9000), ideographs(5, from: 9100), "x1", ideographs(5, from: 9200),
      ideographs(5, from: 9300),
    ] {
      let found = try #require(rest.firstRange(of: part), "\(printed)")
      rest = rest[found.upperBound...]
    }
  }

  @Test func printsNotesThatNothingRefersTo() async throws {
    let book = try await Pages.set([Pages.chapter([paragraph(10)], notes: [note("lost", 5)])])
    #expect(Pages.lines(Pages.body(of: book), "notes").joined().joined().contains(ideographs(5, from: 9000)))
  }

  @Test func leadsFromMarkToNoteAndBack() async throws {
    let book = try await Pages.set([Pages.chapter([text(5, noteAfter: "注")], notes: [note("注", 5)])])
    let page = Pages.body(of: book)[0]
    let names = Set(page.targets.map(\.name))
    let links = page.frames.flatMap(\.links).compactMap { link -> String? in
      if case .target(let name) = link.destination { name } else { nil }
    }
    #expect(links.count == 2)
    #expect(names.isSuperset(of: links))
  }
}
