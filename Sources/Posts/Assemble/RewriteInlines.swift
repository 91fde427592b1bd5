import Manuscript

/// Gives every inline of a chapter to `change`, children before parents.
func rewrite(_ chapter: inout Chapter, _ change: (inout Inline) -> Void) {
  withoutActuallyEscaping(change) { change in
    let rewriter = InlineRewriter(change: change)
    chapter.blocks = rewriter.rewrite(chapter.blocks)
    for index in chapter.notes.indices {
      chapter.notes[index].blocks = rewriter.rewrite(chapter.notes[index].blocks)
    }
  }
}

private struct InlineRewriter {
  let change: (inout Inline) -> Void

  func rewrite(_ blocks: [Block]) -> [Block] { blocks.map(rewrite) }

  private func rewrite(_ block: Block) -> Block {
    switch block {
    case .paragraph(var paragraph):
      paragraph.inlines = rewrite(paragraph.inlines)
      return .paragraph(paragraph)
    case .heading(var heading):
      heading.inlines = rewrite(heading.inlines)
      return .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = rewrite(list.items[index].blocks) }
      return .list(list)
    case .definitionList(var list):
      list.items = list.items.map {
        DefinitionList.Item(terms: $0.terms.map(rewrite), definitions: $0.definitions.map(rewrite))
      }
      return .definitionList(list)
    case .quote(var quote):
      quote.blocks = rewrite(quote.blocks)
      return .quote(quote)
    case .table(let table): return .table(rewrite(table))
    case .figure(var figure):
      figure.images = figure.images.map(rewrite)
      figure.caption = rewrite(figure.caption)
      return .figure(figure)
    case .aside(var aside):
      aside.title = aside.title.map(rewrite)
      aside.blocks = rewrite(aside.blocks)
      return .aside(aside)
    case .code, .rule, .math, .linkCard: return block
    }
  }

  private func rewrite(_ table: Table) -> Table {
    func row(_ row: Table.Row) -> Table.Row {
      row.map { cell in
        var cell = cell
        cell.blocks = rewrite(cell.blocks)
        return cell
      }
    }
    var table = table
    table.caption = rewrite(table.caption)
    table.head = table.head.map(row)
    table.body = table.body.map(row)
    return table
  }

  private func rewrite(_ image: Image) -> Image {
    var inline = Inline.image(image)
    change(&inline)
    if case .image(let image) = inline { return image }
    return image
  }

  private func rewrite(_ inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      var inline = rewriteChildren(inline)
      change(&inline)
      return inline
    }
  }

  private func rewriteChildren(_ inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let inner): return .emphasis(rewrite(inner))
    case .strong(let inner): return .strong(rewrite(inner))
    case .strike(let inner): return .strike(rewrite(inner))
    case .sub(let inner): return .sub(rewrite(inner))
    case .sup(let inner): return .sup(rewrite(inner))
    case .mark(let inner): return .mark(rewrite(inner))
    case .keyboard(let inner): return .keyboard(rewrite(inner))
    case .span(let language, let inner): return .span(language, rewrite(inner))
    case .link(var link):
      link.inlines = rewrite(link.inlines)
      return .link(link)
    case .ruby(let pairs): return .ruby(pairs.map { RubyPair(base: rewrite($0.base), text: $0.text) })
    case .text, .code, .image, .lineBreak, .noteReference, .math: return inline
    }
  }
}
