import Manuscript

/// Gives every inline of a chapter to `change`, children before parents.
func rewrite(_ chapter: inout Chapter, _ change: (inout Inline) -> Void) {
  withoutActuallyEscaping(change) { change in
    var rewriter = InlineRewriter(change: change)
    chapter.blocks = rewriter.rewrite(chapter.blocks)
    for index in chapter.notes.indices {
      chapter.notes[index].blocks = rewriter.rewrite(chapter.notes[index].blocks)
    }
  }
}

private struct InlineRewriter: Rewriter {
  let change: (inout Inline) -> Void

  func rewrite(_ inline: Inline) -> [Inline] {
    var rewriter = self
    var inline = rewriter.rewriteChildren(of: inline)
    change(&inline)
    return [inline]
  }
}
