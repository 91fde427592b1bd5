extension Block {
  /// What the block carries besides its content.
  package var attributes: Attributes {
    switch self {
    case .paragraph(let paragraph): paragraph.attributes
    case .heading(let heading): heading.attributes
    case .list(let list): list.attributes
    case .definitionList(let list): list.attributes
    case .quote(let quote): quote.attributes
    case .code(let code): code.attributes
    case .table(let table): table.attributes
    case .figure(let figure): figure.attributes
    case .rule(let attributes): attributes
    case .math(let math): math.attributes
    case .aside(let aside): aside.attributes
    case .linkCard(let card): card.attributes
    }
  }
}
