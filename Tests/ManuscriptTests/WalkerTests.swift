import Manuscript
import Testing

/// Collects the characters that it comes by.
private struct TextCollector: Walker {
  var texts: [String] = []

  mutating func visit(_ block: Block) {
    switch block {
    case .code(let code): texts.append(code.text)
    case .math(let math): texts.append(math.tex)
    case .linkCard(let card): texts.append(card.title)
    default: walkChildren(of: block)
    }
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text), .code(let text), .math(let text): texts.append(text)
    case .image(let image): texts.append(image.alternative ?? "")
    case .noteReference(let id): texts.append("[\(id)]")
    default: walkChildren(of: inline)
    }
  }
}

/// Counts with the defaults of the protocol alone.
private struct HeadingCounter: Walker {
  var count = 0

  mutating func visit(_ block: Block) {
    if case .heading = block { count += 1 }
    walkChildren(of: block)
  }
}

@Suite struct WalkerTests {
  @Test func visitsEverythingInReadingOrder() {
    var collector = TextCollector()
    collector.walk(KitchenSink.publication)
    let expected = """
      序。|水位|文\u{ad}\u{7}|着重|粗|删|线|a \\ b|外|内|锚||2|n|避|头|[1]|标|Shift|Vol|E=mc^2|かな|Right.|\
      let 水 = 1\n\n\tprint("水")|W = \\frac{g}{2}|video.example|江||图。|三|内|成|未|字面|字身|墨|方|引|再引|\
      为什么|因为|表|甲|乙|a|b|1|注。
      """
    #expect(
      collector.texts == expected.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func reachesBlocksInsideOfBlocksAndNotes() {
    let heading = Block.heading(Heading(level: 2, [.text("a")]))
    let nested = Block.quote(Quote([.list(List(.bullet, items: [List.Item([heading])])), heading]))
    var counter = HeadingCounter()
    counter.walk(
      Chapter(
        id: ChapterID("a"), title: "A", blocks: [nested], notes: [Note(id: NoteID("1"), blocks: [heading])]))
    #expect(counter.count == 3)
  }
}
