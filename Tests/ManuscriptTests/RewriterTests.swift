import Manuscript
import Testing

/// Takes line breaks away and doubles images.
private struct Changer: Rewriter {
  func rewrite(_ inline: Inline) -> [Inline] {
    var changer = self
    switch inline {
    case .lineBreak: return []
    case .image: return [inline, inline]
    case .text(let text): return [.text(text.uppercased())]
    default: return [changer.rewriteChildren(of: inline)]
    }
  }
}

/// Collects what an identity passes through.
private struct Identity: Rewriter {
  var count = 0
  mutating func rewrite(_ inline: Inline) -> [Inline] {
    count += 1
    return [rewriteChildren(of: inline)]
  }
}

@Suite struct RewriterTests {
  @Test func changesNothingByItself() {
    for chapter in KitchenSink.publication.chapters {
      var identity = Identity()
      #expect(identity.rewrite(chapter.blocks) == chapter.blocks)
    }
  }

  @Test func takesOutAndPutsInInlinesAtAnyDepth() {
    var changer = Changer()
    let image = Inline.image(Image(ResourceID("a"), alternative: nil))
    let blocks: [Block] = [
      .quote(Quote([.paragraph(Paragraph([.underline([.text("a"), .lineBreak, .strong([image])])]))]))
    ]
    #expect(
      changer.rewrite(blocks) == [
        .quote(Quote([.paragraph(Paragraph([.underline([.text("A"), .strong([image, image])])]))]))
      ])
  }

  @Test func aFigureKeepsAsManyPicturesAsItHas() {
    var changer = Changer()
    let figure = Block.figure(
      Figure(images: [Image(ResourceID("a"), alternative: nil)], caption: [.lineBreak]))
    guard case .figure(let changed) = changer.rewrite(figure) else {
      Issue.record("no figure")
      return
    }
    #expect(changed.images.count == 1 && changed.caption.isEmpty)
  }
}
