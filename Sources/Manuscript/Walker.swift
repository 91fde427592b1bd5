/// Visits every block and inline of a manuscript in reading order.
///
/// Override what you care about; the default of each method goes on to the children, so an override that
/// wants them too calls the default through `walkChildren(of:)`.
public protocol Walker {
  /// Visits one block.
  mutating func visit(_ block: Block)
  /// Visits one inline.
  mutating func visit(_ inline: Inline)
}

extension Walker {
  /// Goes on to the children.
  public mutating func visit(_ block: Block) { walkChildren(of: block) }
  /// Goes on to the children.
  public mutating func visit(_ inline: Inline) { walkChildren(of: inline) }

  /// Visits the body and then the notes of each chapter.
  public mutating func walk(_ publication: Publication) {
    for chapter in publication.chapters { walk(chapter) }
  }

  /// Visits the body and then the notes.
  public mutating func walk(_ chapter: Chapter) {
    for block in chapter.blocks { visit(block) }
    for note in chapter.notes { for block in note.blocks { visit(block) } }
  }

  /// Visits the blocks and inlines directly inside `block`.
  public mutating func walkChildren(of block: Block) {
    switch block {
    case .paragraph(let paragraph): walk(paragraph.inlines)
    case .heading(let heading): walk(heading.inlines)
    case .list(let list): for item in list.items { walk(item.blocks) }
    case .definitionList(let list):
      for item in list.items {
        for term in item.terms { walk(term) }
        for definition in item.definitions { walk(definition) }
      }
    case .quote(let quote): walk(quote.blocks)
    case .table(let table):
      walk(table.caption)
      for row in table.head + table.body { for cell in row { walk(cell.blocks) } }
    case .figure(let figure):
      for image in figure.images { visit(.image(image)) }
      walk(figure.caption)
    case .aside(let aside):
      walk(aside.title ?? [])
      walk(aside.blocks)
    case .code, .rule, .math, .linkCard: break
    }
  }

  /// Visits the inlines directly inside `inline`.
  public mutating func walkChildren(of inline: Inline) {
    switch inline {
    case .emphasis(let inlines), .strong(let inlines), .strike(let inlines), .sub(let inlines),
      .sup(let inlines), .mark(let inlines), .keyboard(let inlines), .underline(let inlines),
      .smallCaps(let inlines), .span(_, let inlines):
      walk(inlines)
    case .link(let link): walk(link.inlines)
    case .ruby(let pairs): for pair in pairs { walk(pair.base) }
    case .text, .code, .image, .lineBreak, .noteReference, .math: break
    }
  }

  /// Visits each block.
  public mutating func walk(_ blocks: [Block]) { for block in blocks { visit(block) } }

  /// Visits each inline.
  public mutating func walk(_ inlines: [Inline]) { for inline in inlines { visit(inline) } }
}
