extension ManuscriptDump {
  mutating func add(_ blocks: [Block]) { for block in blocks { add(block) } }

  private mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let paragraph):
      let alignment = paragraph.alignment.map { " align=\($0.rawValue)" } ?? ""
      line("paragraph\(alignment)\(suffix(paragraph.attributes)) \(describe(paragraph.inlines))")
    case .heading(let heading):
      line("heading \(heading.level)\(suffix(heading.attributes)) \(describe(heading.inlines))")
    case .list(let list): add(list)
    case .definitionList(let list): add(list)
    case .quote(let quote):
      line("\(quote.isPulled ? "pull-quote" : "quote")\(suffix(quote.attributes))")
      indented { $0.add(quote.blocks) }
    case .code(let code): add(code)
    case .table(let table): add(table)
    case .figure(let figure):
      line(
        "\(figure.isWide ? "wide-figure" : "figure")\(suffix(figure.attributes)) \(describe(figure.images.map(Inline.image)))"
      )
      if !figure.caption.isEmpty { indented { $0.line("caption \(describe(figure.caption))") } }
    case .rule(let attributes): line("rule\(suffix(attributes))")
    case .math(let math): line("math\(suffix(math.attributes)) \(quoted(math.tex))")
    case .aside(let aside):
      line("aside\(suffix(aside.attributes)) \(describe(aside.title ?? []))")
      indented { $0.add(aside.blocks) }
    case .linkCard(let card):
      line("link-card\(suffix(card.attributes)) \(quoted(card.title)) \(quoted(card.address))")
    }
  }

  private mutating func add(_ list: List) {
    var kind = "bullet"
    if case .ordered(let start) = list.kind { kind = "ordered start=\(start)" }
    line("list \(kind) \(list.isTight ? "tight" : "loose")\(suffix(list.attributes))")
    indented { dump in
      for item in list.items {
        dump.line("item" + (item.isDone.map { $0 ? " done" : " open" } ?? ""))
        dump.indented { $0.add(item.blocks) }
      }
    }
  }

  private mutating func add(_ list: DefinitionList) {
    line("definitions\(suffix(list.attributes))")
    indented { dump in
      for item in list.items {
        for term in item.terms { dump.line("term \(describe(term))") }
        for definition in item.definitions {
          dump.line("definition")
          dump.indented { $0.add(definition) }
        }
      }
    }
  }

  private mutating func add(_ code: CodeBlock) {
    line("code\(code.language.map { " language=\($0)" } ?? "")\(suffix(code.attributes))")
    indented { dump in
      if dump.showsTokens {
        for pieces in code.linesOfPieces { dump.line(describe(pieces)) }
      } else {
        for text in code.lines { dump.line(quoted(String(text))) }
      }
    }
  }

  private mutating func add(_ table: Table) {
    let columns = table.columns.map { $0?.rawValue ?? "-" }.joined(separator: " ")
    line("table columns=(\(columns))\(suffix(table.attributes))")
    indented { dump in
      if !table.caption.isEmpty { dump.line("caption \(describe(table.caption))") }
      for row in table.head { dump.add(row, "head") }
      for row in table.body { dump.add(row, "row") }
    }
  }

  private mutating func add(_ row: Table.Row, _ name: String) {
    line(name)
    indented { dump in
      for cell in row {
        var text = cell.isHead ? "th" : "td"
        if cell.columnSpan > 1 { text += " columns=\(cell.columnSpan)" }
        if cell.rowSpan > 1 { text += " rows=\(cell.rowSpan)" }
        if let alignment = cell.alignment { text += " align=\(alignment.rawValue)" }
        dump.line(text)
        dump.indented { $0.add(cell.blocks) }
      }
    }
  }
}

/// A line of code: `(keyword "let") " x = " (number "1")`.
private func describe(_ pieces: [CodeBlock.Piece]) -> String {
  guard !pieces.isEmpty else { return quoted("") }
  return pieces.map { piece in
    let text = quoted(String(piece.text))
    return piece.kind.map { "(\($0.rawValue) \(text))" } ?? text
  }.joined(separator: " ")
}

private func suffix(_ attributes: Attributes) -> String {
  var text = ""
  if let anchor = attributes.anchor { text += " #\(anchor)" }
  if let language = attributes.language { text += " language=\(language)" }
  return text
}
