import Manuscript

extension XHTMLWriter {
  mutating func write(_ list: List, _ language: Language?) {
    guard !list.items.isEmpty else { return }
    let tasks = list.items.contains { $0.isDone != nil }
    switch list.kind {
    case .bullet: xml.open("ul", id(list.attributes), when(tasks, .style("tasks")), language: language)
    case .ordered(let start):
      xml.open(
        "ol", id(list.attributes), when(start != 1, XMLAttribute("start", "\(start)")), language: language)
    }
    xml.newline()
    for item in list.items { write(item, isTight: list.isTight) }
    xml.closeLine()
  }

  private mutating func write(_ item: List.Item, isTight: Bool) {
    xml.open("li", when(item.isDone != nil, .style("task")))
    if let isDone = item.isDone { lead = .task(isDone: isDone) }
    writeContent(item.blocks, isTight: isTight)
    xml.closeLine()
  }

  /// The content of an item, a cell or a definition: a paragraph by itself needs no element of its own.
  mutating func writeContent(_ blocks: [Block], isTight: Bool) {
    guard isTight, case .paragraph(let first) = blocks.first, first.isPlain else {
      if lead != nil, !blocks.beginWithParagraph { writeLead() }
      guard !blocks.isEmpty else { return }
      xml.newline()
      return write(blocks)
    }
    writeLead()
    write(first.inlines)
    guard blocks.count > 1 else { return }
    xml.newline()
    write(Array(blocks.dropFirst()))
  }

  mutating func write(_ list: DefinitionList, _ language: Language?) {
    guard !list.items.isEmpty else { return }
    xml.open("dl", id(list.attributes), language: language)
    xml.newline()
    for item in list.items { write(item) }
    xml.closeLine()
  }

  /// HTML wants at least one term and one definition in a group.
  private mutating func write(_ item: DefinitionList.Item) {
    for term in item.terms.isEmpty ? [[]] : item.terms {
      xml.open("dt")
      write(term)
      xml.closeLine()
    }
    for definition in item.definitions.isEmpty ? [[]] : item.definitions {
      xml.open("dd")
      writeContent(definition, isTight: definition.count == 1)
      xml.closeLine()
    }
  }
}

extension [Block] {
  fileprivate var beginWithParagraph: Bool {
    if case .paragraph = first { return true }
    return false
  }
}

extension Paragraph {
  /// Whether nothing but its text has to be said.
  var isPlain: Bool {
    alignment == nil && attributes.anchor == nil && attributes.language == nil
  }
}
