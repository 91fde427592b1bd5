/// Makes another manuscript of one, inline by inline, in the order in which a ``Walker`` visits them.
///
/// Override `rewrite(_:)` for the inlines that change; what it gives stands in their place. An override that
/// wants the children rewritten too begins with `rewriteChildren(of:)`.
public protocol Rewriter {
  /// What becomes of one inline: nothing, itself, or several.
  mutating func rewrite(_ inline: Inline) -> [Inline]
}

extension Rewriter {
  /// What becomes of inlines.
  public mutating func rewrite(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    result.reserveCapacity(inlines.count)
    for inline in inlines { result += rewrite(inline) }
    return result
  }

  /// The inline with its children rewritten.
  public mutating func rewriteChildren(of inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let inner): return .emphasis(rewrite(inner))
    case .strong(let inner): return .strong(rewrite(inner))
    case .strike(let inner): return .strike(rewrite(inner))
    case .underline(let inner): return .underline(rewrite(inner))
    case .sub(let inner): return .sub(rewrite(inner))
    case .sup(let inner): return .sup(rewrite(inner))
    case .mark(let inner): return .mark(rewrite(inner))
    case .keyboard(let inner): return .keyboard(rewrite(inner))
    case .smallCaps(let inner): return .smallCaps(rewrite(inner))
    case .span(let language, let inner): return .span(language, rewrite(inner))
    case .link(var link):
      link.inlines = rewrite(link.inlines)
      return .link(link)
    case .ruby(var pairs):
      for index in pairs.indices { pairs[index].base = rewrite(pairs[index].base) }
      return .ruby(pairs)
    case .text, .code, .image, .lineBreak, .noteReference, .math: return inline
    }
  }

  /// What becomes of blocks.
  public mutating func rewrite(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks { result.append(rewrite(block)) }
    return result
  }

  /// What becomes of a block.
  public mutating func rewrite(_ block: Block) -> Block {
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
    case .definitionList(let list): return .definitionList(rewrite(list))
    case .quote(var quote):
      quote.blocks = rewrite(quote.blocks)
      return .quote(quote)
    case .table(let table): return .table(rewrite(table))
    case .figure(var figure):
      for index in figure.images.indices { figure.images[index] = rewrite(figure.images[index]) }
      figure.caption = rewrite(figure.caption)
      return .figure(figure)
    case .aside(var aside):
      if let title = aside.title { aside.title = rewrite(title) }
      aside.blocks = rewrite(aside.blocks)
      return .aside(aside)
    case .code, .rule, .math, .linkCard: return block
    }
  }

  private mutating func rewrite(_ list: DefinitionList) -> DefinitionList {
    var list = list
    for item in list.items.indices {
      for term in list.items[item].terms.indices {
        list.items[item].terms[term] = rewrite(list.items[item].terms[term])
      }
      for definition in list.items[item].definitions.indices {
        list.items[item].definitions[definition] = rewrite(list.items[item].definitions[definition])
      }
    }
    return list
  }

  private mutating func rewrite(_ table: Table) -> Table {
    var table = table
    table.caption = rewrite(table.caption)
    for row in table.head.indices { rewrite(&table.head[row]) }
    for row in table.body.indices { rewrite(&table.body[row]) }
    return table
  }

  private mutating func rewrite(_ row: inout Table.Row) {
    for index in row.indices { row[index].blocks = rewrite(row[index].blocks) }
  }

  /// The picture of a figure stays one: whatever else it would become has no place there.
  private mutating func rewrite(_ image: Image) -> Image {
    for case .image(let changed) in rewrite(.image(image)) { return changed }
    return image
  }
}
